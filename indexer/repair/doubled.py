"""Words doubled by character recognition: 农村垃圾垃圾分类, 会议会议精神.

A word of two characters or more that stands twice in a row stands once, if the cut says that it is a word both times.
Language doubles words too: 一个一个, 商量商量; and a word may follow a longer one that ends in it: 发展中国家国家利益. Such a
double goes only where the text without it is known from elsewhere, otherwise it stays and the passage is flagged, as it
is where a single character stands twice (市委委确定), which cannot be told from 政协协商 by its looks.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from indexer.paragraph import BODY, Paragraph
from indexer.strand import Change

KIND = "doubled"
FLAG = "doubled"
_TWICE = re.compile(r"([\u4e00-\u9fff]{2,6}?)\1")
# 一步一步, 很多很多: what language doubles to count or to stress
_STRESSED = re.compile(
    "一[个步项代件批次条户年点天层片段轮遍回声句页笔村镇家厂环茬月桩张块滴级组支名位处道本幅封]|很[\u4e00-\u9fff]|好[多些几]|多[么少]"
)
# Verbs that are doubled to ask for a little of what they say.
_DOUBLED_BY_NATURE = frozenset(
    [
        "商量",
        "讨论",
        "研究",
        "考虑",
        "了解",
        "打听",
        "锻炼",
        "休息",
        "思考",
        "琢磨",
        "合计",
        "体验",
        "讲究",
        "尝试",
        "收拾",
        "聊聊",
        "看看",
        "走走",
        "想想",
        "谈谈",
        "说说",
        "听听",
        "试试",
    ]
)
_PARTICLES = frozenset("的和与及在为被把对将已也都而以从等不是")
_ONE_TWICE = re.compile(r"([\u4e00-\u9fff])\1")
_NUMERALS = frozenset("一二三四五六七八九十")
LONG = 4
AROUND = 12  # characters that the cut is shown on either side


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of words: how a text is cut, whether four characters are known side by side, what is a word."""

    cut: Callable[[str], list[str]]
    known: Callable[[str], bool]
    is_word: Callable[[str], bool]

    def bounds(self, text: str, first: int) -> set[int]:
        """Where words begin and end, in a text that stands at ``first``."""
        return set(accumulate(map(len, self.cut(text)), initial=first))


class _Double(NamedTuple):
    """``text[start:middle]`` stands again at ``text[middle:end]``."""

    start: int
    middle: int
    end: int


def repairer(words: Words) -> Callable[[list[Paragraph]], list[Paragraph]]:
    """The step, given what is known of words."""

    def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
        return [_repaired(paragraph, words) if paragraph.role == BODY else paragraph for paragraph in paragraphs]

    return repair


def _repaired(paragraph: Paragraph, words: Words) -> Paragraph:
    text = paragraph.text
    doubles = list(_judged(text, words))
    changes = [Change(double.middle, double.end, "", KIND) for double, sure in doubles if sure]
    if changes:
        paragraph = paragraph.with_strand(paragraph.strand.changed(changes))
    left = any(not sure and not _is_natural(text[double.start : double.middle]) for double, sure in doubles)
    return paragraph.flagged(FLAG) if left or _has_lone_double(paragraph.text, words) else paragraph


def _judged(text: str, words: Words) -> Iterator[tuple[_Double, bool]]:
    """The doubles, and whether each is sure; of 业企业企业 the two words may be 业企 or 企业, and what is left is the same."""
    at = 0
    while found := _TWICE.search(text, at):
        double = _Double(found.start(), found.end(1), found.end())
        turned = (_Double(*(place + by for place in double)) for by in range(_turns(text, double) + 1))
        sure = next((each for each in turned if _is_sure(text, each, words)), None)
        yield sure or double, sure is not None
        at = (sure or double).end


def _turns(text: str, double: _Double) -> int:
    """How many characters after the two words go on as the second did."""
    start, middle, end = double
    after = text[end : end + middle - start - 1]
    return next((at for at, char in enumerate(after) if char != text[middle + at]), len(after))


def _is_natural(word: str) -> bool:
    return _is_stressed(word) or word in _DOUBLED_BY_NATURE


def _is_stressed(word: str) -> bool:
    return _STRESSED.fullmatch(word) is not None or len(set(word)) == 1


def _is_sure(text: str, double: _Double, words: Words) -> bool:
    start, middle, end = double
    word = text[start:middle]
    if _is_stressed(word):
        return False
    first = max(0, start - AROUND)
    bounds = words.bounds(text[first : end + AROUND], first)
    if word not in _DOUBLED_BY_NATURE and middle in bounds and (start in bounds or _closes(text, end, bounds)):
        return True  # 法治法治政府: the first stands for nothing; 相互贯通贯通、: nor does the second
    if len(word) >= LONG and not bounds.isdisjoint((middle, end)):
        return True  # 国际金融危机金融危机影响: so much is not said twice by chance
    if {middle, end} <= bounds and not words.is_word(word):
        return True  # 党代会代会精神: no word by itself, so it is the tail of the word before
    return _is_known_once(text, double, words)


def _closes(text: str, end: int, bounds: set[int]) -> bool:
    """Whether nothing follows that the second word could make one thing with, as 国家 does with 利益."""
    after = text[end : end + 1]
    return not after.isalnum() or after.isdigit() or (after in _PARTICLES and {end, end + 1} <= bounds)


def _is_known_once(text: str, double: _Double, words: Words) -> bool:
    """Whether the text with the word standing once is known: 脱贫攻坚战. There the word is cut nowhere."""
    start, middle, end = double
    first = max(0, start - AROUND)
    once = words.bounds(text[first:middle] + text[end : end + AROUND], first)
    if any(start < bound < middle for bound in once):
        return False
    shown = text[max(0, start - 1) : middle] + text[end : end + 1]
    return len(shown) >= 4 and all(words.known(shown[at : at + 4]) for at in range(len(shown) - 3))


def _has_lone_double(text: str, words: Words) -> bool:
    """Whether a character stands twice where two words cannot have met: 市委 | 委 | 确定, 友好 | 好型, but 政协 | 协商."""
    return any(_is_lone(text, found.start() + 1, words) for found in _ONE_TWICE.finditer(text))


def _is_lone(text: str, at: int, words: Words) -> bool:
    first = max(0, at - AROUND)
    place = first
    for token in words.cut(text[first : at + AROUND]):
        touches = at in (place, place + len(token))
        if touches and text[at] not in _NUMERALS and not (len(token) > 1 and words.is_word(token)):
            return True
        place += len(token)
    return False
