"""Whether texts stand near in a text: all of them, in any order, none over another, with few characters between.

Engines count distance in terms, and each in its own way; so it is counted here, in characters, for all of them.
"""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

Place = tuple[
    int, int, int
]  # where it starts and ends, and the bits of the wanted that it may be: one for each time it is wanted


def are_near(text: str, wanted: Sequence[str], within: int) -> bool:
    """Whether all that is wanted stands in the text with at most ``within`` characters between each and the next.

    What is wanted twice must stand there twice.
    """
    places = sorted(_places(text, wanted))
    whole = (1 << len(wanted)) - 1
    return _at_first_sight(places, whole, within) or _anyhow(places, whole, within)


def _at_first_sight(places: Sequence[Place], whole: int, within: int) -> bool:
    """Whether each next place that can be taken, taken, leads there: mostly so, where they are near at all."""
    taken, last = 0, 0
    for start, end, bits in places:
        if taken and start - last > within:
            taken = 0
        free = bits & ~taken
        if not taken or (start >= last and free):
            taken, last = taken | free & -free, end
            if taken == whole:
                return True
    return False


def _anyhow(places: Sequence[Place], whole: int, within: int) -> bool:
    """Whether any choice of places leads there. For each set of the wanted, the ends of all rows that hold just these are kept,
    as long as something may still join them; one more joins the row that ends nearest before it.
    """
    ends: dict[int, list[int]] = {}
    for start, end, bits in places:
        for held in [held for held, rows in ends.items() if rows[-1] < start - within]:
            del ends[held]
        for held in [0, *ends]:
            free = bits & ~held
            if free and (not held or _is_reached(ends[held], start, within)):
                joined = held | free & -free
                if joined == whole:
                    return True
                insort(ends.setdefault(joined, []), end)
    return False


def _is_reached(ends: list[int], start: int, within: int) -> bool:
    before = bisect_right(ends, start)
    return before > 0 and start - ends[before - 1] <= within


def _places(text: str, wanted: Sequence[str]) -> Iterator[Place]:
    """Where each stands, also over itself, as 人人 does in 人人人."""
    for part in dict.fromkeys(wanted):
        bits = sum(1 << number for number, other in enumerate(wanted) if other == part)
        at = text.find(part)
        while at >= 0:
            yield at, at + len(part), bits
            at = text.find(part, at + 1)
