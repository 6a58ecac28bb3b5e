"""Whether texts stand near each other in a text: all of them, in any order, none over another, with few characters between.

Engines count distance in terms, and each in its own way; so it is counted here, in characters, for all of them.
"""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence


def are_near(text: str, wanted: Sequence[str], within: int) -> bool:
    """Whether all that is wanted stands in the text with at most ``within`` characters between each and the next.

    What is wanted twice must stand there twice. For each set of the wanted, the ends of all rows that hold just these are
    kept; one more joins the row that ends nearest before it.
    """
    ends: dict[int, list[int]] = {0: []}
    for start, end, number in sorted(_places(text, wanted)):
        for held in list(ends):
            if held >> number & 1:
                continue
            if not held or _is_reached(ends[held], start, within):
                insort(ends.setdefault(held | 1 << number, []), end)
    return (1 << len(wanted)) - 1 in ends


def _is_reached(ends: list[int], start: int, within: int) -> bool:
    before = bisect_right(ends, start)
    return before > 0 and start - ends[before - 1] <= within


def _places(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Where each stands, also over itself, as 人人 does in 人人人."""
    for number, part in enumerate(wanted):
        at = text.find(part)
        while at >= 0:
            yield at, at + len(part), number
            at = text.find(part, at + 1)
