"""Exact terms: an index of pairs and singles finds what grep finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from analyzers import exact
from analyzers.fold import fold
from tests.analyzers.strings import texts


def contains_by_terms(text: str, query: str) -> bool:
    """What an engine does: single characters as a set, pairs as a phrase over positions."""
    if len(query) == 1:
        return exact.singles(query)[0] in exact.singles_field(text).split(" ")
    field, phrase = exact.pairs_field(text).split(" "), exact.pairs(query)
    return any(field[at : at + len(phrase)] == phrase for at in range(len(field)))


@given(texts.map(lambda text: fold(text).text), st.data())
def test_a_phrase_of_pairs_is_contains(text: str, data: st.DataObject) -> None:
    if not text:
        assert exact.pairs_field(text) == exact.singles_field(text) == ""
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert contains_by_terms(text, text[start:end])


@given(texts.map(lambda text: fold(text).text), texts.map(lambda text: fold(text).text).filter(bool))
def test_what_is_not_contained_is_not_found(text: str, query: str) -> None:
    assert contains_by_terms(text, query) == (query in text)


@given(texts.map(lambda text: fold(text).text))
def test_no_term_is_lost_or_split_by_a_whitespace_analyzer(text: str) -> None:
    """Neither Java's white space, nor Rust's, nor Python's is in a term, and every term is short enough."""
    assert exact.pairs_field(text).split() == exact.pairs(text)
    assert re.split(r"[\s\x1c-\x1f\x85\u2028\u2029]+", exact.pairs_field(text).strip(" ")) == (
        exact.pairs(text) or [""]
    )
    assert all(len(term) == 2 for term in exact.pairs(text))
    assert exact.singles_field(text).split() == exact.singles(text)


def test_a_kept_blank_is_asked_for_by_its_stand_in() -> None:
    text = fold("iPhone 15 与 5G").text
    assert contains_by_terms(text, fold("e 1").text)
    assert not contains_by_terms(text, fold("e1").text)


@given(texts)
def test_the_stand_in_comes_from_no_text(text: str) -> None:
    assert exact.BLANK not in fold(text).text
