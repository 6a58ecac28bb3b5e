"""The library as what an engine builds from: passages with their terms and facets, report records, sources, the dictionary."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from analyzers.dictionary import Dictionary
from analyzers.exact import pairs_field, singles_field
from engine.port import DICTIONARY, REPORT, SOURCE, WORDS, Passage, Record
from engine.tally import tallied
from indexer.copies import Copies
from indexer.library import Library, Made
from indexer.packing import unpacked
from indexer.word_list import WordList
from vocabulary import districts

Told = dict[str, Any]
# What a passage tells of its report wherever it is shown; all else is in the report's record.
_OF_REPORT = (
    "title",
    "subtitle",
    "kind",
    "district",
    "date",
    "year",
    "year_inferred",
    "publication",
    "page",
    "url",
    "speaker",
    "meeting",
    "same_as",
)
# Of a report without a title, by which it is told from others of its page.
_OPENING, _SALUTATION = 60, 10  # characters; what is not longer than a salutation, many begin with
_OF_PASSAGE = ("order", "heading_path", "part", "section", "covers", "slogans", "repairs", "flags")


def contents(library: Library, dictionary: Dictionary, analyzer: str) -> Iterator[Passage | Record]:
    """In the order of paths, one source at a time."""
    yield Record(DICTIONARY, DICTIONARY, dictionary.to_bytes().decode("utf-8"))
    copies = Copies(library.windows)
    words = WordList()
    for made in library.made(analyzer):
        yield from words.seen(_of_source(made, copies, library))
    yield Record(WORDS, WORDS, words.written())


def _of_source(made: Made, copies: Copies, library: Library) -> Iterator[Passage | Record]:
    parsed = unpacked(made.parsed)
    for report, cut in zip(parsed["reports"], unpacked(made.cut), strict=True):
        report["source"]["file"] = made.held.file
        report["same_as"] = copies.first_like(report["id"], library.windows(report["id"]))
        of_report = _values_of_report(report)
        for passage, of_passage in zip(report["passages"], cut["passages"], strict=True):
            passage["slogans"] = list(of_passage["mentions"])
            yield _passage(report, passage, of_report, {**of_passage, "title_words": cut["title_words"]})
        length = sum(len(of_passage["folded"]) for of_passage in cut["passages"])
        yield _record(report, {**of_report, "length": length})
    yield Record(SOURCE, made.held.sha256, parsed["text"])


def _values_of_report(report: Told) -> Told:
    district = report["district"] or {}
    code = district.get("code")
    return _without_nothing(
        {
            "report": report["id"],
            "district": code,
            "district_name": district.get("name"),
            "region": [above.code for above in districts.path(code)] if code else [],
            "year": report["year"],
            "date": report["date"],
            "kind": report["kind"],
            "title": report["title"],
            "copy": "yes" if report["same_as"] else "no",
        }
    )


def _passage(report: Told, passage: Told, of_report: Told, cut: Told) -> Passage:
    folded, mentions = cut["folded"], cut["mentions"]
    return _without_nothing(
        {
            **of_report,
            "id": passage["id"],
            "order": passage["order"],
            "text": passage["text"],
            "folded": folded,
            "length": len(folded),
            "words": cut["words"],
            "heading_words": cut["heading_words"],
            "title_words": cut["title_words"],
            "pairs": pairs_field(folded),
            "singles": singles_field(folded),
            "headings": passage["heading_path"],
            "covers": passage["covers"],
            "section": passage["section"],
            "part": passage["part"],
            "slogan": list(mentions),
            "mentions": [tallied(name, times) for name, (times, _) in mentions.items()],
            "free_mentions": [tallied(name, free) for name, (_, free) in mentions.items() if free],
            "repair": sorted({repair["kind"] for repair in passage["repairs"]}),
            "flag": passage["flags"],
            "passage": _told(report, passage),
        }
    )


def _told(report: Told, passage: Told) -> str:
    of_passage = {name: passage[name] for name in _OF_PASSAGE}
    file = PurePath(report["source"]["file"]).name
    of_report = {"file": file, **{name: report[name] for name in _OF_REPORT}, "opening": _opening(report)}
    return json.dumps({**of_passage, "report": of_report}, ensure_ascii=False, separators=(",", ":"))


def _opening(report: Told) -> str:
    if report["title"] or report["subtitle"]:
        return ""
    texts = [str(passage["text"]) for passage in report["passages"]]
    return next((text for text in texts if len(text) > _SALUTATION), texts[0])[:_OPENING]


def _record(report: Told, of_report: Told) -> Record:
    body = json.dumps(report, ensure_ascii=False, separators=(",", ":"))
    return Record(REPORT, report["id"], body, of_report)


def _without_nothing(values: Mapping[str, Any]) -> Told:
    """Without what says nothing: a passage of no year has no year."""
    needed = {"folded", "passage", "text"}
    return {name: value for name, value in values.items() if name in needed or value not in (None, "", [])}
