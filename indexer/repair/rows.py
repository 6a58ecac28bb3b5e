"""Columns that were read across: each printed line holds a line of every column, with a blank between.

Lines that fall into the same number of pieces of steady widths may be rows of columns. They are read down where that goes on
better than reading across, and their lines are then put together as those of any wrapped text. Blanks that wrapping
left in one long line fall into pieces too, but there reading across goes on well.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import mean

from indexer.paragraph import BODY, Paragraph
from indexer.printed import ends_sentence
from indexer.repair import wraps
from indexer.repair.blanks import stretches
from indexer.repair.judge import Score, follows
from indexer.repair.wrapped_headings import parted
from indexer.widths import display

KIND = "rows"
FEWEST_ROWS = 3
MOST_COLUMNS = 5
NARROWEST, WIDEST = 12, 60  # of a column, in halves of a character
RAGGED = 6  # by so much a full line may be narrower than its column
BETTER = 1.0  # down must go on better than across by so much a joint, in the judge's units
APART = 9  # empty lines: what the rows became touches nothing
_BLANK = re.compile(r"[ \t\u3000]+")

Cell = tuple[int, int]  # a range of a line's text


def repairer(score: Score) -> Callable[[list[Paragraph]], list[Paragraph]]:
    """The step, given a judge of how well one text goes on in another."""

    def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
        if sum(1 for paragraph in paragraphs if _has_cells(paragraph)) < FEWEST_ROWS:
            return paragraphs
        return [part for group in _groups(paragraphs) for part in _read(group, score)]

    return repair


def _has_cells(paragraph: Paragraph) -> bool:
    untouched = len(paragraph.strand.pieces) == 1
    return paragraph.role == BODY and untouched and (" " in paragraph.text or "\u3000" in paragraph.text)


def _groups(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Runs of lines with cells, with short lines that end a column among them; all others alone."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        if group and (paragraph.gap > 0 or not (_has_cells(paragraph) or _may_be_cell(paragraph))):
            yield group
            group = []
        if group or _has_cells(paragraph):
            group.append(paragraph)
        else:
            yield [paragraph]
    if group:
        yield group


def _may_be_cell(paragraph: Paragraph) -> bool:
    return paragraph.role == BODY and display(paragraph.text) <= WIDEST


def _read(group: list[Paragraph], score: Score) -> list[Paragraph]:
    """The group read down, if its lines are rows of columns and down is better; with what does not belong to it after it."""
    rows = group
    while rows and not _has_cells(rows[-1]):
        rows = rows[:-1]
    widths = _widths([paragraph.text for paragraph in rows]) if len(rows) >= FEWEST_ROWS else None
    if widths is None:
        return group
    while len(rows) < len(group) and widths[0] - RAGGED <= display(group[len(rows)].text) <= widths[0]:
        rows = group[: len(rows) + 1]  # the other columns are shorter
    cells = [_placed(paragraph.text, _split(paragraph.text), widths) for paragraph in rows]
    down = _down(rows, cells)
    across = [_piece(paragraph, cell) for paragraph, row in zip(rows, cells, strict=True) for cell in row if cell]
    if _goes_on(down, score) - _goes_on(across, score) < BETTER:
        return group
    joined = [part for paragraph in wraps.join(down) for part in parted(paragraph, score)]
    return [*_apart(joined), *group[len(rows) :]]


def _widths(texts: list[str]) -> list[int] | None:
    """The widths of the columns, or None where the lines are no rows."""
    split = [_split(text) for text in texts]
    count = Counter(map(len, split)).most_common(1)[0][0]
    if not 2 <= count <= MOST_COLUMNS or sum(len(row) == count for row in split) < max(FEWEST_ROWS, 0.5 * len(texts)):
        return None
    widths = [
        max(
            display(text[row[column][0] : row[column][1]])
            for text, row in zip(texts, split, strict=True)
            if len(row) == count
        )
        for column in range(count)
    ]
    fitting = all(NARROWEST <= width <= WIDEST for width in widths)
    return widths if fitting and _is_steady(texts, split, widths) else None


def _split(text: str) -> list[Cell]:
    return stretches(0, len(text), [blank.span() for blank in _BLANK.finditer(text)])


def _is_steady(texts: list[str], split: list[list[Cell]], widths: list[int]) -> bool:
    """Whether most cells nearly fill their columns."""
    full = cells = 0
    for text, row in zip(texts, split, strict=True):
        if len(row) == len(widths):
            for (start, end), width in zip(row, widths, strict=True):
                cells += 1
                full += display(text[start:end]) >= width - RAGGED
    return full >= 0.7 * cells


def _placed(text: str, row: list[Cell], widths: list[int]) -> list[Cell | None]:
    """Each cell in its column. With too many, blanks within a cell are taken back; with too few, the last columns have ended."""
    row = list(row)
    while len(row) > len(widths):
        fits = [(display(text[row[at][0] : row[at + 1][1]]) - max(widths), at) for at in range(len(row) - 1)]
        _, at = min(fits)
        row[at : at + 2] = [(row[at][0], row[at + 1][1])]
    return [*row, *[None] * (len(widths) - len(row))]


def _piece(paragraph: Paragraph, cell: Cell) -> Paragraph:
    return replace(paragraph, strand=paragraph.strand.part(*cell), gap=0, indent=0)


def _down(group: list[Paragraph], cells: list[list[Cell | None]]) -> list[Paragraph]:
    columns = range(len(cells[0]))
    return [
        _piece(paragraph, cell)
        for column in columns
        for paragraph, row in zip(group, cells, strict=True)
        if (cell := row[column]) is not None
    ]


def _goes_on(pieces: list[Paragraph], score: Score) -> float:
    """How well each piece goes on in the next, on the average; the end of a sentence says nothing."""
    values = [
        max(-8.0, min(8.0, follows(score, left.text, right.text)))
        for left, right in pairwise(pieces)
        if not ends_sentence(left.text)
    ]
    return mean(values) if values else 0.0


def _apart(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return [replace(paragraph, gap=APART) for paragraph in paragraphs]
