"""What a page is narrowed by, each with the page that is without it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from api.request import Chosen, SearchRequest
from api.shown.labels import label

Address = Callable[[SearchRequest], str]


@dataclass(frozen=True, slots=True)
class Chip:
    facet: str
    chinese: str
    english: str
    url: str


def narrowed_by(request: SearchRequest, address: Address) -> list[Chip]:
    """The question, then what is chosen, then copies. ``address`` is that of the page with another request."""
    told = [Chip("q", request.q, request.q, address(replace(request, page=1, q="")))] if request.q else []
    told += chips(request, address)
    if request.chosen.copies:
        without = replace(request, page=1, chosen=replace(request.chosen, copies=False))
        told.append(Chip("copies", "计入", "included", address(without)))
    return told


def chips(request: SearchRequest, address: Address) -> Iterator[Chip]:
    """What is chosen, in the order of the facets: for a page on which the question and copies stand in fields."""
    for facet, value, rest in _taken_away(request.chosen):
        yield Chip(facet, *label(facet, value), address(replace(request, page=1, chosen=rest)))


def _taken_away(chosen: Chosen) -> Iterator[tuple[str, str, Chosen]]:
    """Each facet and value with all that is chosen besides."""
    for field in fields(Chosen):
        values = getattr(chosen, field.name)
        for value in values if isinstance(values, tuple) else ():
            rest: dict[str, Any] = {field.name: tuple(it for it in values if it != value)}
            yield field.name, value, replace(chosen, **rest)
