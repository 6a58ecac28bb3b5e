"""What a page of counts is narrowed by, each with the page that is without it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from api.pages.chosen import Chip, taken_away
from api.request import SearchRequest
from api.shown.labels import label

Address = Callable[[SearchRequest], str]


def narrowed_by(request: SearchRequest, address: Address) -> list[Chip]:
    """The question, then what is chosen. ``address`` is that of the page with another request."""
    return list(_narrowed_by(replace(request, page=1), address))


def _narrowed_by(request: SearchRequest, address: Address) -> Iterator[Chip]:
    chosen = request.chosen
    if request.q:
        yield Chip("q", request.q, request.q, address(replace(request, q="")))
    for facet, value, rest in taken_away(chosen):
        yield Chip(facet, *label(facet, value), address(replace(request, chosen=rest)))
    if chosen.copies:
        yield Chip("copies", "计入", "included", address(replace(request, chosen=replace(chosen, copies=False))))
