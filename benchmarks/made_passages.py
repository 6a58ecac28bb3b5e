"""Passages by the hundred thousand, ready for a build: those of real reports with some of their words changed for others of them.

Counts, lengths and the frequencies of words are those of the field; what they say is nonsense, and is said to be.
"""

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyzers.dictionary import load_dictionary
from analyzers.exact import pairs_field, singles_field
from analyzers.pipeline import Analyzer
from engine.tally import tallied
from indexer.intake import Source, read_sources
from indexer.parse import Parser
from vocabulary import districts
from vocabulary.labels import PARTS, SECTIONS

ROOT = Path(__file__).parents[1]
CHANGED = 0.15  # of the words
OF_A_REPORT = 80

Passage = dict[str, Any]


def real_passages() -> list[str]:
    """Of the seeds, and of the texts of TIFA_TEXTS where it is set."""
    folders = [ROOT / "seeds", *([Path(os.environ["TIFA_TEXTS"])] if "TIFA_TEXTS" in os.environ else [])]
    parser = Parser(Analyzer(load_dictionary()))
    reports = (report for it in read_sources(folders, 2**24) if isinstance(it, Source) for report in parser.parse(it))
    return [passage.text for report in reports for passage in report.passages if len(passage.text) > 20]


class Made:
    """The same passages for the same number, in the same order."""

    def __init__(self, analyzer: Analyzer, texts: list[str]) -> None:
        self.analyzer = analyzer
        self._cut = [analyzer.cut(text) for text in texts]
        self._words = [word for words in self._cut for word in words if len(word) > 1]
        self._codes = [
            division.code for province in districts.provinces() for division in districts.descendants(province.code)
        ]

    def text(self, number: int) -> str:
        chance = random.Random(number)
        words = self._cut[chance.randrange(len(self._cut))]
        return "".join(
            chance.choice(self._words) if len(word) > 1 and chance.random() < CHANGED else word for word in words
        )

    def passages(self, count: int) -> Iterator[Passage]:
        return (self._passage(number) for number in range(count))

    def _passage(self, number: int) -> Passage:
        chance = random.Random(number // OF_A_REPORT)
        code, year = chance.choice(self._codes), chance.randint(2004, 2024)
        chance = random.Random(number)
        text = self.text(number)
        found = self.analyzer.for_index(text)
        folded = found.folded.text
        names = list(dict.fromkeys(find.slogan.name for find in found.finds))
        return {
            "id": f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",
            "report": f"{number // OF_A_REPORT * 0x9E3779B97F4A7C15 % 2**64:016x}",
            "order": number % OF_A_REPORT,
            "text": text,
            "folded": folded,
            "length": len(folded),
            "words": " ".join(found.terms),
            "heading_words": " ".join(found.terms[:4]),
            "title_words": "政协 工作 报告",
            "pairs": pairs_field(folded),
            "singles": singles_field(folded),
            "title": "政协工作报告",
            "headings": ["一、工作回顾"],
            "district": code,
            "district_name": code,
            "region": [division.code for division in districts.path(code)],
            "year": year,
            "covers": [year - 1, year],
            "date": f"{year}-01-{chance.randint(1, 28):02}",
            "section": chance.choice(list(SECTIONS)),
            "part": chance.choice(list(PARTS)),
            "kind": "report",
            "slogan": names,
            "mentions": [tallied(name, 1) for name in names],
            "free_mentions": [tallied(name, 1) for name in names],
            "copy": "no",
            "passage": json.dumps(
                {"order": number, "heading_path": ["一、工作回顾"], "slogans": names}, ensure_ascii=False
            ),
        }
