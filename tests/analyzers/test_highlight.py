"""Highlights: phrases as a whole, overlaps merged, in the original text."""

from itertools import pairwise

import pytest
from hypothesis import given

from analyzers.fold import fold
from analyzers.highlight import Asked
from analyzers.pipeline import Analyzer
from tests.analyzers.second_fold import second_fold
from tests.analyzers.strings import texts


def shown(analyzer: Analyzer, text: str, asked: Asked) -> list[str]:
    return [text[start:end] for start, end in analyzer.highlight(text, asked)]


def phrases(*asked: str) -> Asked:
    return Asked(phrases=tuple(fold(phrase).text for phrase in asked))


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("践行全 过程\n人民民主", ("全过程人民民主",), ["全 过程\n人民民主"]),
        ("“1343”工作思路", ("1343工作思路",), ["1343”工作思路"]),
        ("全过程人民民主", ("人民民主", "全过程人民"), ["全过程人民民主"]),
        ("人民政协为人民", ("人民",), ["人民", "人民"]),
        ("委员委员委员", ("委员委员",), ["委员委员委员"]),
        ("33618集群", ("361",), ["361"]),
        ("党的领导", ("党",), ["党"]),
        ("民主", ("民生",), []),
        ("民主", ("",), []),
    ],
)
def test_phrases(analyzer: Analyzer, text: str, asked: tuple[str, ...], marked: list[str]) -> None:
    assert shown(analyzer, text, phrases(*asked)) == marked


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("成渝双城建设，双城与成渝", "成渝双城", ["成渝双城", "双城", "成渝"]),
        ("江津委员与江津", "江津委", ["江津委", "江津"]),
        ("学习党章", "党", ["党"]),
    ],
)
def test_a_bare_word_whole_and_else_its_words_never_single_characters_of_it(
    analyzer: Analyzer, text: str, word: str, marked: list[str]
) -> None:
    assert shown(analyzer, text, Asked(bare=(analyzer.bare(word),))) == marked


def test_slogans_by_any_form(analyzer: Analyzer) -> None:
    text = "学习党的二十大精神，迎接“二十大”"
    assert shown(analyzer, text, Asked(slogans=("二十大",))) == ["二十大", "二十大"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("居民的健身路", ["居民", "健身"]),
        ("居所为民", ["居", "民"]),
        ("协商为民", ["协商", "民"]),
        ("协商于居民", ["协商", "居民"]),
    ],
)
def test_single_characters_are_marked_where_no_longer_piece_stands(
    analyzer: Analyzer, text: str, marked: list[str]
) -> None:
    asked = Asked(pieces=("居民", "健身"), singles=("居", "民", "健", "身")).with_more(phrases("协商"))
    assert shown(analyzer, text, asked) == marked


@given(texts, texts, texts)
def test_marks_are_in_order_and_apart_and_hold_what_was_asked(
    analyzer: Analyzer, text: str, phrase: str, word: str
) -> None:
    asked = Asked(phrases=(second_fold(phrase),), bare=(analyzer.bare(word),))
    spans = analyzer.highlight(text, asked)
    assert all(end <= following for (_, end), (following, _) in pairwise(spans))
    needles = [
        needle
        for needle in (*asked.phrases, *(part for bare in asked.bare for part in (bare.text, *bare.parts)))
        if needle
    ]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert any(needle in second_fold(text[start:end]) for needle in needles)
    if asked.phrases[0] and asked.phrases[0] in second_fold(text):
        assert spans
