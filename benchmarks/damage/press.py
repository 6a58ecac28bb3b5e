"""Printing set lines as a text, and telling what that tore."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.damage.setting import Line, Setting, any_setting
from benchmarks.damage.truth import Damaged, Paragraph, joints

Block = Sequence[Line]
Tear = tuple[int, int]


@dataclass(frozen=True)
class Press:
    """What is printed between two lines of a paragraph, of a heading or of neither; between paragraphs; between blocks."""

    line: str = ""
    heading: str = ""
    foreign: str = "\n"
    paragraph: str = "\n\n"
    block: str = "\n\n"
    indent: str = ""


FLOW = Press()
BLANKS = Press(line=" ", heading=" ")


def any_wrapping(rng: random.Random) -> tuple[Setting, Press]:
    """Hard line wraps by chance: dense or with an empty line after each line, with or without what shows where paragraphs begin."""
    setting = any_setting(rng, 16, 40)
    indent = "　　" if setting.narrower_first and rng.random() < 0.5 else ""
    if rng.random() < 0.4:
        return setting, Press("\n\n", "\n", "\n\n", "\n\n", "\n\n\n", indent)
    return setting, Press("\n", "\n", "\n", rng.choice(("\n", "\n", "\n\n")), "\n\n", indent)


def whole_lines(paragraphs: list[Paragraph]) -> list[Line]:
    """Each paragraph as one line."""
    return [Line(paragraph.text, number) for number, paragraph in enumerate(paragraphs)]


def printed(
    paragraphs: list[Paragraph],
    blocks: Iterable[Block],
    press: Press,
    *,
    broken: Collection[int] = (),
    tears: Collection[Tear] = (),
) -> Damaged:
    """The blocks as a text. To `broken` and `tears` come the paragraphs that lie in several blocks, or in several lines if that shows."""
    filled = [block for block in blocks if block]
    text = press.block.join("".join(_print(block, paragraphs, press)) for block in filled)
    torn = sorted({*tears, *_torn(filled)})
    shown = {line.paragraph for block in filled for line in block if line.start and press.line}
    return Damaged(
        text=text,
        paragraphs=paragraphs,
        broken={*broken, *(number for number, _ in torn), *(number for number in shown if number is not None)},
        joints=joints(paragraphs, torn),
    )


def _print(block: Block, paragraphs: list[Paragraph], press: Press) -> Iterator[str]:
    for number, line in enumerate(block):
        if number:
            yield _between(block[number - 1], line, paragraphs, press)
        if line.paragraph is not None and not line.start and not paragraphs[line.paragraph].heading:
            yield press.indent
        last = number + 1 == len(block)
        yield line.text.rstrip(" ") if press.line or last else line.text


def _between(line: Line, following: Line, paragraphs: list[Paragraph], press: Press) -> str:
    if line.paragraph != following.paragraph:
        return press.paragraph
    if line.paragraph is None:
        return press.foreign
    return press.heading if paragraphs[line.paragraph].heading else press.line


def _torn(blocks: Sequence[Block]) -> Iterator[Tear]:
    """The lines that follow another of their paragraph, but in another block or not next to it."""
    places: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, block in enumerate(blocks):
        for place, line in enumerate(block):
            if line.paragraph is not None:
                places[line.paragraph].append((line.start, number, place))
    for paragraph, parts in places.items():
        for (_, block_before, before), (start, number, place) in pairwise(sorted(parts)):
            if (block_before, before + 1) != (number, place):
                yield paragraph, start
