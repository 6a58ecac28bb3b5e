"""The page of the dictionary: which slogans there are, and how much of each."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl

from api.following import Opened
from api.links import query_string
from api.list_links import slogan_address, slogans_address, slogans_query
from api.pages.charts.bars import Bars, bars
from api.pages.choices import Choice
from api.pages.chosen import Chip, narrowed_by
from api.pages.figure import Figure
from api.pages.paging import Paging, numbered
from api.pages.slogan_links import SloganLinks, shown_as
from api.request import SearchRequest
from api.shown.answer import FacetValue
from api.shown.slogan import ShownSlogan, SlogansAnswer
from api.slogan_request import ORDERS, SLOGANS, SloganRequest, SlogansRequest
from api.slogans import slogans

COLUMNS = ("passages", "occurrences", "free", "reports")


@dataclass(frozen=True, slots=True)
class Row:
    """``bars``: its passages year by year."""

    slogan: ShownSlogan
    url: str
    figures: list[Figure]
    bars: Bars


@dataclass(frozen=True, slots=True)
class Value:
    """A category or level with how many slogans it has. Its own link adds it to those chosen; that of the count chooses it alone."""

    value: FacetValue
    url: str
    count: Figure


@dataclass(frozen=True, slots=True)
class Facet:
    """Categories or levels; ``clear`` leads to the list without what is chosen of them."""

    name: str
    values: list[Value]
    clear: str


@dataclass(frozen=True, slots=True)
class SlogansPage:
    """``passages`` and ``reports`` are all that was looked at, ``orders`` go by their names.

    ``other`` is the same list with those that do not occur, or without them.
    """

    answer: SlogansAnswer
    wanted: SlogansRequest
    chips: list[Chip]
    without_filters: str
    facets: list[Facet]
    orders: dict[str, Choice]
    passages: Figure
    reports: Figure
    rows: list[Row]
    other: str
    paging: Paging

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What goes on with another part of a name, as fields of a form."""
        return _pairs(replace(self.wanted, containing=""))

    @property
    def span(self) -> str:
        """The years over which bars go."""
        return "–".join(dict.fromkeys(str(year) for year in (*self.answer.years[:1], *self.answer.years[-1:])))

    @property
    def json(self) -> str:
        return f"/api/v1{slogans_address(self.wanted)}"


def slogans_page(wanted: SlogansRequest, opened: Opened) -> SlogansPage:
    answer = slogans(wanted, opened)
    first = _at(wanted, 1)
    within = SearchRequest(wanted.within.q, wanted.within.chosen)
    return SlogansPage(
        answer=answer,
        wanted=wanted,
        chips=narrowed_by(first.within, lambda within: slogans_address(replace(first, within=within))),
        without_filters=slogans_address(SlogansRequest(SearchRequest(size=SLOGANS))),
        facets=_facets(answer, first),
        orders={it: Choice(it, slogans_address(replace(first, sort=it)), it == wanted.sort) for it in ORDERS},
        passages=Figure(answer.passages, "passages", query_string(within)),
        reports=Figure(answer.reports, "reports", query_string(replace(within, group="report"))),
        rows=[_row(it, answer.years, wanted) for it in answer.slogans],
        other=slogans_address(replace(first, unused=not wanted.unused)),
        paging=numbered(answer.page, answer.pages, lambda page: slogans_address(_at(wanted, page))),
    )


def _at(wanted: SlogansRequest, page: int) -> SlogansRequest:
    return replace(wanted, within=replace(wanted.within, page=page))


def _pairs(wanted: SlogansRequest) -> list[tuple[str, str]]:
    return parse_qsl(slogans_query(_at(wanted, 1))[1:])


def _facets(answer: SlogansAnswer, first: SlogansRequest) -> list[Facet]:
    told = {"category": answer.categories, "level": answer.levels}
    return [
        Facet(
            name,
            [
                Value(it, f"/slogans{it.url}", Figure(it.count, "slogans", _only(name, (str(it.value),), first)))
                for it in values
            ],
            _only(name, (), first) if getattr(first, name) else "",
        )
        for name, values in told.items()
        if values
    ]


def _only(name: str, values: tuple[str, ...], first: SlogansRequest) -> str:
    """The list with just these values chosen in a facet."""
    changes: dict[str, Any] = {name: values}
    return slogans_address(replace(first, **changes))


def _row(it: ShownSlogan, years: list[int], wanted: SlogansRequest) -> Row:
    within = SearchRequest(wanted.within.q, wanted.within.chosen)
    links = SloganLinks(SloganRequest(it.name, within), wanted.within.q)
    shown = [(column, shown_as(column, it.passages, it.occurrences)) for column in COLUMNS]
    figures = [Figure(getattr(it, column), column, links.to(how)) for column, how in shown]
    here = slogan_address(SloganRequest(it.name, within))
    return Row(it, here, figures, bars(dict(zip(years, it.by_year, strict=True))))
