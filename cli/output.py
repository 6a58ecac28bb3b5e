"""What goes to standard output and standard error, and how."""

import json
import sys
import unicodedata
from typing import TYPE_CHECKING, Any

from rich.console import Console

if TYPE_CHECKING:
    from indexer.intake import Refusal


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # these set a line the other way round


def printable(text: str) -> str:
    """The text with a stand-in for each control character, so that it cannot steer a terminal; as long as before."""
    return "".join("\ufffd" if _steers(char) else char for char in text)


def _steers(char: str) -> bool:
    return (unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t") or char in _TURNING


def console() -> Console:
    """Colour on a terminal, plain text elsewhere; never wraps what a program may read."""
    return Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 2000)


def print_json(value: Any) -> None:
    """One JSON document; escaped where standard output cannot hold it, so that any text can be printed anywhere."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        text = json.dumps(value)
    sys.stdout.write(text + "\n")


def complain(what: str, *details: str) -> None:
    """An error for a person: what happened, then a line for each detail."""
    sys.stderr.write("".join(f"{printable(line)}\n" for line in (f"tifa: {what}", *(f"  {it}" for it in details))))


def tell_refusal(refusal: "Refusal") -> None:
    """Why a file is not read, with the remedy; of one that is only passed over, just why."""
    if refusal.passed_over:
        complain(f"passed over: {refusal.file}: {refusal.what}")
    else:
        complain(f"{refusal.file}: {refusal.what}", f"remedy: {refusal.remedy}")
