"""How questions are read: what is typed, how it reads, and what is said of it. Nothing typed is without a reading."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from api.query.chinese import question_in_chinese
from api.query.reading import LONGEST, Reading, read
from engine.check import check_query
from engine.errors import TooMuchError
from engine.query import All, And, Favour, Filter, Near, Not, Or, Phrase, Range, Words


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(load_dictionary())


# what is typed, how it reads, the codes of what is said
READ_AS = [
    ("", "", ()),
    ("   ", "", ()),
    ("成渝 协同", "成渝 协同", ()),
    ("成渝　协同", "成渝 协同", ()),
    ("成渝 AND 协同", "成渝 协同", ()),
    ('"全过程人民民主"', "“全过程人民民主”", ()),
    ("“全过程人民民主”", "“全过程人民民主”", ()),
    ("「全过程人民民主」", "“全过程人民民主”", ()),
    ("『全过程人民民主』", "“全过程人民民主”", ()),
    ("＂全过程人民民主＂", "“全过程人民民主”", ()),
    ("”全过程人民民主”", "“全过程人民民主”", ()),
    ('“全过程人民民主"', "“全过程人民民主”", ()),
    ('成渝"双城经济圈"建设', "成渝 “双城经济圈” 建设", ()),
    ("“全过程人民民主", "“全过程人民民主”", ("unbalanced_quote",)),
    ('提案 "', "提案", ("unbalanced_quote", "nothing_in_it")),
    ('""', "", ("nothing_in_it", "everything")),
    ("提案 OR 协商", "提案 OR 协商", ()),
    ("提案 | 协商", "提案 OR 协商", ()),
    ("提案|协商", "提案 OR 协商", ()),
    ("提案｜协商", "提案 OR 协商", ()),
    ("提案 协商 OR 民主", "(提案 协商) OR 民主", ()),
    ("提案 (协商 OR 民主)", "提案 (协商 OR 民主)", ()),
    ("提案（协商 OR 民主）", "提案 (协商 OR 民主)", ()),
    ("提案 or 协商", "提案 or 协商", ("small_operator",)),
    ("提案 - 协商", "提案 协商", ("dangling_operator",)),
    ("-提案", "-提案", ()),
    ("NOT 提案", "-提案", ()),
    ("协商 －提案", "协商 -提案", ()),
    ("协商 -(提案 OR 民主)", "协商 -(提案 OR 民主)", ()),
    ("协商 NOT", "协商", ("dangling_operator",)),
    ("OR 协商", "协商", ("dangling_operator",)),
    ("协商 OR", "协商", ("dangling_operator",)),
    ("协商 AND", "协商", ("dangling_operator",)),
    ("AND", "", ("dangling_operator", "everything")),
    ("((协商", "协商", ("unpaired_bracket",)),
    ("协商))", "协商", ("unpaired_bracket",)),
    ("()", "", ("empty_brackets", "everything")),
    ("提案 -（ ）", "提案", ("empty_brackets",)),
    ('~(~"("|"', "~ ~ “(”", ("unbalanced_quote", "unpaired_bracket", "nothing_in_it")),
    ("2006-2020", "2006-2020", ()),
    ("1+6+N", "1+6+N", ()),
    ("district:江津", "district:江津区", ()),
    ("district：江津区", "district:江津区", ()),
    ("地区:江津", "district:江津区", ()),
    ("地區:江津 板塊:提案", "district:江津区 section:提案工作", ()),
    ("DISTRICT:500116", "district:江津区", ()),
    ('district:"重庆市江津区"', "district:江津区", ()),
    ("district:江津,丰都", "district:江津区,丰都县", ()),
    ("district:没有这里", "没有这里", ("unknown_value",)),
    ("district:", "", ("nothing_in_it", "everything")),
    ("region:重庆", "region:重庆市", ()),
    ("year:2023", "year:2023", ()),
    ("年度:2023年", "year:2023", ()),
    ("year:2022..2024", "year:2022..2024", ()),
    ("year:2022-2024", "year:2022..2024", ()),
    ("year:2024..2022", "year:2022..2024", ()),
    ("year:2022..", "year:2022..", ()),
    ("year:..2022", "year:..2022", ()),
    ("year:2021,2023", "year:2021,2023", ()),
    ("year:去年", "去年", ("unknown_value",)),
    ("year:²", "²", ("unknown_value",)),
    ("year:２０２３", "year:2023", ()),
    ("covers:2023", "covers:2023", ()),
    ("section:proposals", "section:提案工作", ()),
    ("板块:提案", "section:提案工作", ()),
    ("section:Consultation", "section:协商议政", ()),
    ("part:回顾 kind:工作报告", "part:回顾 kind:工作报告", ()),
    ("kind:报告", "kind:工作报告", ()),
    ("kind:報告 part:回顧", "kind:工作报告 part:回顾", ()),
    ("section:民意,自身", "section:社情民意,自身建设", ()),
    ("section:协商", "section:协商议政,协商平台与制度", ("several_values",)),
    ("section:工", "section:提案工作", ()),
    ("kind:", "", ("nothing_in_it", "everything")),
    ("part:没有", "没有", ("unknown_value",)),
    ("slogan:渝事好商量", "slogan:渝事好商量", ()),
    ("slogan:渝事好商", "渝事好商", ("unknown_value",)),
    ("-district:江津 提案", "-district:江津区 提案", ()),
    ("author:某人", "author:某人", ("unknown_field",)),
    ('"成渝 协同"~10', "“成渝 协同”~10", ()),
    ('"成渝 协同"～5', "“成渝 协同”~5", ()),
    ('"成渝 协同"~', "“成渝 协同”~10", ()),
    ('"成渝 协同"~999999', "“成渝 协同”~1000", ()),
    ('"成渝"~5', "“成渝”", ("near_needs_two",)),
    ("江津", "江津", ()),
]


@pytest.mark.parametrize(("typed", "read_as", "codes"), READ_AS)
def test_a_question_reads_as_it_is_meant(analyzer: Analyzer, typed: str, read_as: str, codes: tuple[str, ...]) -> None:
    reading = read(typed, analyzer)
    assert reading.read_as == read_as
    assert tuple(dict.fromkeys(note.code for note in reading.said)) == codes
    assert all(note.zh and note.en for note in reading.said)


@pytest.mark.parametrize("typed", [typed for typed, _, _ in READ_AS])
def test_what_it_reads_as_reads_as_the_same(analyzer: Analyzer, typed: str) -> None:
    reading = read(typed, analyzer)
    again = read(reading.read_as, analyzer)
    assert (again.query, again.read_as) == (reading.query, reading.read_as)


def query_of(analyzer: Analyzer, typed: str) -> object:
    return read(typed, analyzer).query


def test_questions_become_queries(analyzer: Analyzer) -> None:
    assert query_of(analyzer, "") == All()
    assert query_of(analyzer, '"协商"') == Phrase("pairs", ("协商",))
    assert query_of(analyzer, '"民"') == Phrase("singles", ("民",))
    assert query_of(analyzer, "year:2023") == Filter("year", (2023,))
    assert query_of(analyzer, "year:2021,2023") == Filter("year", (2021, 2023))
    assert query_of(analyzer, "year:2022..2024") == Range("year", 2022, 2024)
    assert query_of(analyzer, "district:江津,丰都") == Filter("district", ("500116", "500230"))
    assert query_of(analyzer, "-section:proposals") == Not(Filter("section", ("proposals",)))
    near = query_of(analyzer, '"成渝 协同"~10')
    assert near == Near(("成渝", "协同"), 10, And((Phrase("pairs", ("成渝",)), Phrase("pairs", ("协同",)))))
    either = query_of(analyzer, '"提案" OR "协商"')
    assert either == Or((Phrase("pairs", ("提案",)), Phrase("pairs", ("协商",))))


def test_a_word_is_found_by_its_parts_and_ranked_by_its_terms(analyzer: Analyzer) -> None:
    query = query_of(analyzer, "全过程人民民主")
    assert isinstance(query, Favour)
    assert query.favoured == Filter("slogan", ("全过程人民民主",))
    query = query.query
    assert isinstance(query, Words)
    assert query.parts == (Phrase("pairs", ("全过", "过程", "程人", "人民", "民民", "民主")),)
    assert {"全过程人民民主", "人民民主", "民主"} <= set(query.terms)


def test_a_name_that_several_have_counts_them_all(analyzer: Analyzer) -> None:
    reading = read("district:江北", analyzer)
    assert isinstance(reading.query, Filter)
    assert {"330205", "500105"} <= set(reading.query.values)
    assert [note.code for note in reading.said] == ["shared_name"]


def test_what_is_wanted_is_marked_and_what_is_not_is_not(analyzer: Analyzer) -> None:
    asked = read('提案 "协商民主" slogan:渝事好商量 -团结 -"联谊" -slogan:全过程人民民主', analyzer).asked
    assert asked.phrases == ("协商民主",)
    assert [bare.text for bare in asked.bare] == ["提案"]
    assert asked.slogans == ("渝事好商量",)


def test_what_goes_beyond_a_limit_is_told(analyzer: Analyzer) -> None:
    with pytest.raises(TooMuchError, match="characters"):
        read("协" * (LONGEST + 1), analyzer)
    with pytest.raises(TooMuchError, match="brackets deep"):
        read("(" * 400 + "协商", analyzer)
    with pytest.raises(TooMuchError, match="brackets deep"):
        read("-" * 400 + "协商", analyzer)


PIECES = st.sampled_from(
    [
        *"()（）\"“”「」『』＂|｜-－~～:：*,.，。 \t\n'‘’‹\u200b\ud800𠀀é１",
        *(
            "OR",
            "AND",
            "NOT",
            "~5",
            "协商",
            "民主",
            "江津",
            "year:",
            "district:",
            "2022..2024",
            "slogan:",
            "a",
            "1+6+N",
            "foo:",
        ),
    ]
)


@settings(max_examples=2000, deadline=None, derandomize=True)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_anything_typed_has_a_reading_that_reads_as_itself(analyzer: Analyzer, typed: str) -> None:
    try:
        reading = read(typed, analyzer)
        check(reading)
        again = read(reading.read_as, analyzer)
    except TooMuchError:
        return
    assert again.read_as == reading.read_as
    assert again.query == reading.query


def check(reading: Reading) -> None:
    check_query(And((reading.query,)))
    assert all(note.code and note.zh and note.en for note in reading.said)


@pytest.mark.parametrize(
    "question",
    ["district:江津", "-(Region:重庆 OR covers：2022) slogan:“全过程民主”", "“year:2023” kind:报告", "a:b section:"],
)
def test_a_question_shown_in_chinese_asks_the_same(analyzer: Analyzer, question: str) -> None:
    shown = question_in_chinese(question)
    assert query_of(analyzer, shown) == query_of(analyzer, question)
    assert question_in_chinese(shown) == shown
    assert not {"district", "region", "covers", "slogan", "kind", "section"} & set(re.findall("[a-z]+", shown.lower()))
