"""Every segmenter of the table conforms, and the conformance tests can fail."""

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given

from analyzers.dictionary import Dictionary
from analyzers.fold import fold
from analyzers.pipeline import user_words
from analyzers.segment import REFERENCE, SEGMENTERS, Segmenter, UnknownSegmenterError, segmenter
from tests.analyzers import segmenter_conformance as laws
from tests.analyzers.strings import texts
from tests.requirements import texts_folder


@pytest.fixture(scope="session")
def folded_seeds(seeds: dict[str, str]) -> list[str]:
    return [fold(text).text for text in seeds.values()]


@pytest.mark.parametrize("name", SEGMENTERS)
def test_conforms(name: str, folded_seeds: list[str]) -> None:
    laws.conforms(lambda words: segmenter(name, words), folded_seeds)
    laws.says_the_same_from_processes(name, laws.WORDS, [*laws.HARD, *folded_seeds[:1]])


@pytest.mark.parametrize("name", [name for name in SEGMENTERS if name != REFERENCE])
def test_cuts_as_the_reference_with_our_dictionary_loaded(
    name: str, dictionary: Dictionary, folded_seeds: list[str]
) -> None:
    words = list(user_words(dictionary))
    made, reference = segmenter(name, words), segmenter(REFERENCE, words)
    laws.cuts_as(reference, made, folded_seeds)
    laws.cuts_as(reference, made, map(_folded, sorted(texts_folder().rglob("*.txt"))))


def _folded(file: Path) -> str:
    return fold(file.read_text(encoding="utf-8")).text


@pytest.fixture(scope="session")
def small() -> dict[str, Segmenter]:
    return {name: segmenter(name, laws.WORDS) for name in SEGMENTERS}


@given(texts)
def test_any_text_is_covered(small: dict[str, Segmenter], text: str) -> None:
    for made in small.values():
        laws.covers_the_text(made, [fold(text).text])


def test_an_unknown_segmenter_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownSegmenterError, match=r"'pkuseg'.*rjieba, jieba"):
        segmenter("pkuseg", [])


class Sound:
    """A segmenter to break: rjieba by another name."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self._made = segmenter("rjieba", words)

    def cut(self, text: str) -> list[str]:
        return self._made.cut(text)

    def inside(self, word: str) -> list[str]:
        return self._made.inside(word)


class LosesCharacters(Sound):
    def cut(self, text: str) -> list[str]:
        return [word for word in self._made.cut(text) if len(word) > 1]


class ChangesItsMind(Sound):
    turn = itertools.count()

    def cut(self, text: str) -> list[str]:
        return list(text) if next(self.turn) % 2 and text else self._made.cut(text)


class ForgetsItsWords(Sound):
    def __init__(self, _words: Iterable[tuple[str, int]]) -> None:
        super().__init__([])


class LooksInsideBackwards(Sound):
    def inside(self, word: str) -> list[str]:
        return self._made.inside(word)[::-1]


class RaisesBeyondTheBmp(Sound):
    def cut(self, text: str) -> list[str]:
        if any(char > "\uffff" for char in text):
            raise ValueError(text)
        return self._made.cut(text)


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (LosesCharacters, "joined are not the text"),
        (ChangesItsMind, "differs|differently"),
        (ForgetsItsWords, "a word it was told is cut"),
        (LooksInsideBackwards, "not in order"),
    ],
)
def test_a_broken_segmenter_fails(broken: type[Sound], complaint: str, folded_seeds: list[str]) -> None:
    laws.conforms(Sound, folded_seeds[:1])
    with pytest.raises(AssertionError, match=complaint):
        laws.conforms(broken, folded_seeds[:1])


def test_a_segmenter_that_raises_fails(folded_seeds: list[str]) -> None:
    with pytest.raises(ValueError, match="𠀀"):
        laws.conforms(RaisesBeyondTheBmp, folded_seeds[:1])
