"""Questions that cannot be asked are refused before an engine sees them, with a remedy."""

import pytest

from engine.check import DEEPEST, MOST_CLAUSES, check_facets, check_query, check_sort
from engine.errors import EngineError, QuestionError, TooMuchError
from engine.fields import FACETS, FIELDS, SORTS
from engine.query import All, And, Filter, Near, Not, Or, Phrase, Query, Range, Words

PAIR = Phrase("pairs", ("协商",))
GOOD: dict[str, Query] = {
    "all": All(),
    "a phrase": Phrase("pairs", ("全过", "过程")),
    "a single character": Phrase("singles", ("民",)),
    "a word": Words((PAIR,), ("协商",)),
    "near": Near(("协商", "民主"), 10, And((PAIR, Phrase("pairs", ("民主",))))),
    "filters": And((Filter("district", ("500116",)), Filter("year", (2023, 2024)), Filter("slogan", ("渝事好商量",)))),
    "ranges": Or((Range("year", 2022, None), Range("date", "2024-01-01", "2024-12-31"))),
    "not alone": Not(PAIR),
}
WRONG: dict[str, tuple[Query, str, str]] = {
    "an unknown field": (Filter("distrct", ("500116",)), "there is no field 'distrct'", "use 'district'"),
    "a phrase on a facet": (Phrase("section", ("协商",)), "'section' cannot be asked for phrases", "pairs"),
    "a filter on text": (Filter("words", ("协商",)), "'words' cannot be filtered", "district"),
    "a range of words": (Range("district", "1", "2"), "cannot be filtered by a range", "year"),
    "a year as text": (Filter("year", ("2023",)), "no value of 'year'", "whole number"),
    "yes as a year": (Filter("year", (True,)), "no value of 'year'", "whole number"),
    "a number as a district": (Filter("district", (500116,)), "no value of 'district'", "write a text"),
    "a day that is none": (Range("date", "2024-02-30"), "no value of 'date'", "YYYY-MM-DD"),
    "a phrase of nothing": (Phrase("pairs", ()), "has no terms", "leave it away"),
    "empty brackets": (And((PAIR, Or(()))), "nothing in the brackets", "leave it away"),
    "an open range": (Range("year"), "open on both sides", "leave it away"),
    "a filter without values": (Filter("part", ()), "has no values", "leave it away"),
    "one text near itself": (Near(("协商",), 5, PAIR), "1 texts", "give 2 to"),
    "a distance below nothing": (Near(("协商", "民主"), -1, PAIR), "no distance", "from 0"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_can_be_asked_passes(name: str) -> None:
    check_query(GOOD[name])
    check_query(Not(And((GOOD[name], All()))))


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_asked_is_refused_with_a_remedy(name: str) -> None:
    query, what, remedy = WRONG[name]
    with pytest.raises(QuestionError, match=what) as told:
        check_query(Or((PAIR, Not(query))))
    assert remedy in told.value.remedy


def nested(depth: int) -> Query:
    query: Query = PAIR
    for _ in range(depth):
        query = Not(query)
    return query


@pytest.mark.parametrize(
    "query", [nested(DEEPEST), nested(100_000), Or((PAIR,) * MOST_CLAUSES), Phrase("pairs", ("协商",) * 501)]
)
def test_too_much_is_refused(query: Query) -> None:
    with pytest.raises(TooMuchError):
        check_query(query)


def test_facets_and_sorts_are_checked_too() -> None:
    check_facets(FACETS)
    for name in SORTS:
        check_sort(name)
    with pytest.raises(QuestionError, match="not counted"):
        check_facets(["date"])
    with pytest.raises(EngineError, match="cannot be sorted by 'slogan'"):
        check_sort("slogan")
    assert all(FIELDS[name].facet for name in FACETS)
