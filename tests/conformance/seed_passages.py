"""Passages for the laws that both engines keep: the seeds' texts, with what is filtered dealt out in turn."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from analyzers.exact import pairs, pairs_field, singles_field
from analyzers.fold import fold_text
from engine.port import DICTIONARY, REPORT, SOURCE, Record
from engine.query import Phrase
from engine.tally import tallied
from tests.indexer.golden_reading import NAMES, golden

Passage = dict[str, Any]

PRINTED = [passage.text for name in NAMES for report in golden(name) for passage in report.passages]
TEXTS = [fold_text(text) for text in PRINTED]
SECTIONS = ("consultation", "proposals", "unity")
DISTRICTS = ("500116", "500102", "500119", "500153")
KINDS = ("report", "feature")
SLOGANS = {"全过程人民民主": "人民民主", "双城经济圈": "双城"}  # each with one that lies within it


def seed_passages() -> list[Passage]:
    return [_passage(number, text) for number, text in enumerate(TEXTS)]


def seed_records(passages: list[Passage]) -> Iterator[Record]:
    for report in dict.fromkeys(passage["report"] for passage in passages):
        yield Record(REPORT, report, f"report {report}", {"report": report, "year": 2023, "title": "报告"})
    yield Record(SOURCE, "ab" * 32, PRINTED[0])
    yield Record(DICTIONARY, DICTIONARY, "[[slogan]]")


def _passage(number: int, text: str) -> Passage:
    year = 2020 + number % 6
    made: Passage = {
        "id": f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",  # over all of the range, in no order
        "report": f"{number // 23:016x}",
        "order": number % 23,
        "text": PRINTED[number],
        "folded": text,
        "passage": f"no. {number}",
        "title": "政协报告",
        "headings": ["一", "二"],
        "year": year,
        "section": SECTIONS[number % 3],
        "part": "review" if number % 2 else "plan",
        "kind": KINDS[number // 23 % 2],
        "district": DISTRICTS[number % 4],
        "district_name": f"district {DISTRICTS[number % 4]}",
        "region": ["500000", DISTRICTS[number % 4]],
        "covers": [year - 1, year],
        "copy": "yes" if number % 17 == 0 else "no",
        "length": len(text),
        "repair": ["wraps", "joints"][: number % 3],
        "words": " ".join(text),
        "heading_words": " ".join(text[:9:3]),
        "title_words": " ".join(text[1:10:4]),
        "pairs": pairs_field(text),
        "singles": singles_field(text),
        **_slogans(text),
    }
    return made if number % 5 == 0 else {**made, "date": f"{year}-01-{1 + number % 28:02}"}


def _slogans(text: str) -> dict[str, list[str]]:
    counts: Counter[str] = Counter()
    free: Counter[str] = Counter()
    for long, short in SLOGANS.items():
        counts[long] = free[long] = text.count(long)
        counts[short] = text.count(short)
        free[short] = counts[short] - counts[long]
    return {
        "slogan": [name for name, times in counts.items() if times],
        "mentions": [tallied(name, times) for name, times in counts.items() if times],
        "free_mentions": [tallied(name, times) for name, times in free.items() if times],
    }


def phrase(text: str) -> Phrase:
    """What finds exactly this folded text."""
    return Phrase("pairs", tuple(pairs(text))) if len(text) > 1 else Phrase("singles", (text.replace(" ", "＿"),))
