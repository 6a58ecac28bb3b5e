"""Words to terms: what jieba's search mode loses is found."""

import pytest
from hypothesis import given

from analyzers import segment_jieba
from analyzers.dictionary import Dictionary
from analyzers.fold import fold
from analyzers.pipeline import Analyzer
from analyzers.segment import segmenter
from analyzers.slogan import Slogan
from analyzers.terms import LONGEST_TERM, Lexicon
from tests.analyzers.second_fold import second_fold
from tests.analyzers.strings import texts


@pytest.fixture(scope="session")
def small() -> Analyzer:
    slogans = [
        Slogan("“1343”工作思路", "number", "county"),
        Slogan("33618现代制造业集群体系", "number", "province"),
        Slogan("稳进增效、除险清患、改革求变、惠民有感", "motto", "province"),
        Slogan("全过程人民民主", "theory", "national"),
        Slogan("人民民主", "theory", "national"),
    ]
    return Analyzer(Dictionary.of(slogans))


def terms(analyzer: Analyzer, text: str) -> list[str]:
    return analyzer.for_index(text).terms


# Each is something that jieba's search mode misses.
TRAPS = {
    "a number in a dictionary word": ("落实1343工作思路", {"1343", "1343工作思路", "工作思路"}),
    "a number that vanished": ("视察33618现代制造业集群体系", {"33618", "33618现代制造业集群体系", "制造业"}),
    "a number in quotation marks": ("视察“33618”现代制造业集群体系", {"33618", "33618现代制造业集群体系"}),
    "a dictionary word of four in a longer one": ("践行全过程人民民主", {"人民民主", "全过程", "人民", "民主"}),
    "an entry with quotation marks": ("按照“1343”工作思路", {"1343工作思路"}),
    "full-width digits": ("２０２３年", {"2023"}),
    "a decimal": ("增长5.6", {"5.6"}),
    "a percentage, with its sign and without": ("满意率达98.16%", {"98.16%", "98.16"}),
    "a formula, whole and in parts": ("构建1+6+N体系", {"1+6+n", "1", "6", "n"}),
    "years joined": ("2006-2020年", {"2006-2020", "2006", "2020"}),
    "a part of a parallel": ("推进稳进增效工作", {"稳进增效"}),
    "what folding changes in jieba's dictionary": ("做B超，读乾隆史", {"b超", "干隆"}),
    "kana and rare Han": ("か、𠀀", {"か", "𠀀"}),
    "other scripts": ("Кафе, café", {"кафе", "café"}),
}


@pytest.mark.parametrize(("text", "expected"), TRAPS.values(), ids=TRAPS)
def test_terms_that_must_be_there(small: Analyzer, text: str, expected: set[str]) -> None:
    assert expected <= set(terms(small, text))


def test_quotation_marks_make_no_difference(small: Analyzer) -> None:
    assert terms(small, "“1343”工作思路") == terms(small, "1343工作思路")


def test_jieba_alone_falls_into_the_traps(small: Analyzer) -> None:
    """What the traps are for: jieba's own search mode, with the same words."""
    jieba = segment_jieba.PlainJieba([("1343工作思路", 1000), ("全过程人民民主", 1000), ("人民民主", 1000)])
    search = jieba._jieba.lcut_for_search
    assert "1343" not in search("1343工作思路")
    assert "人民民主" not in search("全过程人民民主")
    assert terms(small, "1343工作思路").count("1343") == 1


@given(texts)
def test_spans_point_to_text_that_folds_to_the_term(analyzer: Analyzer, text: str) -> None:
    analysis = analyzer.analyze(text)
    for term, start, end in analysis.terms:
        assert 0 <= start < end <= len(text)
        assert term in second_fold(text[start:end])
        assert 0 < len(term) <= LONGEST_TERM
        assert term.split() == [term]


@given(texts)
def test_indexing_and_showing_give_the_same_terms(analyzer: Analyzer, text: str) -> None:
    assert analyzer.for_index(text).terms == analyzer.analyze(text).terms.terms
    assert analyzer.for_index(text, spans=True).placed == analyzer.analyze(text).terms


@given(texts)
def test_words_cover_the_folded_text(analyzer: Analyzer, text: str) -> None:
    analysis = analyzer.analyze(text)
    assert "".join(analysis.words) == analysis.fold == second_fold(text)


def test_terms_spans_are_those_of_the_original(analyzer: Analyzer) -> None:
    text = "视察“33618”现代\n制造业集群体系"
    placed = {term: text[start:end] for term, start, end in analyzer.analyze(text).terms}
    assert placed["33618"] == "33618"
    assert placed["制造业"] == "制造业"
    assert placed["33618现代制造业集群体系"] == "33618”现代\n制造业集群体系"


class CutsNothing:
    """A segmenter whose every text is one word."""

    def cut(self, text: str) -> list[str]:
        return [text] if text else []

    def inside(self, word: str) -> list[str]:
        return segmenter("rjieba", []).inside(word)


def test_an_overlong_word_is_no_term() -> None:
    folded = fold("人民民主" * 40 + "ab" * 200)
    lexicon = Lexicon(CutsNothing())
    tokens = CutsNothing().cut(folded.text)
    found = lexicon.terms(tokens, folded.text)
    assert {"人民", "民主", "ab" * 63 + "a"} <= set(found)
    assert max(map(len, found)) <= LONGEST_TERM
    assert lexicon.placed_terms(tokens, folded).terms == found
