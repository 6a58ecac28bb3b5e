"""The orders, sizes and groupings that a search may have, each with its address."""

from dataclasses import dataclass, replace
from typing import Any

from api.asking import default_sort
from api.links import query_string
from api.query.reading import Reading
from api.request import GROUPS, PAGE_SIZE, SORTS, SearchRequest

SIZES = (10, PAGE_SIZE, 50, 100)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """``copies`` counts them too, or leaves them out again."""

    sort: list[Choice]
    size: list[Choice]
    group: list[Choice]
    copies: Choice

    @property
    def sorted_by(self) -> str:
        return next(it.value for it in self.sort if it.selected)


def choices(request: SearchRequest, reading: Reading) -> Choices:
    """They begin at the first page, and name what is not as it is anyway."""

    def told(name: str, values: tuple[Any, ...]) -> list[Choice]:
        now = getattr(request, name)
        return [Choice(str(it), query_string(replace(request, page=1, **{name: it})), it == now) for it in values]

    return Choices(
        _sorts(request, default_sort(reading)), told("size", SIZES), told("group", ("", *GROUPS)), _copies(request)
    )


def _sorts(request: SearchRequest, default: str) -> list[Choice]:
    """Each once: the order that is anyway goes by its own name. By relevance only where something ranks, or where it was asked for."""
    now = request.sort or default
    shown = [it for it in SORTS if it != "relevance" or it in (default, now)]
    first = replace(request, page=1)
    return [Choice(it, query_string(replace(first, sort="" if it == default else it)), it == now) for it in shown]


def _copies(request: SearchRequest) -> Choice:
    chosen = request.chosen
    other = replace(request, page=1, chosen=replace(chosen, copies=not chosen.copies))
    return Choice("copies", query_string(other), chosen.copies)
