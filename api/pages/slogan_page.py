"""The page of one slogan: how much there is of it, where, since when and until when, beside what, and in which lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.following import Opened
from api.kwic import MOST_OCCURRENCES, MOST_PASSAGES, kwic
from api.kwic_request import LINES as OF_A_PAGE
from api.kwic_request import SORTS, KwicRequest
from api.links import query_string
from api.list_links import kwic_address, kwic_files, slogan_address, slogans_address
from api.pages.choices import Choice
from api.pages.chosen import Chip, narrowed_by
from api.pages.figure import Figure
from api.pages.heat_map import HeatMap, heat_map
from api.pages.lines import ShownLine, shown_lines
from api.pages.slogan_clock import Clock, clock
from api.pages.slogan_entry import Fact, facts
from api.pages.slogan_links import SloganLinks
from api.pages.slogan_years import Years, years
from api.request import SearchRequest
from api.shown.slogan import Neighbour, SloganAnswer
from api.slogan import slogan
from api.slogan_request import MEASURES, SLOGANS, SloganRequest, SlogansRequest, with_slogan

FIRST_LINES = 20  # the first of them


@dataclass(frozen=True, slots=True)
class Form:
    text: str
    passages: Figure


@dataclass(frozen=True, slots=True)
class Company:
    """Another slogan: ``together`` are the passages that hold both. ``url`` leads to it, in what is asked here."""

    name: str
    url: str
    passages: Figure
    together: Figure
    lift: float | None
    nested: bool


@dataclass(frozen=True, slots=True)
class SloganPage:
    """``lines`` are none where there are too many to be lined up; ``alike`` are slogans of its category, and of its level."""

    answer: SloganAnswer
    wanted: SloganRequest
    facts: list[Fact]
    alike: dict[str, str]
    chips: list[Chip]
    without_filters: str
    figures: dict[str, Figure]
    of_reports: Figure
    heat_map: HeatMap
    years: Years
    clock: Clock
    forms: list[Form]
    related: list[Company]
    beside: list[Company]
    lines: list[ShownLine] | None
    orders: list[Choice]

    @property
    def meaning(self) -> str:
        return str(self.answer.entry.get("meaning", ""))

    @property
    def line_files(self) -> dict[str, str]:
        """All its lines as a table."""
        return kwic_files(_lined_up(self.wanted, SORTS[0]))

    @property
    def downloads(self) -> dict[str, str]:
        """The same in other forms, by their names."""
        found = query_string(with_slogan(self.wanted.within, self.answer.name))
        return {
            "json": f"/api/v1{slogan_address(self.wanted)}",
            "csv": f"/api/v1/export{found}&format=csv",
            "excel": f"/api/v1/export{found}&format=excel",
        }


def slogan_page(asked: SloganRequest, opened: Opened) -> SloganPage:
    """By its own name, whichever form it is asked by."""
    answer = slogan(asked, opened)
    wanted = replace(asked, name=answer.name)
    links = SloganLinks(wanted, answer.query.read_as)
    return SloganPage(
        answer=answer,
        wanted=wanted,
        facts=facts(answer.entry),
        alike=_alike(answer),
        chips=narrowed_by(wanted.within, lambda within: slogan_address(replace(wanted, within=within))),
        without_filters=slogan_address(replace(wanted, within=SearchRequest())),
        figures={it: links.figure(it, answer.all) for it in MEASURES},
        of_reports=links.of_reports(answer.all),
        heat_map=heat_map(answer, wanted, links),
        years=years(answer, links),
        clock=clock(answer, links, opened.analyzer),
        forms=[Form(it.text, Figure(it.passages, "passages", it.url)) for it in answer.forms],
        related=list(_company(answer.related, wanted)),
        beside=list(_company([it for it in answer.beside if not it.nested], wanted)),
        lines=_lines(answer, wanted, opened),
        orders=[Choice(it, kwic_address(_lined_up(wanted, it)), it == SORTS[0]) for it in SORTS[:3]],
    )


def _alike(answer: SloganAnswer) -> dict[str, str]:
    """Slogans of its category, and of its level."""
    everywhere = SlogansRequest(SearchRequest(size=SLOGANS))
    return {
        "category": slogans_address(replace(everywhere, category=(answer.entry["category"],))),
        "level": slogans_address(replace(everywhere, level=(answer.entry["level"],))),
    }


def _company(neighbours: list[Neighbour], wanted: SloganRequest) -> Iterator[Company]:
    for it in neighbours:
        holding = query_string(with_slogan(wanted.within, it.name))
        yield Company(
            name=it.name,
            url=slogan_address(SloganRequest(it.name, wanted.within)),
            passages=Figure(it.passages, "passages", holding),
            together=Figure(it.together, "passages", it.url),
            lift=it.lift,
            nested=it.nested,
        )


def _lines(answer: SloganAnswer, wanted: SloganRequest, opened: Opened) -> list[ShownLine] | None:
    if answer.all.passages > MOST_PASSAGES or (answer.all.occurrences or 0) > MOST_OCCURRENCES:
        return None
    first = _lined_up(wanted, SORTS[0])
    found = (
        kwic(replace(first, within=replace(first.within, size=FIRST_LINES)), opened) if answer.all.passages else None
    )
    return shown_lines(found, answer.name) if found else []


def _lined_up(wanted: SloganRequest, sort: str) -> KwicRequest:
    return KwicRequest(replace(wanted.within, size=OF_A_PAGE), sort=sort, of=wanted.name)
