"""Numbered headings as wide as their line, so that the lines below seemed to go on in them.

Such a heading is parted from its paragraph where a printed line ends, if a full stop follows it clearly better than that
paragraph does, and that paragraph begins as sentences do.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from indexer.paragraph import BODY, Paragraph
from indexer.printed import FULL_STOPS, begins_with_number
from indexer.repair import wraps
from indexer.repair.judge import Score, follows, opens, stops
from indexer.structure.headings import LONGEST
from indexer.structure.titles import PART_HEADING

SHORTEST = 8
MOST_LINES = 3
BETTER = 2.0  # in the judge's units
BEGINS = -0.5  # of true beginnings, one in twenty is less
_GOES_ON = frozenset("，、；：,;:“‘（《")


def repairer(score: Score) -> Callable[[list[Paragraph]], list[Paragraph]]:
    """The step, given a judge of how well one text goes on in another: lines put together, but for such headings."""

    def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
        joined = wraps.repair(paragraphs)
        if joined is paragraphs:  # the text is not wrapped
            return paragraphs
        return [part for paragraph in joined for part in parted(paragraph, score)]

    return repair


def parted(paragraph: Paragraph, score: Score) -> Iterator[Paragraph]:
    """The heading that a paragraph of several printed lines begins with, and the paragraph."""
    at = _end_of_heading(paragraph, score) if _may_hold_heading(paragraph) else 0
    if not at:
        yield paragraph
        return
    heading, text = paragraph.strand.cut(at)
    yield replace(paragraph, strand=heading)
    yield replace(paragraph, strand=text, gap=0, indent=0)


def _may_hold_heading(paragraph: Paragraph) -> bool:
    several = paragraph.role == BODY and len(paragraph.strand.pieces) > 1
    return several and (begins_with_number(paragraph.text) or PART_HEADING.match(paragraph.text) is not None)


def _end_of_heading(paragraph: Paragraph, score: Score) -> int:
    """Where the heading ends, or 0."""
    text, at = paragraph.text, 0
    for line, below in list(pairwise(paragraph.strand.pieces))[:MOST_LINES]:
        at += len(line.text)
        head, rest = text[:at], text[at:]
        if len(head) > LONGEST or not rest or not FULL_STOPS.isdisjoint(head):
            return 0
        if PART_HEADING.fullmatch(head):
            return at
        if line.repair or below.repair or len(head) < SHORTEST or head[-1] in _GOES_ON:
            continue  # no line ends here, or no heading
        if opens(score, rest) > BEGINS and stops(score, head) - follows(score, head, rest) > BETTER:
            return at
    return 0
