"""Every occurrence of what is asked for in its line, in the order of the texts or of what stands around it."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from analyzers.fold import Folded, fold
from analyzers.highlight import Asked
from api.asking import Asking, plain
from api.following import Opened
from api.kwic_request import KwicRequest
from api.links import passage_link
from api.occurrences import Looking, Occurrence
from api.shown.answer import told_generation, told_query
from api.shown.cited_title import shown_title
from api.shown.hits import shown_district
from api.shown.kwic import KwicAnswer, Line
from api.slogan_request import found_slogan, with_slogan
from api.understood import understood
from engine.errors import QuestionError, TooMuchError
from engine.query import Filter
from engine.question import Hit, Question

MOST_PASSAGES = 20_000
MOST_OCCURRENCES = 50_000
AT_ONCE = 200  # lines that are looked up together
COMPARED = 60  # folded characters of a context

Key = tuple[str | int, ...]


class NothingError(QuestionError):
    """Nothing was asked that stands in a text."""


class _Placed(NamedTuple):
    """An occurrence with what it is sorted by, all of it: no two are alike."""

    key: Key
    passage: str
    found: Occurrence


class _Found(NamedTuple):
    """All occurrences in their order, and how many passages were looked through."""

    asked: Asking
    passages: int
    placed: list[_Placed]


def kwic(wanted: KwicRequest, opened: Opened) -> KwicAnswer:
    """A page of lines; all occurrences are looked up and put in order each time."""
    request = wanted.within
    found = _found(wanted, opened)
    asked, placed = found.asked, found.placed
    start = (request.page - 1) * request.size
    return KwicAnswer(
        query=told_query(request.q, asked.reading.read_as, asked.said),
        total=len(placed),
        passages=found.passages,
        lines=_lines(placed[start : start + request.size], wanted.width, opened),
        page=request.page,
        pages=-(-len(placed) // request.size),
        generation=told_generation(opened.generation),
    )


class AllLines(NamedTuple):
    """How the question was read, how many lines there are, and each in its order."""

    read_as: str
    total: int
    lines: Iterator[Line]


def all_lines(wanted: KwicRequest, opened: Opened) -> AllLines:
    """Pages are no matter."""
    found = _found(wanted, opened)
    starts = range(0, len(found.placed), AT_ONCE)
    parts = (_lines(found.placed[start : start + AT_ONCE], wanted.width, opened) for start in starts)
    return AllLines(found.asked.reading.read_as, len(found.placed), chain.from_iterable(parts))


def _found(wanted: KwicRequest, opened: Opened) -> _Found:
    of = found_slogan(wanted.of, opened).name if wanted.of else ""
    asked = understood(with_slogan(wanted.within, of) if of else wanted.within, opened)
    looking = Looking(Asked(slogans=(of,)) if of else asked.asked, opened.analyzer.finder, free=wanted.free)
    passages = _passages(asked, looking, opened)
    return _Found(asked, passages, sorted(_placed(asked, looking, wanted.sort, opened)))


def _passages(asked: Asking, looking: Looking, opened: Opened) -> int:
    """How many are to be looked through, if they can be."""
    if looking.for_nothing:
        raise NothingError("there is nothing to line up", "ask for a phrase, a word or a slogan")
    total = opened.reader.search(plain(asked.question)).total
    if total > MOST_PASSAGES:
        what = f"{total:,} passages are found, and {MOST_PASSAGES:,} at most are lined up"
        raise TooMuchError(what, "narrow the question by a district, a year or a longer text, or export the passages")
    return total


def _placed(asked: Asking, looking: Looking, sort: str, opened: Opened) -> Iterator[_Placed]:
    count = 0
    for hit in opened.reader.scan(asked.question):
        folded = fold(hit.text)
        place = _place(hit)
        for found in looking.occurrences(folded):
            count += 1
            if count > MOST_OCCURRENCES:
                what = f"more than {MOST_OCCURRENCES:,} occurrences are found"
                raise TooMuchError(what, "narrow the question by a district, a year or a longer text")
            around = (*_context(sort, folded, found), *place, found.start, found.end, found.slogan or "")
            yield _Placed(around, hit.id, found)


def _place(hit: Hit) -> Key:
    """As one would read: district by district, year by year, through each report."""
    told: dict[str, Any] = json.loads(hit.passage)
    report = told["report"]
    district = report["district"] or {}
    return district.get("code") or "~", report["year"] or 9999, hit.report, told["order"]


def _context(sort: str, folded: Folded, found: Occurrence) -> Key:
    """What goes before the place; the left context from the hit backwards."""
    text, (start, end) = folded.text, found[:2]
    match sort:
        case "left":
            return (text[max(0, start - COMPARED) : start][::-1],)
        case "right":
            return (text[end : end + COMPARED],)
        case "hit":
            return (text[start:end], text[end : end + COMPARED])
        case _:
            return ()


def _lines(placed: list[_Placed], width: int, opened: Opened) -> list[Line]:
    names = tuple(dict.fromkeys(it.passage for it in placed))
    if not names:
        return []
    hits = opened.reader.search(Question(Filter("id", names), copies=True, size=len(names))).hits
    by_name = {hit.id: (hit, fold(hit.text), json.loads(hit.passage)["report"]) for hit in hits}
    return [_line(it.found, *by_name[it.passage], width) for it in placed]


def _line(found: Occurrence, hit: Hit, folded: Folded, report: dict[str, Any], width: int) -> Line:
    start, end = folded.span(found.start, found.end)
    return Line(
        passage_id=hit.id,
        report_id=hit.report,
        url=passage_link(hit.report, hit.id),
        left=hit.text[max(0, start - width) : start],
        hit=hit.text[start:end],
        right=hit.text[end : end + width],
        span=(start, end),
        title=report["title"],
        shown_title=shown_title(report),
        file=report["file"],
        district=shown_district(report["district"]),
        year=report["year"],
        slogan=found.slogan,
        nested_in=found.nested_in,
    )
