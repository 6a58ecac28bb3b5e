"""One passage with all that is known of it, and the passages that are like it."""

import json
from typing import Any

from analyzers.highlight import Asked
from api.asking import asking
from api.following import Opened
from api.links import passage_link
from api.missing import check_id, missing
from api.query.reading import read
from api.request import SearchRequest
from api.shown.answer import told_generation
from api.shown.citation import cited
from api.shown.hits import shown_hit, shown_hits
from api.shown.passage import Neighbour, PassageAnswer, Repaired, SimilarAnswer
from engine.query import And, Filter
from engine.question import Hit, Question


def passage(name: str, question: str, opened: Opened) -> PassageAnswer:
    """``question`` is what to mark in it, found or not."""
    hit = _hit(name, opened)
    told: dict[str, Any] = json.loads(hit.passage)
    around = _around(hit.report, told["order"], opened)
    return PassageAnswer(
        passage=shown_hit(hit, opened.analyzer, read(question, opened.analyzer).asked),
        before=around.get(told["order"] - 1),
        after=around.get(told["order"] + 1),
        mentions=opened.analyzer.analyze(hit.text).mentions,
        repairs=[_repaired(repair) for repair in told["repairs"]],
        citation=cited(told["report"], name, told["order"]),
        generation=told_generation(opened.generation),
    )


def similar(name: str, request: SearchRequest, opened: Opened) -> SimilarAnswer:
    """Of what is chosen, the passages that share its most telling words."""
    terms = opened.analyzer.for_index(_hit(name, opened).text).terms
    hits = opened.reader.similar(name, terms, asking(request, opened).question)
    return SimilarAnswer(name, shown_hits(hits, opened.analyzer, Asked()), told_generation(opened.generation))


def _hit(name: str, opened: Opened) -> Hit:
    check_id("passage", name)
    hit = opened.reader.get(name)
    if hit is None:
        raise missing("passage", name)
    return hit


def _around(report: str, order: int, opened: Opened) -> dict[int, Neighbour]:
    beside = And((Filter("report", (report,)), Filter("order", (order - 1, order + 1))))
    hits = opened.reader.search(Question(beside, copies=True, size=2)).hits
    found = [(json.loads(hit.passage)["order"], hit) for hit in hits]
    return {place: Neighbour(hit.id, passage_link(report, hit.id), place, hit.text) for place, hit in found}


def _repaired(told: dict[str, Any]) -> Repaired:
    start, end = told["span"]
    return Repaired(told["kind"], told["before"], told["after"], (start, end))
