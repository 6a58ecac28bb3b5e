"""The slogans of the dictionary with how often each occurs, where something is asked for or anywhere."""

from collections.abc import Iterator
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
from api.slogan_request import SlogansRequest, with_slogan
from engine.measure import Passages, Reports
from engine.question import Question


class _Counted(NamedTuple):
    slogan: Slogan
    passages: int
    occurrences: int
    free: int


def slogans(wanted: SlogansRequest, opened: Opened) -> SlogansAnswer:
    """A page of them. Reports are counted of the page alone, as each wants a count of its own."""
    request = wanted.within
    asked = asking(request, opened)
    question = plain(asked.question)
    counted = sorted(_counted(wanted, question, opened), key=lambda it: _place(it, wanted.sort))
    passages, reports = opened.reader.sums(question, [Passages(), Reports()])
    start = (request.page - 1) * request.size
    return SlogansAnswer(
        query=told_query(request.q, asked.reading.read_as, asked.said),
        total=len(counted),
        passages=passages,
        reports=reports,
        slogans=[_shown(it, request, opened) for it in counted[start : start + request.size]],
        page=request.page,
        pages=-(-len(counted) // request.size),
        generation=told_generation(opened.generation),
    )


def _counted(wanted: SlogansRequest, question: Question, opened: Opened) -> Iterator[_Counted]:
    reader = opened.reader
    passages = {str(cell.values[0]): cell.amount for cell in reader.cross(question, ["slogan"], Passages())}
    occurrences, free = reader.mentions(question), reader.mentions(question, free=True)
    for slogan in opened.analyzer.dictionary:
        name = slogan.name
        if (wanted.unused or name in passages) and _is_wanted(slogan, wanted, opened):
            yield _Counted(slogan, passages.get(name, 0), occurrences.get(name, 0), free.get(name, 0))


def _is_wanted(slogan: Slogan, wanted: SlogansRequest, opened: Opened) -> bool:
    return (
        (not wanted.category or slogan.category in wanted.category)
        and (not wanted.level or slogan.level in wanted.level)
        and comparable(wanted.containing) in opened.forms[slogan.name]
    )


def _place(counted: _Counted, sort: str) -> tuple[int, str]:
    amount = {"occurrences": -counted.occurrences, "passages": -counted.passages}.get(sort, 0)
    return amount, counted.slogan.name


def _shown(counted: _Counted, request: SearchRequest, opened: Opened) -> ShownSlogan:
    slogan, passages, occurrences, free = counted
    category, level = category_and_level(slogan)
    inside = replace(with_slogan(request, slogan.name), page=1)
    question = plain(asking(inside, opened).question)
    [reports] = opened.reader.sums(question, [Reports()]) if passages else [0]
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
        url=as_it_stands(SearchRequest(inside.q, inside.chosen), passages),
        slogan_url=slogan_link(slogan.name),
    )
