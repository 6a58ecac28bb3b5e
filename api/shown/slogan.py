"""Slogans as they are shown: in a list, and one with all its counts."""

from dataclasses import dataclass
from typing import Any

from api.shown.answer import FacetValue, ShownHit, ToldGeneration, ToldQuery
from api.shown.table import Cell


@dataclass(frozen=True, slots=True)
class ShownSlogan:
    """How much of a slogan there is; `free` leaves out what lies within a longer one. `by_year`: its passages in each of the list's years.

    `url` finds the passages, `slogan_url` tells more.
    """

    name: str
    category: str
    category_label: str
    level: str
    level_label: str
    passages: int
    occurrences: int
    free: int
    reports: int
    by_year: list[int]
    url: str
    slogan_url: str


@dataclass(frozen=True, slots=True)
class SlogansAnswer:
    """A page of slogans; `total` counts slogans. `passages` and `reports` are all that was looked at.

    `years` are those in which there are reports. `categories` and `levels` count the slogans with that value alone chosen.
    """

    query: ToldQuery
    total: int
    passages: int
    reports: int
    years: list[int]
    slogans: list[ShownSlogan]
    categories: list[FacetValue]
    levels: list[FacetValue]
    page: int
    pages: int
    generation: ToldGeneration


@dataclass(frozen=True, slots=True)
class Use:
    """The first or last year of use, with its first or last passages."""

    year: int
    passages: int
    url: str
    hits: list[ShownHit]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the slogan, and how many of its passages hold just this text."""

    text: str
    passages: int
    url: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another slogan: how many passages hold it, and how many hold both. `lift`: how many times as many as by chance.

    `nested`: the name of one stands within the other's. `url` finds what holds both.
    """

    name: str
    passages: int
    together: int
    lift: float | None
    nested: bool
    url: str
    slogan_url: str


@dataclass(frozen=True, slots=True)
class SloganAnswer:
    """A slogan counted; `measure` is the figure that was asked for, all are here.

    `all` is one cell of everything; the tables hold every cell in which there are reports, also those without it. `cells` is the long form
    by district, year and section; where it would be too long it is empty, and `cells_left_out` tells how long.
    """

    query: ToldQuery
    name: str
    measure: str
    entry: dict[str, Any]
    category_label: str
    level_label: str
    all: Cell
    by_year: list[Cell]
    by_district: list[Cell]
    by_district_and_year: list[Cell]
    cells: list[Cell]
    cells_left_out: int
    first: Use | None
    last: Use | None
    forms: list[Form]
    related: list[Neighbour]
    beside: list[Neighbour]
    generation: ToldGeneration
