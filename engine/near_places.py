"""Which places in a text take part where all that is wanted stands near: each is in some row of the wanted, by the rules of `near`.

A row holds so many of each text; that is kept as one number, to which each text adds a unit of its own. What ends at a place and what
begins there must make up the whole between them.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Span = tuple[int, int]


class _Wanted(NamedTuple):
    """A text, how often it is wanted, and what one of it adds to a row."""

    text: str
    times: int
    unit: int

    def may_join(self, held: int) -> bool:
        return held // self.unit % (self.times + 1) < self.times


def places_near(text: str, wanted: Sequence[str], within: int) -> list[Span]:
    """By where they begin; none, where the texts stand near each other nowhere."""
    asked = list(_asked(wanted))
    whole = sum(each.unit * each.times for each in asked)
    places = sorted((at, at + len(each.text), each) for each in asked for at in _starts(text, each.text))
    before = _rows(places, within)
    after = _rows(sorted((-end, -start, each) for start, end, each in places), within)
    return [
        (start, end)
        for start, end, each in places
        if any(whole + each.unit - held in after[-end, -start] for held in before[start, end])
    ]


def _asked(wanted: Sequence[str]) -> Iterator[_Wanted]:
    unit = 1
    for text, times in Counter(wanted).items():
        yield _Wanted(text, times, unit)
        unit *= times + 1


def _starts(text: str, wanted: str) -> Iterator[int]:
    """Also over itself, as 人人 stands in 人人人."""
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _rows(places: Sequence[tuple[int, int, _Wanted]], within: int) -> dict[Span, set[int]]:
    """What the rows hold that end at each place."""
    found: dict[Span, set[int]] = {}
    ends: dict[int, list[int]] = {}
    for start, end, each in places:
        reached = [held for held, before in ends.items() if _is_reached(before, start, within)]
        found[start, end] = {held + each.unit for held in (0, *reached) if each.may_join(held)}
        for held in found[start, end]:
            insort(ends.setdefault(held, []), end)
    return found


def _is_reached(ends: Sequence[int], start: int, within: int) -> bool:
    """Whether the last row that ends before goes on here."""
    before = bisect_right(ends, start)
    return before > 0 and start - ends[before - 1] <= within
