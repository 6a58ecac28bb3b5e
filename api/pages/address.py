"""An address as it is read on paper: Chinese stands as it is, and what would make another address of it stays escaped."""

import re
from urllib.parse import unquote

_ESCAPED = re.compile(r"(?:%[89A-F][0-9A-F])+", re.IGNORECASE)


def readable(address: str) -> str:
    """A browser takes it as the address that it was."""
    return _ESCAPED.sub(_plain, address)


def _plain(found: re.Match[str]) -> str:
    """Where it is a text, and all of it can be seen: neither blanks nor marks that turn the direction."""
    text = unquote(found[0], errors="replace")
    return text if text.isprintable() and "\ufffd" not in text and not text.isspace() else found[0]
