"""Facets as boxes of values: years in their order, districts as a tree under their regions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from api.links import Only, query_string, with_more
from api.request import SearchRequest, in_facet, without
from api.shown.answer import FacetValue
from api.shown.facets import MOST_SHOWN
from vocabulary import districts

SHOWN = 8  # values of a box before it is opened
BOXES = ("district", "year", "section", "part", "slogan", "kind", "covers")


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a facet, with how deep it lies in a tree; ``itself``: of a region, without what lies below it.

    Where others of its facet are chosen, its own link adds it to them, and ``alone`` leads to what it counts.
    """

    value: FacetValue
    facet: str
    alone: str = ""
    depth: int = 0
    itself: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """``clear`` leads to the search without what is chosen in it; ``more`` to all values, where they are more than are shown."""

    name: str
    rows: list[Row]
    clear: str
    more: str

    @property
    def first(self) -> list[Row]:
        """What is seen at once: the first of them, and what is chosen."""
        return [row for at, row in enumerate(self.rows) if at < SHOWN or row.value.selected]

    @property
    def rest(self) -> list[Row]:
        return [row for at, row in enumerate(self.rows) if at >= SHOWN and not row.value.selected]


def boxes(request: SearchRequest, facets: Mapping[str, list[FacetValue]]) -> list[Box]:
    """``request`` is as it was read, so that the boxes lead on from what is shown."""
    return [_box(name, request, facets) for name in BOXES if facets[name] or in_facet(request, name)]


def _box(name: str, request: SearchRequest, facets: Mapping[str, list[FacetValue]]) -> Box:
    return Box(
        name,
        rows(request, name, facets),
        query_string(without(request, name)) if in_facet(request, name) else "",
        all_values(name, request) if len(facets[name]) >= MOST_SHOWN else "",
    )


def rows(request: SearchRequest, name: str, facets: Mapping[str, list[FacetValue]]) -> list[Row]:
    found = [Row(it, name, url) for it, url in with_alone(request, name, in_order(name, facets[name]))]
    if name != "district":
        return found
    return tree(found, [Row(it, "region", url) for it, url in with_alone(request, "region", facets["region"])])


def with_alone(request: SearchRequest, name: str, values: Iterable[FacetValue]) -> Iterator[tuple[FacetValue, str]]:
    """Each with the search with it alone chosen in its facet, where its own link leads elsewhere."""
    only = Only(request, name) if in_facet(request, name) else None
    for value in values:
        yield value, only.url(value.value) if only and value.count else ""


def all_values(name: str, request: SearchRequest) -> str:
    """The address of a page with all values of a facet."""
    return f"/facets{with_more(query_string(SearchRequest(request.q, request.chosen)))}name={name}"


def in_order(name: str, values: Sequence[FacetValue]) -> list[FacetValue]:
    """Years with the latest first; the others as they are, the most frequent first."""
    return sorted(values, key=lambda it: it.value, reverse=True) if name in ("year", "covers") else list(values)


def tree(values: Sequence[Row], regions: Sequence[Row]) -> list[Row]:
    """Districts below the regions they lie in; a region in which nothing else lies is told once, as a district, unless it is chosen."""
    known = {str(row.value.value): row for row in regions}
    inner = {row.value.parent for row in regions if row.value.parent in known}
    inner |= {str(row.value.value) for row in regions if row.value.selected}
    inside: dict[str | None, list[Row]] = defaultdict(list)
    for code in inner:
        inside[_nearest(known[str(code)].value.parent, inner)].append(known[str(code)])
    for row in values:
        inside[_nearest(str(row.value.value), inner)].append(row)
    return list(_rows(inside, None, 0))


def _nearest(code: str | None, inner: Collection[str | None]) -> str | None:
    """The region that a district is told below: itself, where others lie in it too."""
    path = districts.path(code) if code else ()
    return next((it.code for it in reversed(path) if it.code in inner), None)


def _rows(inside: Mapping[str | None, list[Row]], code: str | None, depth: int) -> Iterator[Row]:
    """First what is of the region itself, then the most frequent."""
    for row in sorted(inside.get(code, ()), key=lambda row: (row.value.value != code, -row.value.count)):
        yield replace(row, depth=depth, itself=row.value.value == code)
        if row.facet == "region":
            yield from _rows(inside, str(row.value.value), depth + 1)
