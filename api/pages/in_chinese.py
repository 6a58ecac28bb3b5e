"""What went wrong, said in Chinese: the rooms below speak English, as programs read it."""

import re

from api.pages.wording.said import SAID

_PLACE = re.compile(r"\\\{(\w+)\\\}")
_MARKS = frozenset({"“”", "''", '""'})
_NUMBERS = frozenset({"n", "most"})


def _pattern(english: str) -> re.Pattern[str]:
    def place(found: re.Match[str]) -> str:
        return f"(?P<{found[1]}>{'[0-9.,]+' if found[1] in _NUMBERS else '.+'})"

    return re.compile(_PLACE.sub(place, re.escape(english)), re.DOTALL)


_PATTERNS = [(_pattern(english), chinese) for chinese, english in SAID]


def in_chinese(english: str) -> str:
    """Nothing where it is the matter of whoever runs the server."""
    for pattern, chinese in _PATTERNS:
        found = pattern.fullmatch(english)
        if found:
            return chinese.format_map({name: _bare(text) for name, text in found.groupdict().items()})
    return ""


def _bare(text: str) -> str:
    """Without the quotation marks around it: Chinese has its own."""
    return text[1:-1] if len(text) > 1 and text[0] + text[-1] in _MARKS else text
