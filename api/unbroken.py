"""What a cut may not break: a number with its marks and units, a word in Latin letters."""

import re
from itertools import takewhile

Span = tuple[int, int]

_SIGNS = "A-Za-zＡ-Ｚａ-ｚ\\d〇零一二两三四五六七八九十百千万亿"  # \d is of any width
_JOINING = ".,．，:：/\\-－"
_PIECE = re.compile(f"[{_SIGNS}]+(?:[{_JOINING}][{_SIGNS}]+)*[%％‰℃]?")
_BEFORE = re.compile(f"[{_SIGNS}{_JOINING}]")


def unbroken(text: str, at: int) -> Span:
    """The piece that a cut at this place would break, from its beginning to its end; where none is broken, the place twice."""
    first = at
    while first and _BEFORE.match(text, first - 1):
        first -= 1
    begun = takewhile(lambda it: it.start() < at, _PIECE.finditer(text, first))
    return next((it.span() for it in begun if it.end() > at), (at, at))
