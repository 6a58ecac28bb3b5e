"""What is chosen beside the question, each with the search that is without it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from api.links import query_string
from api.request import Chosen, SearchRequest
from api.shown.labels import label


@dataclass(frozen=True, slots=True)
class Chip:
    facet: str
    chinese: str
    english: str
    url: str


def chips(request: SearchRequest) -> Iterator[Chip]:
    """In the order of the facets."""
    for facet, value, rest in taken_away(request.chosen):
        yield Chip(facet, *label(facet, value), query_string(replace(request, page=1, chosen=rest)))


def taken_away(chosen: Chosen) -> Iterator[tuple[str, str, Chosen]]:
    """Each facet and value with all that is chosen besides."""
    for field in fields(Chosen):
        values = getattr(chosen, field.name)
        for value in values if isinstance(values, tuple) else ():
            rest: dict[str, Any] = {field.name: tuple(it for it in values if it != value)}
            yield field.name, value, replace(chosen, **rest)
