"""The orders, sizes and groupings that a search may have, each with its address."""

from dataclasses import dataclass, replace
from typing import Any

from api.links import query_string
from api.request import GROUPS, PAGE_SIZE, SORTS, SearchRequest

SIZES = (10, PAGE_SIZE, 50, 100)


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Choices:
    sort: list[Choice]
    size: list[Choice]
    group: list[Choice]


def choices(request: SearchRequest) -> Choices:
    """They begin at the first page."""

    def told(name: str, values: tuple[Any, ...]) -> list[Choice]:
        now = getattr(request, name)
        return [Choice(str(it), query_string(replace(request, page=1, **{name: it})), it == now) for it in values]

    return Choices(told("sort", ("", *SORTS)), told("size", SIZES), told("group", ("", *GROUPS)))
