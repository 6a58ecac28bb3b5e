"""What is asked for, as an address or a command says it; each field is a parameter of that name."""

from dataclasses import dataclass, replace
from typing import Any

from engine.fields import of_one_facet

FACETS = ("district", "region", "year", "covers", "part", "section", "slogan", "kind")
SORTS = ("relevance", "date", "-date", "year", "-year", "district", "-district")
GROUPS = ("report",)
PAGE_SIZE = 20
LARGEST_PAGE = 200


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen beside the question: any of one facet's values, and all facets together; of ``slogan_all``, each.

    Districts and regions are one facet.
    """

    district: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    slogan: tuple[str, ...] = ()
    slogan_all: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    copies: bool = False


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """``sort`` left open is by relevance where something ranks, else the latest years first.

    ``loosen``: where nothing is found, the question is read more loosely; a link that stands for a number of none does not.
    """

    q: str = ""
    chosen: Chosen = Chosen()
    sort: str = ""
    group: str = ""
    page: int = 1
    size: int = PAGE_SIZE
    loosen: bool = True


def in_facet(request: SearchRequest, facet: str) -> list[tuple[str, str]]:
    """What is chosen in a facet, as parameters."""
    return [(name, value) for name in of_one_facet(facet) for value in getattr(request.chosen, name)]


def without(request: SearchRequest, *facets: str) -> SearchRequest:
    """From the first page, with nothing chosen in these facets."""
    nothing: dict[str, Any] = {name: () for facet in facets for name in of_one_facet(facet)}
    return replace(request, page=1, chosen=replace(request.chosen, **nothing))


def only(request: SearchRequest, facet: str, value: str) -> SearchRequest:
    """From the first page, with this value alone chosen in its facet."""
    changes: dict[str, Any] = {facet: (value,)}
    fewer = without(request, facet)
    return replace(fewer, chosen=replace(fewer.chosen, **changes))


def without_filters(request: SearchRequest) -> SearchRequest:
    """From the first page, with nothing chosen in any facet; copies count or not, as before."""
    return replace(request, page=1, chosen=Chosen(copies=request.chosen.copies))
