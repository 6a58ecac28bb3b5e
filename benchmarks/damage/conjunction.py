"""和 translated to "and" in passing, blanks and all."""

import random
import re

from benchmarks.damage.press import FLOW, printed
from benchmarks.damage.setting import Line
from benchmarks.damage.truth import Damaged, Paragraph
from benchmarks.damage.words import cut

SHARE = 0.2
WORD = re.compile(r"[\w“”《》]")


def conjunction(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """About one in five 和 between two words becomes " and "."""
    places = [(number, start) for number, paragraph in enumerate(paragraphs) for start in _conjunctions(paragraph.text)]
    chosen = {place for place in places if rng.random() < SHARE} or set(rng.sample(places, min(1, len(places))))
    lines = []
    for number, paragraph in enumerate(paragraphs):
        text = "".join(" and " if (number, at) in chosen else char for at, char in enumerate(paragraph.text))
        lines.append(Line(text, number))
    return printed(paragraphs, [lines], FLOW, broken={number for number, _ in chosen})


def _conjunctions(text: str) -> list[int]:
    return [
        start
        for start, word in cut(text)
        if word == "和" and WORD.match(text[start - 1 : start]) and WORD.match(text[start + 1 : start + 2])
    ]
