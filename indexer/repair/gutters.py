"""Blanks that were the gutter between two columns, in a text whose line ends became blanks.

Such a text is full of blanks, and at nearly all of them the left side goes on in the right. Where it clearly does not, two
columns were printed side by side: the paragraph is cut there, and its parts look for where they belong.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from indexer.paragraph import BODY, Paragraph
from indexer.repair.blanks import between_characters, is_dense
from indexer.repair.page import CONTEXT, Score

KIND = "gutters"
PARTED = -2.5  # in the judge's units: a blank that speaks so much against going on may be a gutter
FEWEST = 2  # in one paragraph: one alone proves nothing
BESIDE = -1.65  # there, and in the paragraphs beside it, less says the same
_GOES_OVER = frozenset("，,、；;。：:！!？?”’\"'）)")  # a line may end with any of these


def repairer(score: Score) -> Callable[[list[Paragraph]], list[Paragraph]]:
    """The step, given a judge of how well one text goes on in another."""

    def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
        if not is_dense(paragraphs):
            return paragraphs
        found = [_gutters(paragraph, score, PARTED) for paragraph in paragraphs]
        proven = {at for at, gutters in enumerate(found) if len(gutters) >= FEWEST}
        beside = {near for at in proven for near in (at - 1, at, at + 1)}
        return [
            part
            for at, paragraph in enumerate(paragraphs)
            for part in (_parts(paragraph, _gutters(paragraph, score, BESIDE)) if at in beside else [paragraph])
        ]

    return repair


def _gutters(paragraph: Paragraph, score: Score, parted: float) -> list[tuple[int, int]]:
    text = paragraph.text
    found = between_characters(text) if paragraph.role == BODY else []
    return [(start, end) for start, end in found if _is_gutter(text, start, end, score, parted)]


def _parts(paragraph: Paragraph, gutters: list[tuple[int, int]]) -> Iterator[Paragraph]:
    for number, strand in enumerate(paragraph.strand.parted(gutters)):
        yield replace(paragraph, strand=strand, gap=0 if number else paragraph.gap, torn=True)


def _is_gutter(text: str, start: int, end: int, score: Score, parted: float) -> bool:
    if text[start - 1] in _GOES_OVER:
        return False
    return score(text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]) < parted
