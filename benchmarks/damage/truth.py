"""What a damage starts from and what it hands over."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

JOINT_LENGTH = 8


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the truth, or a heading that stands on a line of its own."""

    text: str
    heading: bool


@dataclass(frozen=True)
class Damaged:
    """A damaged text and what it was.

    `paragraphs` are in reading order; `broken` are the places in them that the damage broke. `joints` are the last up to
    eight and the first up to eight characters, without white space, that belong together where a paragraph was torn apart
    between blocks, pages or columns; the end of a printed line is none.
    """

    text: str
    paragraphs: list[Paragraph]
    broken: set[int]
    joints: list[tuple[str, str]]


def compact(text: str) -> str:
    """The text without any white space."""
    return re.sub(r"\s+", "", text)


def joint(text: str, offset: int) -> tuple[str, str]:
    """What belongs together on both sides of `offset`."""
    return compact(text[:offset])[-JOINT_LENGTH:], compact(text[offset:])[:JOINT_LENGTH]


def joints(paragraphs: list[Paragraph], tears: Iterable[tuple[int, int]]) -> list[tuple[str, str]]:
    """The joints at `tears`: which paragraph, and where in it."""
    return [joint(paragraphs[number].text, offset) for number, offset in tears]
