"""A passage of the index as it is shown: what to mark in it, where it stands, how to cite it."""

from collections.abc import Iterable
from typing import Any

import orjson

from analyzers.highlight import Asked
from analyzers.pipeline import Analyzer
from api.links import passage_link
from api.shown.answer import District, ShownHit
from api.shown.citation import gbt7714
from api.shown.cited_title import shown_title
from engine.question import Hit


def shown_hits(hits: Iterable[Hit], analyzer: Analyzer, asked: Asked) -> list[ShownHit]:
    return [shown_hit(hit, analyzer, asked) for hit in hits]


def shown_hit(hit: Hit, analyzer: Analyzer, asked: Asked) -> ShownHit:
    told: dict[str, Any] = orjson.loads(hit.passage)
    report = told["report"]
    return ShownHit(
        id=hit.id,
        report_id=hit.report,
        url=passage_link(hit.report, hit.id),
        title=report["title"],
        shown_title=shown_title(report),
        file=report["file"],
        district=shown_district(report["district"]),
        date=report["date"],
        year=report["year"],
        year_inferred=report["year_inferred"],
        kind=report["kind"],
        order=told["order"],
        covers=told["covers"],
        part=told["part"],
        section=told["section"],
        heading_path=told["heading_path"],
        text=hit.text,
        highlights=analyzer.highlight(hit.text, asked),
        score=round(hit.score, 4),
        slogans=told["slogans"],
        flags=told["flags"],
        repaired=bool(told["repairs"]),
        same_as=report["same_as"],
        citation=gbt7714(report, told["order"]),
    )


def shown_district(told: dict[str, Any] | None) -> District | None:
    return District(told["name"], told["code"], told["level"], told["parent"]) if told else None
