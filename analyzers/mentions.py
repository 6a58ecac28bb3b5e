"""Where slogans occur in a text: every occurrence of every form, also one nested in another.

All spellings of all forms are looked for at once, on the folded text with its joints made alike. Most finds stand as
they are. Some are looked at again: a number must not be the tail of a larger one, an ambiguous form must stand in
quotation marks or in one of its contexts, and some surroundings rule a form out.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analyzers import frames
from analyzers.automaton import find_all
from analyzers.fold import Folded, fold_text
from analyzers.nesting import Find, Place, nested
from analyzers.slogan import Slogan
from analyzers.spellings import join_alike, spellings

WIDEST_BLANK = 8  # a line break with its indent

_NUMERALS = frozenset("一二三四五六七八九十百千万两〇零")
_BEFORE_NUMERAL = _NUMERALS | {"第"}
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_EDGES = _NUMERALS | _ASCII  # a spelling that begins or ends with one may be torn from a larger number
_PAIRS = {
    "“": "”",
    "‘": "’",
    "„": "”",
    "‟": "”",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    '"': '"',
    "'": "'",
    "＂": "＂",
    "＇": "＇",
}
_CLOSING = frozenset("”’」』﹂")
_MARKS = frozenset(_PAIRS) | _CLOSING
_TORN_HEAD = re.compile(r"[a-z0-9]$|[0-9a-z][.,+\-]$")  # what stands before the tail of a number or formula
_TORN_TAIL = re.compile(r"[a-z0-9]|[+\-][0-9a-z]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence. ``start`` and ``end`` count in the original text, ``nested_in`` names the longest one around it."""

    slogan: str
    category: str
    start: int
    end: int
    quoted: bool
    nested_in: str | None
    frame: str


class _Pattern(NamedTuple):
    slogan: Slogan
    before: int  # how much of the pattern is context, on either side
    after: int
    stands: Callable[[Folded, str, int, int], bool] | None


class Finder:
    """Finds the slogans of one dictionary."""

    def __init__(self, slogans: Iterable[Slogan]) -> None:
        texts: list[str] = []
        self._patterns: list[_Pattern] = []
        for slogan in slogans:
            for text, pattern in _patterns(slogan):
                texts.append(text)
                self._patterns.append(pattern)
        self._find_all = find_all(texts)

    def finds(self, folded: Folded) -> list[Find]:
        """The occurrences by start, a longer one before what is nested in it."""
        text = join_alike(folded.text)
        found: dict[Place, Slogan] = {}
        for start, end, index in self._find_all(text):
            slogan, before, after, stands = self._patterns[index]
            if stands is None or stands(folded, text, start, end):
                found[start + before, after - end] = slogan
        return nested(found)

    def mentions(self, folded: Folded) -> list[Mention]:
        """The occurrences with all that is told of them, in the original text."""
        text = join_alike(folded.text)
        told: list[Mention] = []
        last_end, last_frame = 0, ""
        for find in self.finds(folded):
            frame = _frame(folded, text, find.start)
            if not frame and told and frames.joins(text, last_end, find.start):
                frame = last_frame
            if find.end > last_end:
                last_end, last_frame = find.end, frame
            start, end = folded.span(find.start, find.end)
            around = find.around.name if find.around else None
            quoted = is_quoted(folded.original, start, end)
            told.append(Mention(find.slogan.name, find.slogan.category, start, end, quoted, around, frame))
        return told


def _frame(folded: Folded, text: str, start: int) -> str:
    """The verb before the slogan; what a closing quotation mark parts from it is none: “走基层送服务”“法润巴渝”."""
    frame, end = frames.frame_before(text, start)
    return frame if _CLOSING.isdisjoint(_between(folded, end, start)) else ""


def _patterns(slogan: Slogan) -> Iterator[tuple[str, _Pattern]]:
    unless = [_surroundings(text) for text in slogan.unless]
    plain = _Pattern(slogan, 0, 0, None)
    simple = not (unless or slogan.only_quoted)
    for spelling in dict.fromkeys(spelling for form in slogan.forms for spelling in spellings(form)):
        if simple and spelling[0] not in _EDGES and spelling[-1] not in _EDGES:
            yield spelling, plain
        else:
            yield spelling, plain._replace(stands=_condition(spelling, unless, quoted=slogan.only_quoted))
        for before, after in map(_surroundings, slogan.contexts):
            inner = _condition(spelling, unless, quoted=False)
            yield before + spelling + after, _Pattern(slogan, len(before), len(after), inner)


@cache
def _surroundings(text: str) -> tuple[str, str]:
    before, _, after = text.partition("{}")
    return join_alike(fold_text(before)), join_alike(fold_text(after))


def _condition(
    spelling: str, unless: list[tuple[str, str]], *, quoted: bool
) -> Callable[[Folded, str, int, int], bool]:
    """What must hold where the spelling is found."""
    starts_number = spelling[0] in _NUMERALS
    ends_number = spelling[-1] in _NUMERALS
    starts_ascii, ends_ascii = spelling[0] in _ASCII, spelling[-1] in _ASCII

    def stands(folded: Folded, text: str, start: int, end: int) -> bool:
        torn = (starts_number and text[start - 1 : start] in _BEFORE_NUMERAL) or (
            starts_ascii and _TORN_HEAD.search(text, max(0, start - 2), start)
        )
        if torn and not _is_marked_off(folded, start):
            return False
        torn = (ends_number and text[end : end + 1] in _NUMERALS) or (ends_ascii and _TORN_TAIL.match(text, end))
        if torn and not _is_marked_off(folded, end):
            return False
        for left, right in unless:
            if text.startswith(right, end) and text.endswith(left, 0, start):
                return False
        return not quoted or is_quoted(folded.original, *folded.span(start, end))

    return stands


def _is_marked_off(folded: Folded, at: int) -> bool:
    """Whether a quotation mark parts the characters before and after: “十四五”“一带一路” are two."""
    return not _MARKS.isdisjoint(_between(folded, at, at))


def _between(folded: Folded, end: int, start: int) -> str:
    """What stands in the original between two places of the folded text: also what folding drops."""
    return folded.original[folded.span(0, end)[1] : folded.span(start, start + 1)[0]]


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a pair of quotation marks stands right around the span, but for a few blanks."""
    before = text[max(0, start - WIDEST_BLANK) : start].rstrip()[-1:]
    after = text[end : end + WIDEST_BLANK].lstrip()[:1]
    if not before or _PAIRS.get(before) != after:
        return False
    # Of marks that look alike on both sides, every second one of a line opens.
    line_start = text.rfind("\n", 0, start) + 1
    return before != after or text.count(before, line_start, start) % 2 == 1
