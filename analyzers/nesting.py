"""Which occurrences lie in which, and which of several forms of one slogan stands where they overlap."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from analyzers.slogan import Slogan

Place = tuple[int, int]  # start and, negative, end: sorted, the longer of one start comes first


class Find(NamedTuple):
    """An occurrence in the folded text; ``around`` is the slogan of the longest occurrence that holds it, or None."""

    start: int
    end: int
    slogan: Slogan
    around: Slogan | None


def nested(found: dict[Place, Slogan]) -> list[Find]:
    """Each with the longest one around it; of forms of one slogan that overlap, the longest stand alone."""
    kept: list[Find] = []
    group: list[Place] = []  # places that hang together, nearly always one
    reach = 0
    for place in sorted(found):
        if place[0] >= reach and group:
            kept += _group(group, found)
            group = []
        group.append(place)
        reach = max(reach, -place[1])
    return kept + _group(group, found) if group else kept


def _group(group: list[Place], found: dict[Place, Slogan]) -> list[Find]:
    if len(group) == 1:
        start, end = group[0]
        return [Find(start, -end, found[group[0]], None)]
    overlapped = _overlapped(group, found)
    finds: list[Find] = []
    open_places: list[Place] = []
    for place in group:
        if place not in overlapped:
            open_places = [other for other in open_places if -other[1] > place[0]]
            around = [other for other in open_places if other[1] <= place[1]]
            longest = found[min(around, key=sum)] if around else None
            finds.append(Find(place[0], -place[1], found[place], longest))
            open_places.append(place)
    return finds


def _overlapped(group: list[Place], found: dict[Place, Slogan]) -> set[Place]:
    """The places that a longer form of the same slogan overlaps."""
    by_slogan: dict[str, list[Place]] = {}
    for place in group:
        by_slogan.setdefault(found[place].name, []).append(place)
    return {place for places in by_slogan.values() if len(places) > 1 for place in _shorter(places)}


def _shorter(places: list[Place]) -> Iterator[Place]:
    """The places left when the longest is taken, then the longest that is free, and so on."""
    starts: list[int] = []
    ends: list[int] = []
    for place in sorted(places, key=sum):  # start less end: the longest first
        start, end = place[0], -place[1]
        at = bisect_left(starts, end)
        if at and ends[at - 1] > start:
            yield place
        else:
            starts.insert(at, start)
            ends.insert(at, end)
