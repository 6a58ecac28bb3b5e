"""The algebra in the embedded engine: it finds what a plain reading of the query finds, phrase by phrase what grep finds."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tantivy import Searcher

from engine.embedded.ask import Ask
from engine.embedded.compile import compiled
from engine.query import All, And, Filter, Near, Not, Or, Phrase, Query, Range, Words
from tests.engine.made_passages import SECTIONS, TEXTS, Passage, made_passages, phrase, searcher_of

PASSAGES = made_passages()


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    return searcher_of(PASSAGES)


def count(searcher: Searcher, query: Query) -> int:
    return Ask(searcher).count(compiled(query))


@given(st.integers(0, len(TEXTS) - 1), st.integers(0, 400), st.integers(1, 30))
@settings(max_examples=400, deadline=None)
def test_a_phrase_counts_as_grep_does(searcher: Searcher, number: int, start: int, length: int) -> None:
    text = TEXTS[number][start : start + length] or TEXTS[number][:length]
    assert count(searcher, phrase(text)) == sum(text in other for other in TEXTS)


def matches(query: Query, passage: Passage) -> bool:
    """A plain reading of the query, written for the tests; of near only that the texts are there."""
    match query:
        case Words(parts) | And(parts):
            return all(matches(part, passage) for part in parts)
        case Or(parts):
            return any(matches(part, passage) for part in parts)
        case Not(inner):
            return not matches(inner, passage)
        case Near(candidates=inner):
            return matches(inner, passage)
        case _:
            return is_told(query, passage)


def is_told(query: Query, passage: Passage) -> bool:
    match query:
        case Phrase(field, terms):
            wanted = terms[0] if field == "singles" else terms[0] + "".join(term[1] for term in terms[1:])
            return wanted.replace("＿", " ") in str(passage["folded"])
        case Filter(field, values):
            held = passage[field]
            return bool(set(held if isinstance(held, list) else [held]) & set(values))
        case Range(field, least, most):
            value = str(passage.get(field, ""))
            return bool(value) and (least is None or str(least) <= value) and (most is None or value <= str(most))
        case _:
            return True


FOUND = st.sampled_from(["协商", "民主", "委员", "江津", "的", "2023", "，", "全过程人民民主", "没有这样的话"])
YEARS = st.integers(2019, 2026)
LEAVES: st.SearchStrategy[Query] = st.one_of(
    FOUND.map(phrase),
    FOUND.map(lambda text: Words((phrase(text),), tuple(text))),
    st.lists(YEARS, min_size=1, max_size=3).map(lambda years: Filter("year", tuple(years))),
    st.lists(YEARS, min_size=1, max_size=2).map(lambda years: Filter("covers", tuple(years))),
    st.sampled_from(SECTIONS).map(lambda section: Filter("section", (section,))),
    st.tuples(YEARS, YEARS).map(lambda ends: Range("year", min(ends), max(ends))),
    YEARS.map(lambda year: Range("date", f"{year}-01-15", None)),
    st.just(All()),
)


def joined(inner: st.SearchStrategy[Query]) -> Iterator[st.SearchStrategy[Query]]:
    several = st.lists(inner, min_size=1, max_size=4).map(tuple)
    yield several.map(And)
    yield several.map(Or)
    yield inner.map(Not)


QUERIES = st.recursive(LEAVES, lambda inner: st.one_of(*joined(inner)), max_leaves=12)


@given(QUERIES)
@settings(max_examples=400, deadline=None)
def test_any_query_finds_what_a_plain_reading_finds(searcher: Searcher, query: Query) -> None:
    assert count(searcher, query) == sum(matches(query, passage) for passage in PASSAGES)


def test_what_only_filters_scores_nothing_and_words_rank(searcher: Searcher) -> None:
    filtered = searcher.search(compiled(And((Filter("year", (2023,)), Not(phrase("没有这样的话"))))), limit=5)
    assert {score for score, _ in filtered.hits} == {0.0}
    ranked = searcher.search(compiled(Words((phrase("协商"),), ("协", "商"))), limit=5)
    scores = [score for score, _ in ranked.hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1] > 0


def test_a_question_as_deep_as_may_be_is_asked(searcher: Searcher) -> None:
    query: Query = phrase("协商")
    for _ in range(40):
        query = Not(query)
    assert count(searcher, query) == count(searcher, phrase("协商"))
