"""What a bare word asks for: a word typed without quotation marks.

It asks for the longest dictionary words inside it, and for the characters that they leave over; all of them must stand
in a text, anywhere. Each is a piece of the word, so every text that holds the word holds them all: a bare word finds at
least what the same word in quotation marks finds, however the texts were cut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzers.segment import Segmenter
from analyzers.terms import HAN_RUN, find_in_order


@dataclass(frozen=True, slots=True)
class Bare:
    """A bare word, folded: ``words`` are in the dictionary, ``rest`` are the runs between them."""

    text: str
    words: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        """What a text must hold, each part as an exact phrase."""
        return (*self.words, *self.rest)


def read_bare(segmenter: Segmenter, folded: str) -> Bare:
    spans = _needed(
        (run.start() + start, run.start() + start + len(word))
        for run in HAN_RUN.finditer(folded)
        for word, start in find_in_order(run.group(), segmenter.inside(run.group()))
    )
    words = dict.fromkeys(folded[start:end] for start, end in spans)
    return Bare(folded, tuple(words), tuple(dict.fromkeys(_between(folded, spans))))


def _needed(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that lie in no other, and not in two neighbours: 督工 in 民主监督工作 is no word that was meant."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or end > kept[-1][1]:
            if len(kept) > 1 and start <= kept[-2][1]:
                kept.pop()
            kept.append((start, end))
    return kept


def _between(folded: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in [*spans, (len(folded), len(folded))]:
        if start > at:
            yield folded[at:start]
        at = max(at, end)
