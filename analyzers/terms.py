"""Words to terms: each word, every dictionary word inside it, and every run of Latin letters and digits.

What stands inside a word depends on the word alone, so it is worked out once for each word and remembered. Runs of
letters and digits are taken from the text itself: segmenters differ over 1+6+N and 2006-2020, and a word such as
33618现代制造业集群体系 hides its number.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, compress, islice
from operator import add
from typing import TypeVar

from analyzers.fold import Folded
from analyzers.segment import Segmenter

# Engines drop or split what is longer: 255 UTF-16 units on Elasticsearch's whitespace tokenizer.
LONGEST_TERM = 127
MOST_REMEMBERED = 200_000

FIRST_WRITTEN_ON = "\u3041"  # Kana, Han and Hangul come from here on, and little else that a folded text holds
HAN = "一-\u9fd5"  # the block in which jieba looks for words
_LETTER = "[a-z0-9々〇\u00df-\u00f6\u00f8-\u1fff\u2c00-\u2dff]"  # of the scripts that write words apart
HAN_RUN = re.compile(f"[{HAN}]+")
_UNIT = re.compile(rf"[a-z]+|[0-9]+(?:\.[0-9]+)*%?|[{HAN}]+|.", re.DOTALL)
_RUN = re.compile(rf"{_LETTER}+(?:[.+\-_/&]{_LETTER}+)*%?")
_RUN_PART = re.compile(rf"[0-9]+(?:\.[0-9]+)*%?|(?:(?![0-9]){_LETTER})+")

Found = TypeVar("Found")


class _Memo(dict[str, Found]):
    """A function of a token, remembered. Threads may share it: an entry is the same whoever makes it."""

    def __init__(self, work_out: Callable[[str], Found]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, token: str) -> Found:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[token] = self._work_out(token)
        return found


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms in columns: each with its span in the original text. Columns, as objects would cost more than cutting."""

    terms: list[str]
    starts: list[int]
    ends: list[int]

    def __iter__(self) -> Iterator[tuple[str, int, int]]:
        return zip(self.terms, self.starts, self.ends, strict=True)

    def __len__(self) -> int:
        return len(self.terms)

    def without_overlong(self) -> "Terms":
        kept = [(term, start, end) for term, start, end in self if len(term) <= LONGEST_TERM]
        return Terms([term for term, _, _ in kept], [start for _, start, _ in kept], [end for _, _, end in kept])


class Lexicon:
    """What stands inside the words of one segmenter."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._met_overlong = False  # hardly ever: then, and only then, terms are looked through for it
        self._units = _Memo(_units)
        self._inner = _Memo(lambda token: tuple(term for term, _ in self._look_inside(token)))
        self._inner_placed = _Memo(lambda token: (self._inner[token], tuple(at for _, at in self._look_inside(token))))

    def words(self, tokens: list[str]) -> list[str]:
        """The tokens as words; what holds no Han is cut by one rule, whichever segmenter it came from."""
        return list(chain.from_iterable(map(self._units.__getitem__, tokens)))

    def terms(self, tokens: list[str], folded: str) -> list[str]:
        """The terms alone, for indexing: the words, then what stands inside the long ones, then the runs.

        This is where indexing spends its own time: a word of one or two characters needs no look inside.
        """
        found = [token for token in tokens if token >= FIRST_WRITTEN_ON]
        long = [token for token in tokens if len(token) > 2 or (token < FIRST_WRITTEN_ON and len(token) == 2)]
        found += chain.from_iterable(map(self._inner.__getitem__, long))
        found += [run for run, _ in _runs(folded)]
        return found if not self._met_overlong else [term for term in found if len(term) <= LONGEST_TERM]

    def placed_terms(self, tokens: list[str], folded: Folded) -> Terms:
        """The same terms in the same order, with their spans."""
        bounds = list(accumulate(map(len, tokens), initial=0))
        is_word = [token >= FIRST_WRITTEN_ON for token in tokens]
        original_start, original_end = folded.starts, folded.ends
        found = list(compress(tokens, is_word))
        starts = [original_start[at] for at in compress(bounds, is_word)]
        ends = [original_end[at] for at in compress(islice(bounds, 1, None), is_word)]
        inside: list[int] = []
        add_inside = inside.append
        inner = self._inner_placed
        for at, token in zip(bounds, tokens, strict=False):
            if len(token) > 2 or (token < FIRST_WRITTEN_ON and len(token) == 2):
                terms, places = inner[token]
                if places:
                    found += terms
                    for place in places:
                        add_inside(at + place)
        for run, start in _runs(folded.text):
            found.append(run)
            inside.append(start)
        lengths = map(len, islice(found, len(starts), None))
        starts += [original_start[at] for at in inside]
        ends += [original_end[at] for at in map(add, inside, lengths)]
        placed = Terms(found, starts, ends)
        return placed if not self._met_overlong else placed.without_overlong()

    def _look_inside(self, token: str) -> Iterator[tuple[str, int]]:
        """The terms of a token besides itself; itself too where it begins in another script, as 1343总体思路."""
        if len(token) > LONGEST_TERM:
            self._met_overlong = True
        if token < FIRST_WRITTEN_ON and HAN_RUN.search(token):
            yield token, 0
        for run in HAN_RUN.finditer(token):
            for word, start in find_in_order(run.group(), self._segmenter.inside(run.group())):
                if word != token:
                    yield word, run.start() + start


def _units(token: str) -> tuple[str, ...]:
    return (token,) if HAN_RUN.search(token) else tuple(_UNIT.findall(token))


def find_in_order(run: str, words: list[str]) -> Iterator[tuple[str, int]]:
    """Where each word stands, given that they come by start and, at one start, the shorter first."""
    at, length = 0, 0
    for word in words:
        at = run.index(word, at if len(word) > length else at + 1)
        length = len(word)
        yield word, at


def _runs(folded: str) -> Iterator[tuple[str, int]]:
    """Runs of letters and digits with their starts; a joined one such as 1+6+n, then its parts."""
    for found in _RUN.finditer(folded):
        run, start = found.group(), found.start()
        for at in range(0, len(run), LONGEST_TERM):
            yield run[at : at + LONGEST_TERM], start + at
        for part in () if run.isdigit() or run.isalpha() else _RUN_PART.finditer(run[:LONGEST_TERM]):
            if part.group() != run:
                yield part.group(), start + part.start()
            if part.group().endswith("%"):
                yield part.group()[:-1], start + part.start()
