"""A bare word finds at least what the same word in quotation marks finds."""

import random
import re

import pytest
from hypothesis import given

from analyzers.pipeline import Analyzer
from tests.analyzers.second_fold import second_fold
from tests.analyzers.strings import texts


@pytest.mark.parametrize(
    ("word", "words", "rest"),
    [
        ("成渝双城", ("成渝", "双城"), ()),
        ("全过程人民民主", ("全过程人民民主",), ()),
        ("“1343”工作思路", ("工作思路",), ("1343",)),
        ("33618", (), ("33618",)),
        ("党", (), ("党",)),
        ("江津委", ("江津",), ("委",)),
        ("民主监督工作", ("民主监督", "工作"), ()),
        ("", (), ()),
    ],
)
def test_a_bare_word_asks_for_the_longest_dictionary_words_and_the_rest(
    analyzer: Analyzer, word: str, words: tuple[str, ...], rest: tuple[str, ...]
) -> None:
    bare = analyzer.bare(word)
    assert (bare.words, bare.rest) == (words, rest)


@given(texts)
def test_every_part_is_in_the_word_and_every_character_in_a_part(analyzer: Analyzer, word: str) -> None:
    """The first half is the law: a text that holds the word holds all its parts. The second: nothing typed is ignored."""
    bare = analyzer.bare(word)
    assert bare.text == second_fold(word)
    assert all(part and part in bare.text for part in bare.parts)
    assert set(bare.text) == set("".join(bare.parts))


def test_the_law_holds_on_the_seeds_whatever_their_cut(analyzer: Analyzer, seeds: dict[str, str]) -> None:
    """Words cut anywhere from the texts, also across word boundaries (平民 in 和平民主): none is lost."""
    passages = [second_fold(line) for text in seeds.values() for line in text.splitlines() if line.strip()]
    chance = random.Random(312)
    for _ in range(2000):
        passage = chance.choice(passages)
        start = chance.randrange(len(passage))
        word = passage[start : start + chance.randint(1, 8)]
        parts = analyzer.bare(word).parts
        quoted = {number for number, text in enumerate(passages) if word in text}
        bare = {number for number, text in enumerate(passages) if all(part in text for part in parts)}
        assert quoted <= bare, word


def test_a_word_across_a_boundary_of_the_cut_is_found(analyzer: Analyzer) -> None:
    text = "维护世界和平民主"
    assert "平民" not in re.split("/", "/".join(analyzer.analyze(text).words))
    assert all(part in second_fold(text) for part in analyzer.bare("平民").parts)
