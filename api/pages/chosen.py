"""What is chosen, each with the page that is without it."""

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


def chips(request: SearchRequest, address: Address) -> list[Chip]:
    """What is chosen in facets, in their order. ``address`` is that of the page with another request."""
    first = replace(request, page=1)
    return [
        Chip(facet, *label(facet, value), address(replace(first, chosen=rest)))
        for facet, value, rest in _taken_away(request.chosen)
    ]


def narrowed_by(request: SearchRequest, address: Address) -> list[Chip]:
    """All that a page of counts is narrowed by: the question, what is chosen in facets, and copies where they count."""
    first, chosen = replace(request, page=1), request.chosen
    question = [Chip("q", request.q, request.q, address(replace(first, q="")))] if request.q else []
    without_copies = address(replace(first, chosen=replace(chosen, copies=False)))
    copies = [Chip("copies", "计入", "included", without_copies)] if chosen.copies else []
    return [*question, *chips(request, address), *copies]


def _taken_away(chosen: Chosen) -> Iterator[tuple[str, str, Chosen]]:
    """Each facet and value with all that is chosen besides."""
    for field in fields(Chosen):
        values = getattr(chosen, field.name)
        for value in values if isinstance(values, tuple) else ():
            rest: dict[str, Any] = {field.name: tuple(it for it in values if it != value)}
            yield field.name, value, replace(chosen, **rest)
