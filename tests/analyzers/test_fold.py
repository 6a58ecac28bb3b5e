"""The fold: its definition, and its way back to the original."""

import unicodedata

import pytest
from hypothesis import given

from analyzers import generate_fold
from analyzers.fold import LONGEST_CLUSTER, TABLE, fold
from tests.analyzers.second_fold import second_fold
from tests.analyzers.strings import texts

CASES = {
    "traditional": ("乾坤與乾淨", "干坤与干净"),
    "left by OpenCC": ("瞭甦衞", "了苏卫"),
    "width and case": ("Ａ１＋６＋Ｎ", "a1+6+n"),
    "quotation marks of every kind": ("“‘「『﹁\"'„‟甲﹂』」’”", "甲"),
    "zero width": ("全\u200b过\ufeff程", "全过程"),
    "line breaks": ("30\n余条", "30余条"),
    "a blank between two ASCII words": ("5G  时代 new era 10 20", "5g时代new era 10 20"),
    "a blank at a quotation mark": ("a “b” c", "a b c"),
    "no blank at a letter that is not ASCII": ("é é", "éé"),
    "punctuation stays": ("稳进增效、除险清患，改革。", "稳进增效、除险清患,改革。"),
    "combining marks": ("e\u0301か\u3099", "éが"),
    "lengths that change": ("①Ⅰ㎡…½", "1im2...1⁄2"),
    "beyond the BMP": ("𠀀𝟗", "𠀀9"),
    "a lone surrogate": ("a\ud800b", "a\ufffdb"),
    "final sigma as any other": ("ΟΔΟΣ", "οδοσ"),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("text", "folded"), CASES.values(), ids=CASES)
def test_fold_does_what_its_definition_says(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(texts)
def test_fold_equals_a_second_fold_written_apart(text: str) -> None:
    assert fold(text).text == second_fold(text)


@given(texts)
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded = fold(text)
    for at, char in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert (start, end) == (folded.starts[at], folded.ends[at + 1])
        assert char in second_fold(text[start:end]) or char == " "


@given(texts)
def test_spans_ascend(text: str) -> None:
    folded = fold(text)
    assert folded.starts == sorted(folded.starts)
    assert folded.ends == sorted(folded.ends)
    assert len(folded.starts) == len(folded.text) == len(folded.ends) - 1


@pytest.mark.parametrize(
    ("text", "part", "span"),
    [
        ("践行“全 过程\n人民民主”", "全过程人民民主", (3, 12)),
        ("面积①㎡余", "m2", (3, 4)),
        ("cafe\u0301s", "é", (3, 5)),
        ("a  b", " ", (1, 3)),
        ("𠀀民主", "民主", (1, 3)),
    ],
)
def test_a_span_holds_the_whole_of_what_folded_to_it(text: str, part: str, span: tuple[int, int]) -> None:
    folded = fold(text)
    at = folded.text.index(part)
    assert folded.span(at, at + len(part)) == span


def test_an_empty_span_has_a_place() -> None:
    assert fold("“”民").span(0, 0) == (2, 2)
    assert fold("民”").span(1, 1) == (2, 2)


def test_simplifying_never_changes_a_length() -> None:
    simplified = generate_fold.simplified()
    assert len(simplified) > 5000
    assert all(len(form) == 1 for form in simplified.values())


def test_the_table_is_what_its_script_writes() -> None:
    if unicodedata.unidata_version != TABLE["unicode"]:
        pytest.skip(f"the table is of Unicode {TABLE['unicode']}, this Python knows {unicodedata.unidata_version}")
    assert generate_fold.build() == TABLE


def test_a_heap_of_marks_takes_no_heap_of_time() -> None:
    heap = "a" + "\u0301\u0316" * 50_000
    assert len(fold(heap).text) <= len(heap)
    assert len(fold("a" + "\u0316" * (LONGEST_CLUSTER * 3)).text) == LONGEST_CLUSTER * 3 + 1
