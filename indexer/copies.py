"""Reports that another source also gives: a newspaper's page and a web page of one article.

Two reports are copies where nearly all their text is the same after folding, whatever stands around it. Passages that
different reports share do not make them copies.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from zlib import crc32

from analyzers.fold import fold_text
from indexer.report import Report

WINDOW = 8  # characters
SAMPLE = 16  # one window of so many, chosen by what it says, stands for the text
ALIKE = 0.8  # of the smaller set of windows, and of the larger
FEWEST = 6


def mark(reports: Iterable[Report]) -> list[Report]:
    """With ``same_as`` naming the first report of the same text."""
    marked: list[Report] = []
    prints: list[tuple[str, frozenset[int]]] = []
    holders: dict[int, list[int]] = defaultdict(list)
    for report in reports:
        windows = _windows(report)
        first = _first_like(windows, prints, holders)
        marked.append(replace(report, same_as=first))
        if first is None:
            for window in windows:
                holders[window].append(len(prints))
            prints.append((report.id, windows))
    return marked


def _windows(report: Report) -> frozenset[int]:
    text = "".join(fold_text(passage.text) for passage in report.passages)
    hashes = (crc32(text[at : at + WINDOW].encode("utf-8", "replace")) for at in range(len(text) - WINDOW + 1))
    return frozenset(value for value in hashes if value % SAMPLE == 0)


def _first_like(
    windows: frozenset[int], prints: list[tuple[str, frozenset[int]]], holders: dict[int, list[int]]
) -> str | None:
    if len(windows) < FEWEST:
        return None
    shared: dict[int, int] = defaultdict(int)
    for window in windows:
        for number in holders.get(window, ()):
            shared[number] += 1
    for number in sorted(shared):
        report_id, other = prints[number]
        if shared[number] >= ALIKE * max(len(windows), len(other)):
            return report_id
    return None
