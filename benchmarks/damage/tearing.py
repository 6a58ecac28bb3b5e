"""Tearing set lines apart, and putting something else between."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from benchmarks.damage.setting import Line
from benchmarks.damage.truth import Paragraph

SENTENCE_ENDS = "。！？；"


def parted(lines: Sequence[Line], between: Mapping[int, Sequence[Line]]) -> list[Sequence[Line]]:
    """The lines in blocks, parted after each line that `between` names, with what it holds for it as a block of its own."""
    blocks: list[Sequence[Line]] = []
    begin = 0
    for number in sorted(between):
        blocks += [lines[begin : number + 1], between[number]]
        begin = number + 1
    return [*blocks, lines[begin:]]


def tearable(lines: Sequence[Line], paragraphs: list[Paragraph]) -> list[int]:
    """The lines after which their paragraph goes on; none of headings."""
    return [
        number
        for number, line in enumerate(lines[:-1])
        if line.paragraph == lines[number + 1].paragraph
        and line.paragraph is not None
        and not paragraphs[line.paragraph].heading
    ]


def ends_amid_sentence(line: Line) -> bool:
    """Whether the sentence goes on after the line."""
    return line.text.rstrip("”’） ")[-1:] not in tuple(SENTENCE_ENDS)


def cut_at_sentences(lines: Sequence[Line]) -> list[Line]:
    """The lines, and each sentence of one a line of its own; for text whose lines do not show."""
    return [part for line in lines for part in _sentences(line)]


def _sentences(line: Line) -> list[Line]:
    ends = [
        at + 1 for at, char in enumerate(line.text[:-1]) if char in SENTENCE_ENDS and line.text[at + 1] not in "”’）"
    ]
    bounds = [0, *ends, len(line.text)]
    return [replace(line, text=line.text[begin:end], start=line.start + begin) for begin, end in pairwise(bounds)]
