"""Columns that were read in another order."""

import random
from collections.abc import Sequence
from dataclasses import replace

from benchmarks.damage.press import FLOW, printed
from benchmarks.damage.setting import Line, any_setting, set_paragraphs
from benchmarks.damage.tearing import tearable
from benchmarks.damage.truth import Damaged, Paragraph

LEAST, MOST = 2000, 4000
FEWEST, MANIEST = 4, 8
FIRST_STAYS, OVERLAP = 0.85, 0.3


def moved_columns(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """Part of the text, 2000 to 4000 characters, in four to eight columns printed in another order; the truth is that part only.

    Columns end at the end of a line, but not amid a heading. Where one ends amid a paragraph, in three cases of ten the next
    one begins with the last one or two characters again.
    """
    page = _page(paragraphs, rng)
    lines = set_paragraphs(page, any_setting(rng, 12, 24))
    columns = _columns(lines, page, rng.randint(FEWEST, MANIEST), rng)
    shown = [_overlapping(column, before, rng) for column, before in zip(columns, [[], *columns], strict=False)]
    return printed(page, [shown[number] for number in _order(len(columns), rng)], FLOW)


def _page(paragraphs: list[Paragraph], rng: random.Random) -> list[Paragraph]:
    """Consecutive paragraphs of that length, as near as may be."""
    wanted = rng.randint(LEAST, MOST)
    begin = rng.randrange(len(paragraphs)) if paragraphs else 0
    while begin and sum(len(paragraph.text) for paragraph in paragraphs[begin:]) < wanted:
        begin -= 1
    end = begin
    while end < len(paragraphs) and sum(len(paragraph.text) for paragraph in paragraphs[begin : end + 1]) <= MOST:
        if sum(len(paragraph.text) for paragraph in paragraphs[begin:end]) >= wanted:
            break
        end += 1
    return paragraphs[begin:end]


def _columns(lines: Sequence[Line], page: list[Paragraph], count: int, rng: random.Random) -> list[Sequence[Line]]:
    """The lines in columns of about the same length."""
    amid_paragraph = set(tearable(lines, page))
    ends = {
        number for number, line in enumerate(lines[:-1]) if number in amid_paragraph or _is_last(lines, number, line)
    }
    share = len(lines) / count
    near = [share * (number + rng.uniform(-0.3, 0.3)) for number in range(1, count)]
    chosen = sorted({min(ends, key=lambda end: (abs(end + 1 - wish), end)) + 1 for wish in near if ends})
    return [lines[begin:end] for begin, end in zip([0, *chosen], [*chosen, len(lines)], strict=True)]


def _is_last(lines: Sequence[Line], number: int, line: Line) -> bool:
    return line.paragraph != lines[number + 1].paragraph


def _overlapping(column: Sequence[Line], before: Sequence[Line], rng: random.Random) -> Sequence[Line]:
    if not before or not column[0].start or rng.random() >= OVERLAP:
        return column
    repeated = before[-1].text[-rng.randint(1, 2) :]
    return [replace(column[0], text=repeated + column[0].text), *column[1:]]


def _order(count: int, rng: random.Random) -> list[int]:
    """Another order than the right one, mostly with the first in its place."""
    order = list(range(count))
    kept = 1 if count > 2 and rng.random() < FIRST_STAYS else 0
    while count > 1 and order == sorted(order):
        rest = order[kept:]
        rng.shuffle(rest)
        order[kept:] = rest
    return order
