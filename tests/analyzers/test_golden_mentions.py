"""Two whole seeds against the lists made by hand: see golden/README.md."""

import csv
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pytest

from analyzers.pipeline import Analyzer

GOLDEN = Path(__file__).parent / "golden"
PRECISION, RECALL = 0.98, 0.97


@dataclass(frozen=True)
class Listed:
    start: int
    slogan: str
    nested_in: str | None


def listed(seed: str, text: str) -> set[Listed]:
    line_starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    with (GOLDEN / f"mentions-{seed}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {
        Listed(
            line_starts[int(row["line"]) - 1] + int(row["column"]) - 1,
            row["slogan"],
            None if row["nested_in"] == "-" else row["nested_in"],
        )
        for row in rows
    }


@pytest.mark.parametrize("seed", ["001", "004"])
def test_mentions_of_a_whole_seed(analyzer: Analyzer, seeds: dict[str, str], seed: str) -> None:
    expected = listed(seed, seeds[seed])
    found = {Listed(found.start, found.slogan, found.nested_in) for found in analyzer.analyze(seeds[seed]).mentions}
    right = len(expected & found)
    wrong = sorted(found - expected, key=lambda mention: mention.start)
    missed = sorted(expected - found, key=lambda mention: mention.start)
    assert right / len(found) >= PRECISION, f"found and not listed: {wrong}"
    assert right / len(expected) >= RECALL, f"listed and not found: {missed}"


def test_the_lists_are_as_long_as_they_were_made(seeds: dict[str, str]) -> None:
    assert {seed: len(listed(seed, seeds[seed])) for seed in ("001", "004")} == {"001": 222, "004": 86}
