"""Setting paragraphs in printed lines, as a newspaper's column or a page does."""

import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.damage.truth import Paragraph

CANNOT_BEGIN = "，。、；：！？）》”’】"
CANNOT_END = "“‘（《【"
WORD = re.compile(r"[0-9A-Za-z]+(?:[.．][0-9]+)*[%％]?|——|……|.", re.DOTALL)
INDENT = 2


@dataclass(frozen=True)
class Line:
    """A printed line: its characters, of which paragraph and from where in it; `paragraph` is None for what is not the text's."""

    text: str
    paragraph: int | None = None
    start: int = 0


@dataclass(frozen=True)
class Setting:
    """How lines are set.

    `width` is in ideographs. With `halves`, Latin letters and digits take half of one, else a whole one. With `hangs`, a mark
    that may not begin a line hangs over the end of the one before, else the last character goes down with it. With
    `narrower_first`, a paragraph's first line leaves room for its indent.
    """

    width: int
    halves: bool = True
    hangs: bool = True
    narrower_first: bool = False


def any_setting(rng: random.Random, narrowest: int, widest: int) -> Setting:
    """A setting by chance."""
    return Setting(rng.randint(narrowest, widest), rng.random() < 0.5, rng.random() < 0.6, rng.random() < 0.6)


def set_paragraphs(paragraphs: list[Paragraph], setting: Setting) -> list[Line]:
    """All paragraphs in lines; the lines of one put together again are its text."""
    return [line for number in range(len(paragraphs)) for line in set_paragraph(paragraphs, number, setting)]


def set_paragraph(paragraphs: list[Paragraph], number: int, setting: Setting) -> Iterator[Line]:
    """The lines of one paragraph."""
    paragraph = paragraphs[number]
    indented = setting.narrower_first and not paragraph.heading
    for start, end in spans(paragraph.text, setting, indented=indented):
        yield Line(paragraph.text[start:end], number, start)


def spans(text: str, setting: Setting, *, indented: bool = False) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends in `text`."""
    start = 0
    room = setting.width - (INDENT if indented else 0)
    while start < len(text):
        end = _end(text, start, room, setting)
        yield start, end
        start, room = end, setting.width


def width_of(text: str, *, halves: bool) -> float:
    """In ideographs."""
    return sum(0.5 if halves and unicodedata.east_asian_width(char) in ("Na", "H", "N") else 1 for char in text)


def _end(text: str, start: int, room: float, setting: Setting) -> int:
    """Where a line ends that begins at `start`: after whole words, and by the rules of what may end and begin a line."""
    ends = list(_fitting(text, start, room, setting))
    if not ends:  # a word wider than the line
        return start + setting.width
    if ends[-1] == len(text) or text[ends[-1]] == " ":
        return min(len(text), ends[-1] + 1)
    if (
        setting.hangs
        and text[ends[-1]] in CANNOT_BEGIN
        and text[ends[-1] + 1 : ends[-1] + 2] not in tuple(CANNOT_BEGIN)
    ):
        return ends[-1] + 1
    while len(ends) > 1 and (text[ends[-1]] in CANNOT_BEGIN or text[ends[-1] - 1] in CANNOT_END):
        ends.pop()
    return ends[-1]


def _fitting(text: str, start: int, room: float, setting: Setting) -> Iterator[int]:
    """The ends of the words that fit into `room`."""
    for word in WORD.finditer(text, start):
        room -= width_of(word[0], halves=setting.halves)
        if room < 0:
            return
        yield word.end()
