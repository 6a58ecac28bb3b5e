"""Passages for the engines' tests: the seeds' texts, with what is filtered dealt out in turn."""

from collections.abc import Iterable
from typing import Any

from tantivy import Index, Searcher

from analyzers.exact import pairs, pairs_field, singles_field
from engine.embedded.schema import document, schema
from engine.query import Phrase
from tests.indexer.golden_reading import NAMES, golden

Passage = dict[str, Any]

TEXTS = [passage.text for name in NAMES for report in golden(name) for passage in report.passages]
SECTIONS = ("consultation", "proposals", "unity")
DISTRICTS = ("500116", "500102", "500119", "500153")


def made_passages() -> list[Passage]:
    return [_passage(number, text) for number, text in enumerate(TEXTS)]


def _passage(number: int, text: str) -> Passage:
    year = 2020 + number % 6
    made: Passage = {
        "id": f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",  # over all of the range, in no order
        "report": f"{number // 23:016x}",
        "folded": text,
        "passage": f"no. {number}",
        "year": year,
        "section": SECTIONS[number % 3],
        "district": DISTRICTS[number % 4],
        "region": ["500000", DISTRICTS[number % 4]],
        "covers": [year - 1, year],
        "copy": "yes" if number % 17 == 0 else "no",
        "words": " ".join(text),
        "pairs": pairs_field(text),
        "singles": singles_field(text),
    }
    return made if number % 5 == 0 else {**made, "date": f"{year}-01-{1 + number % 28:02}"}


def searcher_of(passages: Iterable[Passage], *, segment: int = 1_000_000) -> Searcher:
    """An index of the embedded engine in memory, with so many passages to a segment."""
    index = Index(schema())
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for number, passage in enumerate(passages):
        writer.add_document(document(passage))
        if number % segment == segment - 1:
            writer.commit()
    writer.commit()
    index.reload()
    return index.searcher()


def phrase(text: str) -> Phrase:
    """What finds exactly this text."""
    return Phrase("pairs", tuple(pairs(text))) if len(text) > 1 else Phrase("singles", (text.replace(" ", "＿"),))
