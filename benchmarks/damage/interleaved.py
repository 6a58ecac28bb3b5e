"""Columns that were read line by line across."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benchmarks.damage.press import FLOW, Press, Tear, any_wrapping, printed, whole_lines
from benchmarks.damage.setting import Line, any_setting, set_paragraph, set_paragraphs
from benchmarks.damage.truth import Damaged, Paragraph

LEAST, MOST = 300, 2000
LONGEST_RUN = 6


def interleaved(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """One paragraph of 300 characters or more set in two or three columns; nothing happens to a text that has none."""
    return _interleaved(paragraphs, whole_lines(paragraphs), FLOW, _one(paragraphs, rng), rng)


def interleaved_six(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """Two to six consecutive paragraphs, 300 to 2000 characters together, set in two or three columns."""
    return _interleaved(paragraphs, whole_lines(paragraphs), FLOW, _several(paragraphs, rng), rng)


def wraps_interleaved(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """One paragraph in columns, the others wrapped."""
    setting, press = any_wrapping(rng)
    return _interleaved(paragraphs, set_paragraphs(paragraphs, setting), press, _one(paragraphs, rng), rng)


def _one(paragraphs: list[Paragraph], rng: random.Random) -> range:
    long = [number for number, paragraph in enumerate(paragraphs) if len(paragraph.text) >= LEAST]
    return range(number := rng.choice(long), number + 1) if long else range(0)


def _several(paragraphs: list[Paragraph], rng: random.Random) -> range:
    lengths = [len(paragraph.text) for paragraph in paragraphs]
    for count in rng.sample(range(2, LONGEST_RUN + 1), LONGEST_RUN - 1):
        runs = [range(start, start + count) for start in range(len(paragraphs) - count + 1)]
        fit = [run for run in runs if LEAST <= sum(lengths[run.start : run.stop]) <= MOST]
        if fit:
            return rng.choice(fit)
    return range(0)


def _interleaved(
    paragraphs: list[Paragraph], lines: Sequence[Line], press: Press, run: range, rng: random.Random
) -> Damaged:
    """The paragraphs of `run` in columns amid the lines of the others."""
    setting = any_setting(rng, 12, 20)
    pieces = [piece for number in run for piece in set_paragraph(paragraphs, number, setting)]
    rows = _rows(len(pieces), rng.choice((2, 2, 3)))
    blocks = [
        [line for line in lines if line.paragraph is not None and line.paragraph < run.start],
        [Line(" ".join(pieces[place].text.strip() for place in row)) for row in rows],
        [line for line in lines if line.paragraph is not None and line.paragraph >= run.stop],
    ]
    return printed(paragraphs, blocks, press, broken=run, tears=set(_tears(pieces, rows)))


def _rows(count: int, columns: int) -> list[range]:
    """Which pieces stand in each row when the columns are as even as can be."""
    height = -(-count // columns) or 1
    return [range(row, count, height) for row in range(min(height, count))]


def _tears(pieces: Sequence[Line], rows: Sequence[range]) -> Iterator[Tear]:
    """Where a paragraph goes on, but not with what is printed next."""
    order = [place for row in rows for place in row]
    neighbours = set(pairwise(order))
    for place, (piece, following) in enumerate(pairwise(pieces)):
        if piece.paragraph == following.paragraph is not None and (place, place + 1) not in neighbours:
            yield following.paragraph, following.start
