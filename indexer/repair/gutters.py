"""Blanks that were the gutter between two columns, in a text whose line ends became blanks.

Such a text is full of blanks, and at nearly all of them the left side goes on in the right. Where it clearly does not, two
columns were printed side by side: the paragraph is cut there, and its parts look for where they belong. Between two
gutters, and in a short paragraph beside, lie single printed lines of columns: they are cut too, as a line of one column may
by chance go on in the line beside it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median

from indexer.paragraph import BODY, Paragraph
from indexer.repair.blanks import between_characters, is_dense, stretches
from indexer.repair.judge import Score, follows
from indexer.widths import display

KIND = "gutters"
PARTED = -2.5  # in the judge's units: a blank that speaks so much against going on may be a gutter
FEWEST = 2  # in one paragraph: one alone proves nothing
BESIDE = -1.65  # there, and in the paragraphs beside it, less says the same
MOST_COLUMNS = 4
RAGGED, WIDER = 4, 2  # by so many halves of a character a full line may be narrower or wider than its column
SURE = 2.0  # what goes on so well is no gutter
_GOES_OVER = frozenset("，,、；;。：:！!？?”’\"'）)")  # a line may end with any of these


Blank = tuple[int, int]


def repairer(score: Score) -> Callable[[list[Paragraph]], list[Paragraph]]:
    """The step, given a judge of how well one text goes on in another."""

    def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
        if not is_dense(paragraphs):
            return paragraphs
        found = [_gutters(paragraph, score, PARTED) for paragraph in paragraphs]
        proven = [at for at, gutters in enumerate(found) if len(gutters) >= FEWEST]
        widths = {near: _width(paragraphs[at]) for at in proven for near in (at - 1, at, at + 1)}
        return [
            part
            for at, paragraph in enumerate(paragraphs)
            for part in (_cut(paragraph, widths[at], score) if at in widths else [paragraph])
        ]

    return repair


def _cut(paragraph: Paragraph, width: float, score: Score) -> list[Paragraph]:
    """The parts of a paragraph, given the width of the columns; those it begins with may be a row of them."""
    gutters = _gutters(paragraph, score, BESIDE)
    lines = _single_lines(paragraph, gutters, width)
    single = [blank for blank in lines if _goes_over(paragraph.text, blank, score) <= SURE]
    cuts = sorted({*gutters, *single})
    return list(_in_columns(_parts(paragraph, cuts), width)) if cuts else [paragraph]


def _width(paragraph: Paragraph) -> float:
    """Of the paragraph's printed lines, at the ends of which its blanks stand."""
    text = paragraph.text
    return median(display(text[start:end]) for start, end in stretches(0, len(text), between_characters(text)))


def _single_lines(paragraph: Paragraph, gutters: list[Blank], width: float) -> Iterator[Blank]:
    """The line ends between two gutters, or in all of a paragraph without, where there are few lines and all are full."""
    text = paragraph.text
    bounds = gutters or [(0, 0), (len(text), len(text))]
    for (_, start), (end, _) in pairwise(bounds):
        ends = _line_ends(text, start, end, width)
        full = all(display(text[begin:stop]) >= width - RAGGED for begin, stop in stretches(start, end, ends))
        if full and 0 < len(ends) < MOST_COLUMNS:
            yield from ends


def _line_ends(text: str, start: int, end: int, width: float) -> list[Blank]:
    """The blanks at which a printer had to begin a new line."""
    ends: list[Blank] = []
    begin = start
    blanks = [blank for blank in between_characters(text) if start < blank[0] < end]
    for blank, after in zip(blanks, [*(blank[0] for blank in blanks), end][1:], strict=True):
        if display(text[begin:after]) > width + WIDER:
            ends.append(blank)
            begin = blank[1]
    return ends


def _goes_over(text: str, blank: Blank, score: Score) -> float:
    """How well the text goes on over a blank."""
    start, end = blank
    return follows(score, text[:start], text[end:])


def _gutters(paragraph: Paragraph, score: Score, parted: float) -> list[Blank]:
    text = paragraph.text
    found = between_characters(text) if paragraph.role == BODY else []
    return [
        blank for blank in found if text[blank[0] - 1] not in _GOES_OVER and _goes_over(text, blank, score) < parted
    ]


def _parts(paragraph: Paragraph, cuts: list[Blank]) -> list[Paragraph]:
    strands = enumerate(paragraph.strand.parted(cuts))
    return [replace(paragraph, strand=strand, gap=0 if at else paragraph.gap, torn=True) for at, strand in strands]


def _in_columns(parts: list[Paragraph], width: float) -> Iterator[Paragraph]:
    """The same, with the single lines that they begin with told their columns."""
    row = list(takewhile(lambda part: abs(display(part.text) - width) <= RAGGED, parts))
    for at, part in enumerate(parts):
        yield replace(part, column=max(0, len(row) - at))
