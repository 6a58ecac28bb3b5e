"""Blanks inside a line that no author put there: where lines were wrapped, around punctuation, beside justified digits.

A text full of blanks between Chinese characters lost line ends or was set tight around punctuation: there all of them go
but those between Latin words. In another text a blank between two characters is meant (五彩之秋 大美南川), and only one
between a character and a digit goes, unless the text sets all its digits so.
"""

import re
from collections.abc import Iterable

from indexer.paragraph import BODY, Paragraph

KIND = "blanks"
_RUN = r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+"
_WIDE = "\u2010-\u2027\u2030-\u205e\u3001-\u9fff\uf900-\ufaff\uff00-\uffef"  # characters and their punctuation
_BETWEEN_WIDE = re.compile(
    rf"(?<=[{_WIDE},.;:!?%)\]\"']){_RUN}(?=[{_WIDE}(\[\"'])|(?<=[{_WIDE}]){_RUN}(?=[{_WIDE},.;:!?(\[\"'])"
)
_BESIDE_LATIN = re.compile(rf"(?<=[{_WIDE}]){_RUN}(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%+]){_RUN}(?=[{_WIDE}])")
_BARE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")
_ANY = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]")
DENSE = 1 / 250  # blanks between characters: more are damage,
FEWEST = 2  # but so many are not, in however short a text
SET_SO = 0.5  # of the places beside digits, so many have a blank: the text's style


def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
    blank = [paragraph for paragraph in paragraphs if paragraph.role == BODY and _ANY.search(paragraph.text)]
    if not blank:
        return paragraphs
    patterns = [_BETWEEN_WIDE] if is_dense(paragraphs) else []
    if patterns or not _sets_digits_apart(paragraphs, blank):
        patterns.append(_BESIDE_LATIN)
    return [
        _without(paragraph, patterns) if paragraph.role == BODY and _ANY.search(paragraph.text) else paragraph
        for paragraph in paragraphs
    ]


def is_dense(paragraphs: list[Paragraph]) -> bool:
    """Whether the text is so full of blanks between characters that no author can have put them there."""
    length = sum(len(paragraph.text) for paragraph in paragraphs)
    inner = sum(len(between_characters(paragraph.text)) for paragraph in paragraphs if paragraph.role == BODY)
    return inner > max(DENSE * length, FEWEST)


def between_characters(text: str) -> list[tuple[int, int]]:
    """The blanks between two characters or their punctuation."""
    return [found.span() for found in _BETWEEN_WIDE.finditer(text)] if _ANY.search(text) else []


def stretches(start: int, end: int, blanks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What stands between those blanks, from ``start`` to ``end``."""
    bounds = [start, *(place for blank in blanks for place in blank), end]
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _sets_digits_apart(paragraphs: list[Paragraph], blank: list[Paragraph]) -> bool:
    """Whether the text's own style puts a blank between characters and digits."""
    beside = sum(len(_BESIDE_LATIN.findall(paragraph.text)) for paragraph in blank)
    if beside * 4 < len(paragraphs):
        return False
    return beside >= SET_SO * (beside + sum(len(_BARE.findall(paragraph.text)) for paragraph in paragraphs))


def _without(paragraph: Paragraph, patterns: list[re.Pattern[str]]) -> Paragraph:
    ranges = sorted({found.span() for pattern in patterns for found in pattern.finditer(paragraph.text)})
    return paragraph.with_strand(paragraph.strand.without_blanks(ranges)) if ranges else paragraph
