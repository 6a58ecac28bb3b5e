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
    for field in fields(Chosen):
        values = getattr(request.chosen, field.name)
        for value in values if isinstance(values, tuple) else ():
            rest: dict[str, Any] = {field.name: tuple(it for it in values if it != value)}
            url = query_string(replace(request, page=1, chosen=replace(request.chosen, **rest)))
            yield Chip(field.name, *label(field.name, value), url)
