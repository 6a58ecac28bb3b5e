"""Comparisons that lie at hand: two years of one district, two districts in one year."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import NamedTuple

from api.compare_request import CompareRequest, compare_link
from api.following import Opened
from api.shown.labels import label
from engine.measure import Reports
from engine.query import And, Filter
from engine.question import Question

MOST = 5  # of each kind
_REPORTS = Filter("kind", ("report",))


class Place(NamedTuple):
    """Where and when reports were given."""

    district: str
    year: int


class Suggested(NamedTuple):
    """``within`` is what both have, a district or a year; ``between``, what they differ in."""

    within: str
    between: tuple[str, str]
    url: str


class Suggestions(NamedTuple):
    years: list[Suggested]
    districts: list[Suggested]


def suggestions(opened: Opened, chosen: Mapping[Place, str]) -> Suggestions:
    """The latest first; where a report is chosen already (its id, by its place), what it may be compared with."""
    found = opened.reader.cross(Question(_REPORTS), ["district", "year"], Reports())
    places = [Place(str(cell.values[0]), int(cell.values[1])) for cell in found]
    names = _Names(opened, chosen)
    years = _pairs(places, chosen, lambda it: it.district, lambda it: it.year)
    districts = _pairs(places, chosen, lambda it: it.year, lambda it: it.district)
    return Suggestions(
        [
            Suggested(label("district", one.district)[0], (str(one.year), str(other.year)), names.link(one, other))
            for one, other in islice(sorted(years, key=lambda pair: -pair[1].year), MOST)
        ],
        [
            Suggested(
                str(one.year),
                (label("district", one.district)[0], label("district", other.district)[0]),
                names.link(one, other),
            )
            for one, other in islice(sorted(districts, key=lambda pair: -pair[0].year), MOST)
        ],
    )


def _pairs(
    places: Iterable[Place],
    chosen: Mapping[Place, str],
    same: Callable[[Place], str | int],
    other: Callable[[Place], str | int],
) -> Iterator[tuple[Place, Place]]:
    """Neighbours among those that have something the same; with one chosen, that one with each."""
    groups: dict[str | int, list[Place]] = defaultdict(list)
    for place in sorted(places, key=lambda it: (same(it), other(it))):
        groups[same(place)].append(place)
    for group in groups.values():
        held = next((it for it in group if it in chosen), None)
        if chosen:
            yield from ((held, it) if held < it else (it, held) for it in group if held and it != held)
        else:
            yield from pairwise(group)


class _Names:
    """The first report of each place, asked for once."""

    def __init__(self, opened: Opened, known: Mapping[Place, str]) -> None:
        self._opened = opened
        self._known = dict(known)

    def link(self, one: Place, other: Place) -> str:
        return compare_link(CompareRequest(self._first(one), self._first(other)))

    def _first(self, place: Place) -> str:
        if place not in self._known:
            inside = And((_REPORTS, Filter("district", (place.district,)), Filter("year", (place.year,))))
            [group] = self._opened.reader.groups(Question(inside, size=1), best=1).groups
            self._known[place] = group.report
        return self._known[place]
