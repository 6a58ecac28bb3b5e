"""Texts that are the same but for their punctuation."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

_MARKS = re.compile(r"[,.;:?!()<>《》〈〉〔〕【】\[\]…。、·~—–-]+(?!\d)")  # not the point of a number, nor its minus


def plain(folded: str) -> str:
    """The folded text without its punctuation; all of it, if it is nothing else."""
    return _MARKS.sub("", folded) or folded


def carried(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Numbers of folded texts of either side that are the same; of several, the first with the first."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in reversed(list(enumerate(b))):
        places[plain(text)].append(number)
    for number, text in enumerate(a):
        if found := places.get(plain(text)):
            yield number, found.pop()
