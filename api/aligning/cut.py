"""A text in short words, as two texts are compared by them: folded, each with its place in the text as it was given."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzers.fold import Folded, fold
from analyzers.pipeline import Analyzer

LONGEST = 3  # characters of a word; a slogan is one to the analyzer, and may differ from another in its midst
_OPENING = "“‘„‟「『﹁"  # what a fold drops, and a reader sees before the word that follows
_RUNS = re.compile("[一-\u9fff]+|[^一-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Cut:
    """``bounds``: where each word begins in ``text``, and at last the end; so words part it without a rest."""

    text: str
    folded: str
    words: list[str]
    bounds: list[int]


class Cutter:
    """Cuts the texts of one comparison; a long word is parted in the shorter ones inside it, everywhere alike."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._parts: dict[str, tuple[str, ...]] = {}

    def __call__(self, text: str) -> Cut:
        folded = fold(text)
        words = list(_whole(self._short(folded.text), folded)) or [""]
        return Cut(text, folded.text, words, list(_bounds(words, folded)))

    def _short(self, folded: str) -> Iterator[str]:
        for word in self._analyzer.cut(folded):
            if len(word) <= LONGEST:
                yield word
            else:
                if word not in self._parts:
                    self._parts[word] = tuple(part for run in _RUNS.findall(word) for part in self._inside(run))
                yield from self._parts[word]

    def _inside(self, run: str) -> Iterator[str]:
        """From the left, the longest that is a word, else a single character; what is not Han stays whole."""
        if not "一" <= run[0] <= "\u9fff":
            yield run
            return
        at = 0
        while at < len(run):
            ends = range(min(at + LONGEST, len(run)), at + 1, -1)
            end = next((end for end in ends if self._analyzer.is_word(run[at:end])), at + 1)
            yield run[at:end]
            at = end


def _whole(words: Iterable[str], folded: Folded) -> Iterator[str]:
    """Without a bound inside a sign that folds to several characters, ㎡ to m2."""
    starts = folded.starts
    at, held = 0, ""
    for word in words:
        if held and starts[at] != starts[at - 1]:
            yield held
            held = ""
        held += word
        at += len(word)
    if held:
        yield held


def _bounds(words: Iterable[str], folded: Folded) -> Iterator[int]:
    ends = [0]
    for word in words:
        ends.append(ends[-1] + len(word))
    yield 0
    yield from (_between(folded, end) for end in ends[1:-1])
    yield len(folded.original)


def _between(folded: Folded, at: int) -> int:
    """Where one word ends and the next begins: what lies between goes with the first, but for opening marks."""
    first, last = folded.ends[at], folded.starts[at]
    if first == last:
        return last
    return next((place for place in range(first, last) if folded.original[place] in _OPENING), last)
