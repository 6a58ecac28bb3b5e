"""Which passage of one report is which of the other: those carried over, then of those reworded the most alike first.

So a pair stands where neither of its passages is more like another that is free, wherever in its report it is; and it is the
same pair whichever report is named first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.aligning.cut import Cut
from api.aligning.differences import Differences, differences
from api.aligning.likely import likely
from api.aligning.plain import carried

ALIKE = 0.25  # of the characters of both passages; where less is the same, it is mostly set phrases
FEWEST = 12  # folded characters that are the same, and in
PLACES = 2  # so many places: one run alone is a set phrase, unless it is
MOSTLY = 0.5  # of both


@dataclass(frozen=True, slots=True)
class Pair:
    """``a`` and ``b`` are numbers of passages; ``carried``: nothing was changed but punctuation."""

    a: int
    b: int
    carried: bool
    differences: Differences


def pairs(a: Sequence[Cut], b: Sequence[Cut]) -> list[Pair]:
    """Each passage stands in one pair or in none."""
    same = list(carried([it.folded for it in a], [it.folded for it in b]))
    kept = [Pair(one, other, True, differences(a[one], b[other])) for one, other in same]
    left, right = _rest(len(a), {one for one, _ in same}), _rest(len(b), {other for _, other in same})
    return kept + list(_reworded(a, b, left, right))


def _rest(count: int, taken: set[int]) -> list[int]:
    return [at for at in range(count) if at not in taken]


def _reworded(a: Sequence[Cut], b: Sequence[Cut], left: Sequence[int], right: Sequence[int]) -> Iterator[Pair]:
    """Of passages that are alike, the nearest by their place first."""
    found = likely([a[at].folded for at in left], [b[at].folded for at in right], ALIKE)
    told = [
        Pair(one, other, False, differences(a[one], b[other])) for one, other in ((left[x], right[y]) for x, y in found)
    ]
    told.sort(key=lambda it: (-it.differences.share, abs(it.a / len(a) - it.b / len(b)), it.a + it.b, abs(it.a - it.b)))
    free_a, free_b = set(left), set(right)
    for pair in told:
        if is_alike(pair.differences) and pair.a in free_a and pair.b in free_b:
            free_a.remove(pair.a)
            free_b.remove(pair.b)
            yield pair


def is_alike(found: Differences) -> bool:
    """Whether a reader would call one the other reworded."""
    in_places = found.kept >= FEWEST and found.places >= PLACES
    return found.share >= ALIKE and (in_places or found.share >= MOSTLY)
