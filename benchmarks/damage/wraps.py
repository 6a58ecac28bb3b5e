"""Hard line wraps."""

import random

from benchmarks.damage.press import BLANKS, any_wrapping, printed
from benchmarks.damage.setting import any_setting, set_paragraphs
from benchmarks.damage.truth import Damaged, Paragraph


def wraps(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """Every paragraph in printed lines of one width between 16 and 40 ideographs."""
    setting, press = any_wrapping(rng)
    return printed(paragraphs, [set_paragraphs(paragraphs, setting)], press)


def wraps_blanks(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """The same, joined again with a blank where a line ended."""
    return printed(paragraphs, [set_paragraphs(paragraphs, any_setting(rng, 16, 40))], BLANKS)
