"""Bold type that was extracted twice: runs of characters twice, and each mark between them twice by itself."""

import random
import re
from dataclasses import replace

from benchmarks.damage.press import FLOW, any_wrapping, printed, whole_lines
from benchmarks.damage.setting import Line, set_paragraphs
from benchmarks.damage.truth import Damaged, Paragraph

RUN = re.compile(r"(?:\w|(?<=\d)[.．](?=\d)|[%％‰])+|[^\w\s]")
BEGINNING = re.compile(r"(?:^|(?<=[。！？；]))(?=[^”’）》])")
SHORTEST, LONGEST = 6, 24
SHARE, AT_START, LONG_SHARE, UNMARKED_SHARE = 0.3, 0.6, 0.06, 0.1

Span = tuple[int, int]


def bold(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """Phrases of about three paragraphs in ten twice."""
    phrases = bold_phrases(paragraphs, rng)
    lines = [_with_doubled(line, phrases) for line in whole_lines(paragraphs)]
    return printed(paragraphs, [lines], FLOW, broken=phrases)


def wraps_bold(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """The same in wrapped text, where each printed line's share of a phrase is twice in that line."""
    setting, press = any_wrapping(rng)
    phrases = bold_phrases(paragraphs, rng)
    lines = [_with_doubled(line, phrases) for line in set_paragraphs(paragraphs, setting)]
    return printed(paragraphs, [lines], press, broken=phrases)


def bold_phrases(paragraphs: list[Paragraph], rng: random.Random) -> dict[int, list[Span]]:
    """Which parts of which paragraphs are bold.

    A phrase runs from the beginning of a sentence to the next full stop or comma and is 6 to 24 characters long. One in ten
    leaves its mark out; one in seventeen is not a phrase but all from there to the paragraph's end.
    """
    phrases: dict[int, list[Span]] = {}
    for number, paragraph in enumerate(paragraphs):
        fit = _phrases(paragraph.text)
        if fit and not paragraph.heading and rng.random() < SHARE:
            phrases[number] = _some(fit, len(paragraph.text), rng)
    return phrases


def doubled(text: str) -> str:
    """The text as it comes when extracted twice."""
    return RUN.sub(lambda run: run[0] * 2, text)


def _phrases(text: str) -> list[Span]:
    """For each sentence the longest phrase that fits, balanced in quotation marks."""
    spans = []
    for beginning in BEGINNING.finditer(text):
        start = beginning.start()
        ends = [
            start + at + 1
            for at, mark in enumerate(text[start : start + LONGEST])
            if mark in "。，" and at + 1 >= SHORTEST
        ]
        stops = [end for end in ends if text[end - 1] == "。"][:1] or ends
        if stops and text.count("“", start, stops[0]) == text.count("”", start, stops[0]):
            spans.append((start, stops[0]))
    return spans


def _some(fit: list[Span], length: int, rng: random.Random) -> list[Span]:
    if rng.random() < LONG_SHARE:
        return [(rng.choice(fit)[0], length)]
    first = fit[:1] if rng.random() < AT_START else []
    later = rng.sample(fit[1:], min(len(fit) - 1, rng.choice((0, 0, 1, 2)) + (not first)))
    return [(start, end - (rng.random() < UNMARKED_SHARE)) for start, end in sorted({*first, *later} or {fit[0]})]


def _with_doubled(line: Line, phrases: dict[int, list[Span]]) -> Line:
    """The line with its share of its paragraph's phrases doubled."""
    spans = phrases.get(line.paragraph, []) if line.paragraph is not None else []
    text, end = "", 0
    for start, stop in ((max(0, start - line.start), stop - line.start) for start, stop in spans):
        if start < len(line.text) and stop > 0:
            text += line.text[end:start] + doubled(line.text[start : max(start, stop)])
            end = min(len(line.text), max(start, stop))
    return replace(line, text=text + line.text[end:])
