"""Output that does not fit on the terminal goes through a pager: $PAGER, or less, which is told to keep colour."""

import os
import shlex
import shutil
import subprocess
import sys

DEFAULT = "less"


def page_through(text: str, height: int) -> None:
    """Through the pager where it is longer than the terminal is high; printed at once where there is no terminal, or no pager."""
    command = _pager() if sys.stdout.isatty() and sys.stdin.isatty() and text.count("\n") >= height else []
    if not command:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    settings = {"LESS": "-FRX", "LESSCHARSET": "utf-8", **os.environ}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=settings) as running:  # noqa: S603 - the user's own
        try:
            running.communicate(text.encode("utf-8", "replace"))
        except KeyboardInterrupt:
            running.wait()  # it is the pager's matter


def _pager() -> list[str]:
    try:
        command = shlex.split(os.environ.get("PAGER", DEFAULT))
    except ValueError:
        return []
    return command if command and shutil.which(command[0]) else []
