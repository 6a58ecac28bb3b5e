"""Folded text to words, by any of several segmenters.

A segmenter is built once from the words it shall know besides its own, and is never changed afterwards: a changed
dictionary builds a new one, which takes the old one's place. A word that it knows already keeps the count it has: a
part of a parallel may be as common as 全国, and must not become rare. Adding a segmenter is a file, a row in ``SEGMENTERS`` and
a row in the conformance test.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Protocol

DEFAULT = "rjieba"
REFERENCE = "jieba"

# Low counts are overruled by the segmenter's own statistics: at 3 it loses words it was told. This keeps them.
KEEP = 1000


class Segmenter(Protocol):
    def cut(self, text: str) -> list[str]:
        """The words of a folded text, in order; joined they are the text."""
        ...

    def inside(self, word: str) -> list[str]:
        """Every dictionary word of two characters or more in a run of Han characters, by start, then by length."""
        ...


SEGMENTERS = {
    "rjieba": "analyzers.segment_rjieba",
    "jieba": "analyzers.segment_jieba",
}


class UnknownSegmenterError(ValueError):
    def __init__(self, name: str) -> None:
        super().__init__(f"There is no segmenter {name!r}. Choose one of: {', '.join(SEGMENTERS)}.")


def segmenter(name: str, words: Iterable[tuple[str, int]]) -> Segmenter:
    """Build the segmenter of that name, knowing ``words`` (each with its count) besides its own."""
    if name not in SEGMENTERS:
        raise UnknownSegmenterError(name)
    build: Callable[[Iterable[tuple[str, int]]], Segmenter] = import_module(SEGMENTERS[name]).build
    return build(words)
