"""Parallels: three parts or more of one length, joined alike: 稳进增效、除险清患、改革求变、惠民有感."""

import re
from collections.abc import Iterator

from analyzers.discovery.sources import Place, Source, Sources
from analyzers.spellings import JOINT

FEWEST_PARTS, MOST_PARTS = 3, 9
_SIZES = range(3, 8)
_CHAINS = {
    size: re.compile(f"[一-\u9fd5]{{{size}}}(?:{JOINT}[一-\u9fd5]{{{size}}}){{{FEWEST_PARTS - 1},{MOST_PARTS - 1}}}")
    for size in _SIZES
}


def parallel(sources: Sources) -> Iterator[Place]:
    """The longest chains whose parts echo each other: a mere list of names does not.

    The first part may follow other words and the last be followed by some; both must lie between word ends.
    """
    for number, source in enumerate(sources):
        for size, chain in _CHAINS.items():
            for found in chain.finditer(source.text):
                if found.start() in source.word_ends:
                    ends = range(found.end(), found.start() + FEWEST_PARTS * (size + 1) - 2, -size - 1)
                    yield from (Place(number, found.start(), end) for end in _first_sound(source, found.start(), ends))


def _first_sound(source: Source, start: int, ends: range) -> Iterator[int]:
    for end in ends:
        parts = source.text[start:end].split(JOINT)
        joints = set(source.folded.text[start + len(parts[0]) : end : len(parts[0]) + 1])
        if end in source.word_ends and len(joints) == 1 and _echo(parts):
            yield end
            return


def _echo(parts: list[str]) -> bool:
    """Whether one place of every part holds the same character, as in 懂政协、懂协商、懂议政, or all are four long."""
    return len(parts[0]) == 4 or any(len(set(column)) == 1 for column in zip(*parts, strict=True))
