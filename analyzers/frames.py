"""The verb before a slogan: 学习贯彻…, 践行…, 坚决做到….

It stands right before the mention, with nothing between but 了, 好, 以, 把 and the like, or before the first of several
slogans joined by 、 or 和.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from analyzers.spellings import JOINT

LONGEST_GAP = 4
_FILLER = re.compile("(?:了|着|好|以|把|将|对|为|到|党的|中共|中央|全国|新时代|新征程|[(])*$")
_JOINED = re.compile(f"(?:{JOINT}|和|与|及|以及|暨)(?:党的|中共|中央)?")


@cache
def verbs() -> tuple[frozenset[str], int]:
    lines = (Path(__file__).parent / "data" / "frames.txt").read_text(encoding="utf-8").splitlines()
    known = frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    return known, max(map(len, known))


def frame_before(text: str, start: int) -> tuple[str, int]:
    """The longest known verb that ends where the slogan at ``start`` begins, and its end; or nothing."""
    known, longest = verbs()
    filler = _FILLER.search(text, max(0, start - LONGEST_GAP), start)
    ends = (start, filler.start()) if filler else (start,)
    for end in dict.fromkeys(ends):
        for length in range(min(longest, end), 1, -1):
            if text[end - length : end] in known:
                return text[end - length : end], end
    return "", start


@cache
def _verb_starts() -> frozenset[str]:
    return frozenset(verb[:2] for verb in verbs()[0])


def verb_ends(text: str) -> Iterable[int]:
    """Where a known verb ends that begins the text: 增强四个意识 is a verb and a slogan, not one word."""
    if text[:2] not in _verb_starts():
        return ()
    known, longest = verbs()
    return (end for end in range(2, min(longest, len(text) - 1) + 1) if text[:end] in known)


def joins(text: str, end: int, start: int) -> bool:
    """Whether two slogans stand side by side, so that the verb of the first goes for the second."""
    return start >= end and _JOINED.fullmatch(text, end, start) is not None
