"""All that a search finds, as a stream: each row says of itself what was asked, of which index, and when."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import orjson

from api.asking import plain
from api.following import Opened
from api.links import passage_link, query_string, search_link
from api.query.said import Said
from api.request import SearchRequest
from api.shown.answer import told_generation
from api.shown.citation import gbt7714
from api.spreadsheet import exact, guarded
from api.understood import understood
from engine.question import Hit

PART = 64 * 1024  # bytes, about, of what is handed out at once
_HEADINGS = " > "
# What every row says of the whole.
WHOLE = ("query", "read_as", "search_url", "generation", "dictionary", "corpus", "exported_at")
COLUMNS = (
    "id",
    "report_id",
    "file",
    "title",
    "subtitle",
    "district",
    "district_code",
    "date",
    "year",
    "year_inferred",
    "kind",
    "part",
    "section",
    "heading_path",
    "covers",
    "slogans",
    "text",
    "citation",
    "url",
    *WHOLE,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Export:
    """``rows`` are looked up as they are taken; the generation must stay open as long."""

    total: int
    whole: Row
    warnings: list[Said]
    rows: Iterator[Row]


def export(request: SearchRequest, opened: Opened, site: str = "") -> Export:
    """In the order of ids, copies only where they are asked for. ``site`` is what addresses begin with: nothing, where it is not known."""
    asked = understood(request, opened)
    found = plain(asked.question)
    whole = told_of_whole(request, asked.reading.read_as, opened, site)
    rows = (_row(hit, site) | whole for hit in opened.reader.scan(found))
    return Export(opened.reader.search(found).total, whole, list(asked.said), rows)


def told_of_whole(request: SearchRequest, read_as: str, opened: Opened, site: str) -> Row:
    """What every row says of the whole."""
    about = told_generation(opened.generation)
    return {
        "query": request.q,
        "read_as": read_as,
        "search_url": search_link(query_string(SearchRequest(request.q, request.chosen)), site),
        "generation": about.id,
        "dictionary": about.dictionary,
        "corpus": about.corpus,
        "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _row(hit: Hit, site: str) -> Row:
    told: Row = json.loads(hit.passage)
    report = told["report"]
    district = report["district"] or {"name": None, "code": None}
    return {
        "id": hit.id,
        "report_id": hit.report,
        "file": report["file"],
        "title": report["title"],
        "subtitle": report["subtitle"],
        "district": district["name"],
        "district_code": district["code"],
        "date": report["date"],
        "year": report["year"],
        "year_inferred": report["year_inferred"],
        "kind": report["kind"],
        "part": told["part"],
        "section": told["section"],
        "heading_path": told["heading_path"],
        "covers": told["covers"],
        "slogans": told["slogans"],
        "text": hit.text,
        "citation": gbt7714(report, told["order"]),
        "url": site + passage_link(hit.report, hit.id),
    }


def as_csv(found: Export) -> Iterator[str]:
    return exact(COLUMNS, _flat(found.rows))


def as_excel(found: Export) -> Iterator[str]:
    return guarded(COLUMNS, _flat(found.rows))


def as_json_lines(found: Export) -> Iterator[str]:
    """The first line tells of the whole, the last that it is all there."""
    yield _line({**found.whole, "total": found.total, "warnings": [asdict(note) for note in found.warnings]})
    passages = 0
    for row in found.rows:
        passages += 1
        yield _line(row)
    yield _line({"end": True, "passages": passages})


FORMATS: MappingProxyType[str, Callable[[Export], Iterator[str]]] = MappingProxyType(
    {"csv": as_csv, "excel": as_excel, "jsonl": as_json_lines}
)


def in_parts(texts: Iterable[str]) -> Iterator[bytes]:
    """Lines put together, so that not every one goes alone."""
    part = bytearray()
    for text in texts:
        part += text.encode("utf-8")
        if len(part) >= PART:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def _flat(rows: Iterable[Row]) -> Iterator[Row]:
    return ({**row, "heading_path": _HEADINGS.join(row["heading_path"])} for row in rows)


def _line(told: Row) -> str:
    return orjson.dumps(told).decode() + "\n"
