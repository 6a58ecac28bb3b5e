"""What goes to standard output and standard error, and how."""

import json
import sys
from typing import Any

from rich.console import Console


def console() -> Console:
    """Colour on a terminal, plain text elsewhere; never wraps what a program may read."""
    return Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 160)


def print_json(value: Any) -> None:
    """One JSON document; a lone surrogate is escaped, so that any text can be printed."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(value)
    sys.stdout.write(text + "\n")


def complain(what: str, *details: str) -> None:
    """An error for a person: what happened, then a line for each detail."""
    sys.stderr.write("".join(f"{line}\n" for line in (f"tifa: {what}", *(f"  {detail}" for detail in details))))
