"""The texts in which set phrases are looked for, and the places found in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from analyzers.fold import Folded
from analyzers.spellings import join_alike

MARKS = frozenset('“”‘’„‟「」『』﹁﹂"＂')


@dataclass(frozen=True)
class Source:
    """A text with its name; ``text`` is folded with joints alike, ``tokens`` are the segmenter's words of it.

    ``district`` and ``year`` tell of whom and of when it is, where that is known.
    """

    name: str
    folded: Folded
    text: str
    tokens: list[str]
    district: str = ""
    year: int | None = None

    @classmethod
    def of(cls, name: str, folded: Folded, tokens: list[str]) -> "Source":
        return cls(name, folded, join_alike(folded.text), tokens)

    @cached_property
    def word_ends(self) -> frozenset[int]:
        """Where a word ends, or the text begins."""
        return frozenset(accumulate(map(len, self.tokens), initial=0))

    def shown(self, start: int, end: int) -> str:
        """The phrase as it is printed, on one line and without quotation marks: a name has none."""
        first, last = self.folded.span(start, end)
        return "".join(char for char in self.folded.original[first:last] if not char.isspace() and char not in MARKS)

    def context(self, start: int, end: int, width: int = 18) -> str:
        """The phrase in its line, as it is printed."""
        first, last = self.folded.span(max(0, start - width), min(len(self.text), end + width))
        return "".join(self.folded.original[first:last].split())


class Place(NamedTuple):
    """Where a candidate stands: which source, and its span in the folded text."""

    source: int
    start: int
    end: int


Sources = list[Source]
Places = Iterable[Place]
