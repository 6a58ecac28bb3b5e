"""Reports: those that hold what is asked for, one of them whole, and the text of its source."""

import json
import re
from dataclasses import replace
from typing import Any

from analyzers.fold import fold
from analyzers.mentions import Mention
from api.following import Opened
from api.links import report_link, slogan_link
from api.missing import check_id, missing
from api.query.reading import Reading, read
from api.request import SearchRequest
from api.shown.answer import Span, told_generation, told_query
from api.shown.citation import cited, gbt7714
from api.shown.cited_title import shown_title
from api.shown.hits import shown_district
from api.shown.report import ReportsAnswer, ShownReport, SloganOfReport, WholeReport
from api.understood import understood
from engine.measure import Passages
from engine.query import And, Filter
from engine.question import Group, Question

_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)


def reports(request: SearchRequest, opened: Opened) -> ReportsAnswer:
    """In the order of the first hit of each."""
    asked = understood(request, opened)
    found = opened.reader.groups(replace(asked.question, facets=()), best=1)
    read_as = asked.reading.read_as
    return ReportsAnswer(
        query=told_query(request.q, read_as, asked.said),
        total=found.total,
        passages=found.passages,
        reports=[_shown(group, read_as) for group in found.groups],
        page=request.page,
        pages=-(-found.total // request.size),
        generation=told_generation(opened.generation),
    )


def report(name: str, question: str, opened: Opened, *, mentions: bool = False) -> WholeReport:
    """The whole record, with what the question finds in it, and where its slogans stand, if that is asked."""
    told = record_of(name, opened)
    told["source"]["file"] = _FOLDERS.sub("", told["source"]["file"])  # where it lies is the server's own matter
    reading = read(question, opened.analyzer)
    as_passages = _of_passages(name, opened) or told
    return WholeReport(
        id=name,
        url=report_link(name),
        shown_title=shown_title(as_passages),
        report=told,
        slogans=_slogans(name, opened),
        query=told_query(question, reading.read_as, reading.said),
        highlights=_highlights(name, reading, opened) if reading.read_as else {},
        mentions=_mentions(told, opened) if mentions else {},
        citation=cited(as_passages, name),
        generation=told_generation(opened.generation),
    )


def record_of(name: str, opened: Opened) -> dict[str, Any]:
    """As `tifa parse` prints it."""
    check_id("report", name)
    body = opened.reader.report(name)
    if body is None:
        raise missing("report", name)
    told: dict[str, Any] = json.loads(body)
    return told


def source(name: str, opened: Opened) -> str:
    """The decoded text of the file that the report was found in."""
    text = opened.reader.source(record_of(name, opened)["source"]["sha256"])
    if text is None:
        raise missing("source of report", name)
    return text


def _of_passages(name: str, opened: Opened) -> dict[str, Any]:
    """What each passage tells of the report: so it is cited as they are."""
    hits = opened.reader.first(Question(Filter("report", (name,)), copies=True, size=1))
    found: dict[str, Any] = json.loads(hits[0].passage)["report"] if hits else {}
    return found


def _shown(group: Group, question: str) -> ShownReport:
    told = json.loads(group.best[0].passage)["report"]
    return ShownReport(
        id=group.report,
        url=report_link(group.report, question),
        title=told["title"],
        shown_title=shown_title(told),
        subtitle=told["subtitle"],
        district=shown_district(told["district"]),
        year=told["year"],
        year_inferred=told["year_inferred"],
        date=told["date"],
        kind=told["kind"],
        same_as=told["same_as"],
        passages=group.count,
        citation=gbt7714(told),
    )


def _slogans(name: str, opened: Opened) -> list[SloganOfReport]:
    """The most frequent first."""
    question, reader = Question(Filter("report", (name,)), copies=True), opened.reader
    passages = {str(cell.values[0]): cell.amount for cell in reader.cross(question, ["slogan"], Passages())}
    occurrences, free = reader.mentions(question), reader.mentions(question, free=True)
    order = sorted(passages, key=lambda slogan: (-occurrences[slogan], slogan))
    return [SloganOfReport(it, slogan_link(it), passages[it], occurrences[it], free.get(it, 0)) for it in order]


def _highlights(name: str, reading: Reading, opened: Opened) -> dict[str, list[Span]]:
    question = Question(And((reading.query, Filter("report", (name,)))), copies=True)
    analyzer = opened.analyzer
    return {hit.id: analyzer.highlight(hit.text, reading.asked) for hit in opened.reader.scan(question)}


def _mentions(told: dict[str, Any], opened: Opened) -> dict[str, list[Mention]]:
    found = {it["id"]: opened.analyzer.finder.mentions(fold(it["text"])) for it in told["passages"]}
    return {name: mentions for name, mentions in found.items() if mentions}
