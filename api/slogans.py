"""The slogans of the dictionary with how often each occurs, where something is asked for or anywhere."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from analyzers.slogan import Slogan
from analyzers.spellings import comparable
from api.asking import asking, plain
from api.following import Opened
from api.links import as_it_stands, slogan_link
from api.request import SearchRequest
from api.shown.answer import told_generation, told_query
from api.shown.labels import category_and_level
from api.shown.slogan import ShownSlogan, SlogansAnswer
from api.slogan_facets import slogan_facet
from api.slogan_request import SlogansRequest, with_slogan
from engine.measure import Passages, Reports
from engine.query import And, Filter
from engine.question import Question

MOST_AT_ONCE = 25_000  # passages


class _Counted(NamedTuple):
    slogan: Slogan
    passages: int
    occurrences: int
    free: int


class _Clock:
    """The years in which there are reports, and in how many passages of each a slogan stands."""

    def __init__(self, question: Question, opened: Opened) -> None:
        self.years = sorted(int(cell.values[0]) for cell in opened.reader.cross(question, ["year"], Passages()))
        self._cells = {
            cell.values: cell.amount for cell in opened.reader.cross(question, ["slogan", "year"], Passages())
        }

    def passages(self, name: str) -> list[int]:
        return [self._cells.get((name, year), 0) for year in self.years]


def slogans(wanted: SlogansRequest, opened: Opened) -> SlogansAnswer:
    """A page of them. Reports are counted of the page alone, as most of them want a count of their own."""
    request = wanted.within
    asked = asking(request, opened)
    question = plain(asked.question)
    everything = list(_counted(wanted, question, opened))
    counted = sorted((it for it in everything if _is_wanted(it.slogan, wanted)), key=lambda it: _place(it, wanted.sort))
    passages, reports = opened.reader.spread(question, ())[()]
    start = (request.page - 1) * request.size
    page = counted[start : start + request.size]
    reports_of = _reports([it.slogan.name for it in page if it.passages], question, opened)
    clock = _Clock(question, opened)
    return SlogansAnswer(
        query=told_query(request.q, asked.reading.read_as, asked.said),
        total=len(counted),
        passages=passages,
        reports=reports,
        years=clock.years,
        slogans=[_shown(it, clock, request, reports_of.get(it.slogan.name, 0)) for it in page],
        categories=slogan_facet("category", wanted, _with(everything, replace(wanted, category=()))),
        levels=slogan_facet("level", wanted, _with(everything, replace(wanted, level=()))),
        page=request.page,
        pages=-(-len(counted) // request.size),
        generation=told_generation(opened.generation),
    )


def _counted(wanted: SlogansRequest, question: Question, opened: Opened) -> Iterator[_Counted]:
    """Of any category and level."""
    reader, part = opened.reader, comparable(wanted.containing)
    passages = {str(cell.values[0]): cell.amount for cell in reader.cross(question, ["slogan"], Passages())}
    occurrences, free = reader.mentions(question), reader.mentions(question, free=True)
    for slogan in opened.analyzer.dictionary:
        name = slogan.name
        if (wanted.unused or name in passages) and part in opened.forms[name]:
            yield _Counted(slogan, passages.get(name, 0), occurrences.get(name, 0), free.get(name, 0))


def _reports(names: Sequence[str], question: Question, opened: Opened) -> dict[str, int]:
    """In how many reports each slogan stands: all at once where they stand in few passages, else each apart, which then is quicker."""
    holding = {name: replace(question, query=And((question.query, Filter("slogan", (name,))))) for name in names}
    few = replace(question, query=And((question.query, Filter("slogan", tuple(names)))))
    if not names or opened.reader.totals([few])[0] > MOST_AT_ONCE:
        return {name: opened.reader.sums(held, [Reports()])[0] for name, held in holding.items()}
    return {str(name): reports for (name,), (_, reports) in opened.reader.spread(few, ["slogan"]).items()}


def _with(counted: list[_Counted], wanted: SlogansRequest) -> Iterator[Slogan]:
    return (it.slogan for it in counted if _is_wanted(it.slogan, wanted))


def _is_wanted(slogan: Slogan, wanted: SlogansRequest) -> bool:
    in_category = not wanted.category or slogan.category in wanted.category
    return in_category and (not wanted.level or slogan.level in wanted.level)


def _place(counted: _Counted, sort: str) -> tuple[int, str]:
    return (0 if sort == "name" else -getattr(counted, sort)), counted.slogan.name


def _shown(counted: _Counted, clock: _Clock, request: SearchRequest, reports: int) -> ShownSlogan:
    slogan, passages, occurrences, free = counted
    category, level = category_and_level(slogan)
    inside = replace(with_slogan(request, slogan.name), page=1)
    return ShownSlogan(
        name=slogan.name,
        category=slogan.category,
        category_label=category,
        level=slogan.level,
        level_label=level,
        passages=passages,
        occurrences=occurrences,
        free=free,
        reports=reports,
        by_year=clock.passages(slogan.name),
        url=as_it_stands(SearchRequest(inside.q, inside.chosen), passages),
        slogan_url=slogan_link(slogan.name),
    )
