"""Bold type extracted twice: 抓好委员理论提升抓好委员理论提升。。, ““共同体共同体””, cut anywhere by the end of a printed line.

Within each line a bold stretch was doubled run by run: what stands between two punctuation marks twice, each mark
twice. So a stretch is a chain of such doubles. Only texts that hold doubled marks are looked at, and a chain must prove
itself: by a doubled mark beside a doubled run, by a long run, or by going on from one line's end to the next line's start.
常常, 家家户户 and 2424 are language and numbers, and stay.
"""

import re
from collections.abc import Iterator
from operator import add, eq
from typing import NamedTuple

from indexer.paragraph import BODY, Paragraph
from indexer.strand import Change

KIND = "bold"
_MARKS = '，。、；：！？“”‘’《》〈〉（）【】「」『』,;:!?()"＂+'
_MARK = rf"——|――|……|--|[{re.escape(_MARKS)}]|(?<![0-9０-９])[.．]|[.．](?![0-9０-９])"
_DOUBLED_MARK = re.compile(r"([，。、；：！？“”‘’《》〈〉（）【】「」『』,;:!?()\"＂])\1")
_NO_MARK = rf"[^{re.escape(_MARKS)}—―….．-]"  # whatever surely is none, so that most text is passed over at once
_TOKEN = re.compile(rf"(?P<mark>{_MARK})|(?:{_NO_MARK}+|(?!{_MARK}).)+", re.DOTALL)
_NUMBERED = re.compile(
    rf"([0-9０-９]{{1,2}}[.．]{_NO_MARK}+)\1"
)  # 1．突出引领1．突出引领: the number's point is no mark
_SHORTEST_INNER = 3
_INNER = re.compile(rf"(.{{{_SHORTEST_INNER},60}})\1", re.DOTALL)
_LONG = 4  # a run of so many characters printed twice is proof in itself
_LONGEST_LINE = 60
_FEWEST_MARKS = 2  # of a damaged text


class _Double(NamedTuple):
    """``text[start:middle]`` stands again at ``text[middle:end]``."""

    start: int
    middle: int
    end: int
    is_mark: bool


def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Each doubled stretch once."""
    marks = sum(1 for paragraph in paragraphs for _ in _DOUBLED_MARK.finditer(paragraph.text))
    if marks < _FEWEST_MARKS:
        return paragraphs
    chains = [
        list(_chains(paragraph.text)) if paragraph.role == BODY and _may_hold_double(paragraph.text) else []
        for paragraph in paragraphs
    ]
    return [
        _repaired(paragraph, [chain for chain in chains[at] if _is_proven(chain, chains, paragraphs, at)])
        for at, paragraph in enumerate(paragraphs)
    ]


def _may_hold_double(text: str) -> bool:
    """Whether two characters stand twice, or one twice running: no double is without, and few printed lines have any."""
    if len(text) > _LONGEST_LINE:
        return True
    pairs = list(map(add, text, text[1:]))
    return len(set(pairs)) < len(pairs) or any(map(eq, text, text[1:]))


def _chains(text: str) -> Iterator[list[_Double]]:
    """Doubles that touch each other."""
    chain: list[_Double] = []
    for double in _doubles(text):
        if chain and chain[-1].end != double.start:
            yield chain
            chain = []
        chain.append(double)
    if chain:
        yield chain


def _doubles(text: str) -> Iterator[_Double]:
    at = 0
    if numbered := _NUMBERED.match(text):
        at = numbered.end()
        yield _Double(0, numbered.end(1), at, is_mark=False)
    while token := _TOKEN.match(text, at):
        start, at = token.span()
        if not token.lastgroup:
            yield from _within_run(text, start, at)
        elif text.startswith(token.group(), at):
            yield _Double(start, at, 2 * at - start, is_mark=True)
            at = 2 * at - start


def _within_run(text: str, start: int, end: int) -> list[_Double]:
    """The doubles of a run without marks: all of it, its head or tail where bold begins or ends within, or a long middle."""
    half = (end - start) // 2
    if text[start : start + half] == text[end - half : end] and 2 * half == end - start:
        return [_Double(start, start + half, end, is_mark=False)]
    found = _INNER.finditer(text, start, end) if half >= _SHORTEST_INNER else ()
    if doubles := [_Double(inner.start(), inner.end(1), inner.end(), is_mark=False) for inner in found]:
        return doubles
    for size in range(min(half, 2), 0, -1):
        if text[end - 2 * size : end - size] == text[end - size : end]:
            return [_Double(end - 2 * size, end - size, end, is_mark=False)]
    return []


def _is_proven(chain: list[_Double], chains: list[list[list[_Double]]], paragraphs: list[Paragraph], at: int) -> bool:
    runs = [double for double in chain if not double.is_mark]
    if any(double.middle - double.start >= _LONG for double in runs):
        return True
    marks = len(chain) - len(runs)
    if marks and (len(runs) + marks > 1):
        return True
    text = paragraphs[at].text
    before = chains[at - 1] if at and chain[0].start == 0 else []
    if before and before[-1][-1].end == len(paragraphs[at - 1].text) and _is_bold(before[-1] + chain):
        return True
    after = chains[at + 1] if at + 1 < len(chains) and chain[-1].end == len(text) else []
    return bool(after) and after[0][0].start == 0 and _is_bold(chain + after[0])


def _is_bold(doubles: list[_Double]) -> bool:
    """Whether it is more than 家家 | 户户, which language doubles."""
    return any(double.is_mark or double.middle - double.start > 1 for double in doubles)


def _repaired(paragraph: Paragraph, chains: list[list[_Double]]) -> Paragraph:
    changes = [Change(double.middle, double.end, "", KIND) for chain in chains for double in chain]
    return paragraph.with_strand(paragraph.strand.changed(changes)) if changes else paragraph
