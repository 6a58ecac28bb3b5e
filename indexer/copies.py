"""Reports that another source also gives: a newspaper's page and a web page of one article.

Two reports are copies where nearly all their text is the same after folding, whatever stands around it. Passages that
different reports share do not make them copies. Candidates are found by the few least windows of a report, of which copies share
most, so that what is kept of each report is small, however many there are.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from zlib import crc32

from analyzers.fold import fold_text
from indexer.report import Report

WINDOW = 8  # characters
SAMPLE = 16  # one window of so many, chosen by what it says, stands for the text
ALIKE = 0.8  # of the smaller set of windows, and of the larger
FEWEST = 6
LEAST = 12  # windows of a report by which its copies are looked for
ENOUGH = 3  # of these that a copy shares; of twelve, one that is just alike enough shares eight
MOST_HOLDERS = 100  # of one window; what more reports share is a set phrase

Windows = frozenset[int]


class Copies:
    """Given reports one after the other, tells of each the first one with its text. ``windows_of`` gives those of an earlier one."""

    def __init__(self, windows_of: Callable[[str], Windows]) -> None:
        self._windows_of = windows_of
        self._holders: dict[int, list[str]] = defaultdict(list)

    def first_like(self, report: str, found: Windows) -> str | None:
        if len(found) < FEWEST:
            return None
        least = sorted(found)[:LEAST]
        shared = Counter(other for window in least for other in self._holders.get(window, ()))
        for other in shared:  # by the first window they share, and of each the first report first
            if shared[other] < min(ENOUGH, len(least)):
                continue
            held = self._windows_of(other)
            if len(found & held) >= ALIKE * max(len(found), len(held)):
                return other
        for window in least:
            if len(self._holders[window]) < MOST_HOLDERS:
                self._holders[window].append(report)
        return None


def mark(reports: Iterable[Report]) -> list[Report]:
    """With ``same_as`` naming the first report of the same text."""
    prints: dict[str, Windows] = {}
    copies = Copies(prints.__getitem__)
    marked: list[Report] = []
    for report in reports:
        prints[report.id] = windows(passage.text for passage in report.passages)
        marked.append(replace(report, same_as=copies.first_like(report.id, prints[report.id])))
    return marked


def windows(passages: Iterable[str]) -> Windows:
    """The windows that stand for the text of a report."""
    text = "".join(map(fold_text, passages))
    hashes = (crc32(text[at : at + WINDOW].encode("utf-8", "replace")) for at in range(len(text) - WINDOW + 1))
    return frozenset(value for value in hashes if value % SAMPLE == 0)
