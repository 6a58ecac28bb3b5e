"""A quoted question counts what a plain scan counts, over texts folded by the second fold; the bare word finds no fewer."""

import random

import pytest

from analyzers.dictionary import load_dictionary
from analyzers.fold import fold_text
from analyzers.pipeline import Analyzer
from engine.query import Query, Words
from engine.question import Question
from engine.reader import Reader
from tests.analyzers.second_fold import second_fold
from tests.conformance.seed_passages import PRINTED, phrase

SUBSTRINGS = 2_000
LONGEST = 30


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(load_dictionary())


def substrings() -> list[str]:
    """Of texts as printed, from one character up, digits and punctuation too; some of them written otherwise."""
    chance = random.Random(20231)
    made: list[str] = []
    while len(made) < SUBSTRINGS:
        text = chance.choice(PRINTED)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, LONGEST)]
        made.append(piece if chance.random() < 0.8 else piece.swapcase().replace("“", "「").replace(",", "，"))
    return [piece for piece in made if second_fold(piece)]


def test_a_quoted_question_counts_as_grep_does_and_a_bare_one_finds_no_fewer(seeds: Reader, analyzer: Analyzer) -> None:
    folded = [second_fold(text) for text in PRINTED]
    found = 0
    for piece in substrings():
        wanted = second_fold(piece)
        in_quotes = seeds.search(Question(phrase(fold_text(piece)), copies=True, size=0)).total
        assert in_quotes == sum(wanted in text for text in folded), piece
        parts = tuple(phrase(part) for part in analyzer.bare(piece).parts)
        bare: Query = Words(parts, tuple(analyzer.bare(piece).words))
        assert seeds.search(Question(bare, copies=True, size=0)).total >= in_quotes, piece
        found += in_quotes
    assert found > SUBSTRINGS
