"""Clean Chinese texts, damaged on purpose as newspaper pages and PDFs are, for judging a repair written by someone else.

`DAMAGES` names each kind of damage; each is the same again for the same paragraphs and the same state of the Random.
"""

import random
from collections.abc import Callable

from benchmarks.damage.bold import bold, wraps_bold
from benchmarks.damage.captions import captions, wraps_captions
from benchmarks.damage.conjunction import conjunction
from benchmarks.damage.corpus import clean
from benchmarks.damage.doubled_words import doubled_words
from benchmarks.damage.furniture import furniture, furniture_wraps
from benchmarks.damage.interleaved import interleaved, interleaved_six, wraps_interleaved
from benchmarks.damage.moved_columns import moved_columns
from benchmarks.damage.page_breaks import page_breaks, wraps_page_breaks
from benchmarks.damage.repeated import repeated
from benchmarks.damage.truth import Damaged, Paragraph
from benchmarks.damage.wraps import wraps, wraps_blanks

DAMAGES: dict[str, Callable[[list[Paragraph], random.Random], Damaged]] = {
    "wraps": wraps,
    "wraps_blanks": wraps_blanks,
    "bold": bold,
    "wraps_bold": wraps_bold,
    "doubled_words": doubled_words,
    "and": conjunction,
    "page_breaks": page_breaks,
    "captions": captions,
    "interleaved": interleaved,
    "interleaved_six": interleaved_six,
    "moved_columns": moved_columns,
    "furniture": furniture,
    "repeated": repeated,
    "wraps_captions": wraps_captions,
    "wraps_page_breaks": wraps_page_breaks,
    "wraps_interleaved": wraps_interleaved,
    "furniture_wraps": furniture_wraps,
}

__all__ = ["DAMAGES", "Damaged", "Paragraph", "clean"]
