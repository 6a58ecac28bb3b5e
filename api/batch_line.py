"""One line of a batch: read as a question, or told why it is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.asking import Asking
from api.query.reading import phrase
from engine.errors import QuestionError
from engine.measure import Measure, Mentions, Occurrences

LONGEST_LABEL = 200
_SURROGATE = re.compile("[\ud800-\udfff]")
Measures = tuple[Measure | None, Measure | None]
_HOW = 'write it as a text, or as {"q": "…", "label": "…"}'


@dataclass(frozen=True, slots=True)
class Line:
    """The one at ``index`` of those that were sent."""

    index: int
    text: str
    label: str


def read_line(index: int, told: Any) -> Line:
    """A text, or a mapping of ``q`` and ``label``; raises ``QuestionError`` for what is neither."""
    if isinstance(told, str):
        told = {"q": told}
    if not isinstance(told, Mapping) or not {"q"} <= told.keys() <= {"q", "label"}:
        raise QuestionError("it is no question", _HOW)
    text, label = told["q"], told.get("label", told["q"])
    if not isinstance(text, str) or not isinstance(label, str):
        raise QuestionError("it is no text", _HOW)
    if _SURROGATE.search(text) or _SURROGATE.search(label):
        raise QuestionError("it holds half a character", "write whole characters")
    return Line(index, text, label[:LONGEST_LABEL] or text)


def label_of(told: Any) -> str:
    """Of a line that could not be read, what can be shown of it."""
    text = told.get("label", told.get("q", "")) if isinstance(told, Mapping) else told
    return _SURROGATE.sub("\ufffd", text[:LONGEST_LABEL]) if isinstance(text, str) else ""


def occurrences(asked: Asking) -> Measures:
    """How often it occurs, and how often within nothing longer: where one exact phrase is asked for, or one slogan."""
    told = asked.reading.asked
    phrases, slogans = set(told.phrases), set(told.slogans)
    if told.bare or told.near or len(phrases) + len(slogans) != 1:
        return None, None
    if phrases:
        [text] = phrases
        return Occurrences(text, phrase(text)), None
    [name] = slogans
    return Mentions(name), Mentions(name, free=True)
