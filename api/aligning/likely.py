"""Which passages of two reports may be one reworded: those that share runs of characters."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

RUN = 4  # characters
MOST_HOLDERS = 40  # passages of one report; a run that more of them hold is a set phrase
MOST = 8  # passages of the other report that one is compared with

Pair = tuple[int, int]


def likely(a: Sequence[str], b: Sequence[str], least: float) -> set[Pair]:
    """Numbers of folded passages of which at least this share may be the same: for each the few that share most, seen from either side."""
    shared = {pair: count for pair, count in _shared(a, b) if _most(count, a[pair[0]], b[pair[1]]) >= least}
    order = sorted(shared, key=lambda pair: -_most(shared[pair], a[pair[0]], b[pair[1]]))
    sides: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    found = set()
    for pair in order:
        if any(side[at] < MOST for side, at in zip(sides, pair, strict=True)):
            found.add(pair)
            for side, at in zip(sides, pair, strict=True):
                side[at] += 1
    return found


def _shared(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[Pair, int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(b):
        for run in _runs(text):
            holders[run].append(number)
    for number, text in enumerate(a):
        held = (holders[run] for run in _runs(text) if run in holders)
        counts = Counter(other for found in held if len(found) <= MOST_HOLDERS for other in found)
        yield from (((number, other), count) for other, count in counts.items())


def _runs(text: str) -> set[str]:
    return {text[at : at + RUN] for at in range(len(text) - RUN + 1)}


def _most(shared: int, a: str, b: str) -> float:
    """The share of two texts that can be the same at most, where what is the same comes in runs no shorter than these."""
    return 2 * RUN * shared / (len(a) + len(b))
