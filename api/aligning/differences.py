"""What was changed from one text to the other, in pieces that lose no character of either."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from api.aligning.cut import Cut
from api.aligning.subsequence import in_both

SHORTEST = 4  # folded characters: less that stands between changes says nothing, and is told as changed with them

Span = tuple[int, int]


class Piece(NamedTuple):
    """``a`` and ``b`` are spans of the two texts; of what was changed, either may be empty."""

    a: Span
    b: Span
    same: bool


@dataclass(frozen=True, slots=True)
class Differences:
    """``kept``: how many folded characters stand in what is the same; ``share``: of the characters of both texts.

    ``places``: in how many runs that say something.
    """

    pieces: list[Piece]
    kept: int
    share: float
    places: int


def differences(a: Cut, b: Cut) -> Differences:
    """The same for both orders of the two, but for the sides."""
    if (b.words, b.text) < (a.words, a.text):
        turned = differences(b, a)
        return replace(turned, pieces=[Piece(it.b, it.a, it.same) for it in turned.pieces])
    runs = _without_scraps(list(_runs(a, b)), a)
    lengths = [_length(a, it.a) for it in runs if it.same]
    kept, places = sum(lengths), sum(length >= SHORTEST for length in lengths)
    pieces = [Piece(_span(a, it.a), _span(b, it.b), it.same) for it in runs]
    return Differences(pieces, kept, 2 * kept / max(1, len(a.folded) + len(b.folded)), places)


def _runs(a: Cut, b: Cut) -> Iterator[Piece]:
    """By turns the same and changed, in words."""
    at, other = 0, 0
    start = (0, 0)
    for one, two in [*in_both(a.words, b.words), (len(a.words), len(b.words))]:
        if (one, two) != (at, other):
            if start != (at, other):
                yield Piece((start[0], at), (start[1], other), same=True)
            yield Piece((at, one), (other, two), same=False)
            start = (one, two)
        at, other = one + 1, two + 1
    if start != (len(a.words), len(b.words)):
        yield Piece((start[0], len(a.words)), (start[1], len(b.words)), same=True)


def _without_scraps(runs: list[Piece], a: Cut) -> list[Piece]:
    """What is the same but too short goes into the changes around it."""
    joined: list[Piece] = []
    for run in runs:
        inner = joined and run is not runs[-1]
        same = run.same and (_length(a, run.a) >= SHORTEST or not inner)
        if joined and not same and not joined[-1].same:
            last = joined[-1]
            joined[-1] = Piece((last.a[0], run.a[1]), (last.b[0], run.b[1]), same=False)
        else:
            joined.append(run._replace(same=same))
    return joined


def _length(text: Cut, words: Span) -> int:
    return sum(map(len, text.words[slice(*words)]))


def _span(text: Cut, words: Span) -> Span:
    return text.bounds[words[0]], text.bounds[words[1]]
