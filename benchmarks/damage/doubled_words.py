"""Words printed twice, as bad text recognition and careless typing do."""

import random
from collections import defaultdict

from benchmarks.damage.press import FLOW, printed
from benchmarks.damage.setting import Line
from benchmarks.damage.truth import Damaged, Paragraph
from benchmarks.damage.words import NUMBER, cut, is_known

EVERY = 400


def doubled_words(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """About one word in 400 characters twice: of two to four characters, known, and not next to itself by nature."""
    places = [
        (number, start, word)
        for number, paragraph in enumerate(paragraphs)
        if not paragraph.heading
        for start, word in cut(paragraph.text)
        if 2 <= len(word) <= 4 and is_known(word) and not _is_unfit(paragraph.text, start, word)
    ]
    wanted = max(1, round(sum(len(paragraph.text) for paragraph in paragraphs) / EVERY))
    chosen: dict[int, dict[int, str]] = defaultdict(dict)
    for number, start, word in rng.sample(places, min(wanted, len(places))):
        chosen[number][start] = word
    lines = [
        Line(_with_twice(paragraph.text, chosen.get(number, {})), number) for number, paragraph in enumerate(paragraphs)
    ]
    return printed(paragraphs, [lines], FLOW, broken=set(chosen))


def _is_unfit(text: str, start: int, word: str) -> bool:
    """Whether the word stands next to itself, or is itself something twice, or goes with a number."""
    end, half = start + len(word), len(word) // 2
    if NUMBER.search(text[max(0, start - 1) : start]) or text[start - 1 : start].isdigit():
        return True
    return text.startswith(word, end) or text[:start].endswith(word) or word[:half] == word[half:]


def _with_twice(text: str, words: dict[int, str]) -> str:
    for start in sorted(words, reverse=True):
        text = text[:start] + words[start] + text[start:]
    return text
