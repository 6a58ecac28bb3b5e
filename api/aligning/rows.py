"""Two reports side by side: the passages of the one in its order, and those that only the other has where they stood."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.aligning.pairs import Pair
from api.aligning.subsequence import in_both


class Row(NamedTuple):
    """Numbers of passages, None where there is none; ``moved``: it stands in another order to the others."""

    a: int | None
    b: int | None
    pair: Pair | None = None
    moved: bool = False


def rows(count_a: int, count_b: int, pairs: Sequence[Pair]) -> Iterator[Row]:
    """In the order of b."""
    by_b = {pair.b: pair for pair in pairs}
    in_place = _in_place(pairs)
    after = _only_a(count_a, {pair.a for pair in pairs})
    yield from after.get(-1, ())
    for number in range(count_b):
        pair = by_b.get(number)
        if pair:
            yield Row(pair.a, number, pair, moved=pair.b not in in_place)
            yield from after.get(pair.a, ())
        else:
            yield Row(None, number)


def _only_a(count: int, paired: set[int]) -> dict[int, list[Row]]:
    """By the passage of a pair that they follow; -1 for those before all."""
    found: dict[int, list[Row]] = {}
    last = -1
    for number in range(count):
        if number in paired:
            last = number
        else:
            found.setdefault(last, []).append(Row(number, None))
    return found


def _in_place(pairs: Sequence[Pair]) -> set[int]:
    """The most pairs that stand in one order in both, by their numbers in b."""
    in_a = [str(pair.b) for pair in sorted(pairs, key=lambda it: it.a)]
    in_b = [str(pair.b) for pair in sorted(pairs, key=lambda it: it.b)]
    return {int(in_b[at]) for _, at in in_both(in_a, in_b)}
