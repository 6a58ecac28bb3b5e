"""How wide text is when set: Latin letters and digits take half the room of a character."""

import re

_NARROW = re.compile(r"[\x20-\x7e]")
_UNBROKEN = re.compile(r"[A-Za-z0-9.,%+\-/]*[A-Za-z0-9%]|.", re.DOTALL)
_CANNOT_END = "“‘（《「『(["
_CANNOT_BEGIN = "，。、；：！？）》」』”’…—·,.;:!?)%％"


def characters(text: str) -> int:
    return len(text)


def display(text: str) -> int:
    """In halves of a character."""
    return 2 * len(text) - len(_NARROW.findall(text))


def first_unit(text: str) -> str:
    """What a printer must set as one at the start of a line: a character or a Latin word, with the marks it cannot part from."""
    start = 0
    while start < len(text) - 1 and text[start] in _CANNOT_END:
        start += 1
    found = _UNBROKEN.match(text, start)
    end = found.end() if found else 0
    while end < len(text) and text[end] in _CANNOT_BEGIN:
        end += 1
    return text[:end]
