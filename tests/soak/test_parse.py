"""Parsing for longer: whatever is torn, mixed and doubled in whatever way, nothing raises and nothing is lost."""

import os
import random

import pytest

from tests.indexer.golden_reading import NAMES, seed
from tests.indexer.test_nothing_lost import check

pytestmark = pytest.mark.soak
INPUTS = 1_000 if os.environ.get("TIFA_SOAK") == "short" else 10_000
ODD = [
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u3000",
    "。",
    "，",
    "“",
    "”",
    "and",
    "(上接1版)",
    "\u200b",
    "𠀀",
    "\ufeff",
    "\ud800",
    "e\u0301",
    "\f",
]


def mixed(chance: random.Random, texts: list[str]) -> str:
    """Scraps of the seeds, some doubled, some wrapped, with odd characters between."""
    scraps = []
    for _ in range(chance.randint(1, 30)):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        scrap = text[start : start + chance.randint(1, 120)]
        if chance.random() < 0.2:
            scrap = "".join(char * chance.choice((1, 1, 1, 2)) for char in scrap)
        if chance.random() < 0.2:
            width = chance.randint(5, 30)
            scrap = "\n".join(scrap[at : at + width] for at in range(0, len(scrap), width))
        scraps += [scrap * chance.choice((1, 1, 1, 2)), chance.choice(ODD)]
    return "".join(scraps)


def test_fuzzed_inputs_lose_nothing() -> None:
    texts = [seed(name).read_text(encoding="utf-8") for name in NAMES]
    for number in range(INPUTS):
        check(mixed(random.Random(number), texts))
