"""A paragraph printed again and again."""

import random

from benchmarks.damage.press import FLOW, printed, whole_lines
from benchmarks.damage.setting import Line
from benchmarks.damage.truth import Damaged, Paragraph

FEWEST, MANIEST = 3, 20
SHORTEST = 30


def repeated(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """One paragraph of 30 characters or more, as often as not the last such, printed 3 to 20 times in sequence."""
    places = [
        number
        for number, paragraph in enumerate(paragraphs)
        if not paragraph.heading and len(paragraph.text) >= SHORTEST
    ]
    if not places:
        return printed(paragraphs, [whole_lines(paragraphs)], FLOW)
    chosen = places[-1] if rng.random() < 0.5 else rng.choice(places)
    lines = whole_lines(paragraphs)
    copies = [[Line(paragraphs[chosen].text)]] * (rng.randint(FEWEST, MANIEST) - 1)
    blocks = [lines[: chosen + 1], *copies, lines[chosen + 1 :]]
    return printed(paragraphs, blocks, FLOW, broken={chosen})
