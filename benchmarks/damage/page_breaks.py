"""Pages that end amid a sentence."""

import random
from collections.abc import Iterator, Sequence

from benchmarks.damage.press import FLOW, any_wrapping, printed
from benchmarks.damage.setting import Line, any_setting, set_paragraphs
from benchmarks.damage.tearing import ends_amid_sentence, parted, tearable
from benchmarks.damage.truth import Damaged, Paragraph

SHORTEST, LONGEST = 1200, 2500
LONG_PARAGRAPH = 100
FOOTERS = ("- {} -", "— {} —", "第{}页", "第 {} 页", "·{}·", "{}")


def page_breaks(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """Every 1200 to 2500 characters a blank line amid a sentence of a long paragraph, with or without the page's number."""
    lines = set_paragraphs(paragraphs, any_setting(rng, 24, 40))
    return printed(paragraphs, parted(lines, _pages(lines, paragraphs, rng)), FLOW)


def wraps_page_breaks(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """The same in wrapped text, where a page ends at a line's end."""
    setting, press = any_wrapping(rng)
    lines = set_paragraphs(paragraphs, setting)
    return printed(paragraphs, parted(lines, _pages(lines, paragraphs, rng)), press)


def _pages(lines: Sequence[Line], paragraphs: list[Paragraph], rng: random.Random) -> dict[int, list[Line]]:
    """After which line a page ends, and its footer."""
    footer = rng.choice(FOOTERS) if rng.random() < 0.5 else None
    first = rng.randint(1, 20)
    ends = _ends(lines, paragraphs, rng)
    return {end: [Line(footer.format(number))] if footer else [] for number, end in enumerate(ends, first)}


def _ends(lines: Sequence[Line], paragraphs: list[Paragraph], rng: random.Random) -> Iterator[int]:
    places = set(tearable(lines, paragraphs))
    room = rng.randint(SHORTEST, LONGEST)
    for number, line in enumerate(lines):
        room -= len(line.text)
        long = line.paragraph is not None and len(paragraphs[line.paragraph].text) >= LONG_PARAGRAPH
        if room <= 0 and long and number in places and ends_amid_sentence(line):
            yield number
            room = rng.randint(SHORTEST, LONGEST)
