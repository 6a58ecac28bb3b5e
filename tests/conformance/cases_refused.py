"""Questions that are refused before an engine is asked, with the piece of the message that says why or what to do."""

from typing import Any

from engine.errors import QuestionError, TooMuchError
from engine.measure import Measure, Occurrences, Passages
from engine.query import And, Favour, Like, Near, Not, Or, Phrase, Query, Range, Weighed, Words
from engine.question import Question
from tests.conformance.case import (
    ALL,
    Alike,
    Case,
    Grouped,
    Law,
    Listed,
    Scan,
    Search,
    Sums,
    Table,
    both,
    either,
    near,
    of,
    refused,
    times,
    under,
    wrong,
)
from tests.conformance.cases_found import nots
from tests.conformance.seed_passages import phrase as p

PAIR = p("协商")
NINE = "一 二 三 四 五 六 七 八 九"


def bad(name: str, query: Query, told: str) -> Case:
    return refused(name, query, QuestionError, told)


def too_much(name: str, query: Query, told: str) -> Case:
    return refused(name, query, TooMuchError, told)


def of_table(name: str, names: str, told: str, measure: Measure | None = None, **asked: Any) -> Case:
    return refused(name, Table(Question(**asked), tuple(names.split()), measure or Passages()), QuestionError, told)


FIELDS = (
    bad("an unknown field suggests the nearest", of("distrct", "500116"), "use 'district'"),
    bad("an unknown field is named", of("distrct", "500116"), "there is no field 'distrct'"),
    bad("an unknown field near none names them all", of("zzz", "x"), "use one of id, report"),
    bad("an unknown field of a phrase", Phrase("pair", ("协商",)), "use 'pairs'"),
    bad("an unknown field of a range", Range("yaer", 2023), "use 'year'"),
    bad("an unknown field within a word", Words((Phrase("single", ("民",)),), ("民",)), "use 'singles'"),
    bad("an unknown field deep within", Not(either(PAIR, Not(of("sectoin", "unity")))), "use 'section'"),
    bad("favoured by less than nothing", Favour(PAIR, PAIR, -1.0), "use a number from 0 to 1000"),
    bad("weighed by less than nothing", Weighed(PAIR, -1.0), "use a number from 0 to 1000"),
    bad("favoured by what is no number", Favour(PAIR, PAIR, float("nan")), "cannot be favoured by nan"),
    bad("an unknown field in what is favoured", Favour(PAIR, of("sectoin", "unity"), 1.0), "use 'section'"),
    bad("a phrase on a facet", Phrase("section", ("协商",)), "'section' cannot be asked for phrases"),
    bad("a phrase on words", Phrase("words", ("协商",)), "use one of pairs, singles"),
    bad("a filter on words", of("words", "协商"), "'words' cannot be filtered"),
    bad("a filter on the text", of("text", "协商"), "'text' cannot be filtered"),
    bad("a range of a keyword", Range("district", "500000", "500200"), "'district' cannot be filtered by a range"),
    bad("a range of a keyword says what has one", Range("district", "500000"), "year, covers, date"),
    wrong(QuestionError, "there is no field 'yaer'", facets=("yaer",)),
    wrong(QuestionError, "values of 'date' are not counted", facets=("date",)),
    wrong(QuestionError, "values of 'words' are not counted", facets=("year", "words")),
    wrong(QuestionError, "use one of district, region, year", facets=("mentions",)),
    wrong(QuestionError, "there is no field 'sectoin'", chosen={"sectoin": ("unity",)}),
    wrong(QuestionError, "values of 'copy' are not counted", chosen={"copy": ("yes",)}),
    wrong(QuestionError, "hits cannot be sorted by 'section'", sort="section"),
    wrong(QuestionError, "hits cannot be sorted by 'covers'", sort="covers"),
    wrong(QuestionError, "use one of score, district, year, date", sort="relevance"),
)

VALUES = (
    bad("a year as a text", of("year", "2023"), "'2023' is no value of 'year'"),
    bad("a year as a text says what to do", of("year", "2023"), "write a whole number"),
    bad("yes as a year", of("year", True), "True is no value of 'year'"),
    bad("a wrong value beside a right one", of("year", 2023, "2024"), "'2024' is no value of 'year'"),
    bad("a number as a district", of("district", 500116), "write a text"),
    bad("a day that is none", of("date", "2023-02-30"), "'2023-02-30' is no value of 'date'"),
    bad("a date written otherwise", of("date", "20230105"), "write a date as YYYY-MM-DD"),
    bad("a date as a number", Range("date", 20230105), "20230105 is no value of 'date'"),
    bad("a year in place of a date", Range("date", "2023-01-05", "2024"), "'2024' is no value of 'date'"),
    bad("a range from a text", Range("year", "2022", 2023), "'2022' is no value of 'year'"),
    wrong(QuestionError, "'2024' is no value of 'year'", chosen={"year": ("2024",)}),
    wrong(QuestionError, "2024 is no value of 'part'", chosen={"part": (2024,)}),
)

NOTHING = (
    bad("a phrase of nothing", Phrase("pairs", ()), "the phrase on 'pairs' has no terms"),
    bad("a word of nothing", Words((), ("协商",)), "a word has no parts"),
    bad("terms that are none", Like(()), "there are no terms to be like"),
    bad("a filter of no values", of("part"), "the filter on 'part' has no values"),
    bad("a range open on both sides", Range("year"), "the filter on 'year' is open on both sides"),
    bad("both of nothing", And(()), "there is nothing in the brackets"),
    bad("either of nothing", Or(()), "leave it away, or put something in it"),
    bad("empty brackets deep within", both(PAIR, Not(Or((PAIR, And(()))))), "there is nothing in the brackets"),
)

CLOSE = (
    bad("near nothing else", near("协商", 5), "1 texts are asked near each other"),
    bad("near of no texts", Near((), 5, PAIR), "0 texts are asked near each other"),
    bad("near of too many texts", near(NINE, 5), "give 2 to 8"),
    bad("near of an empty text", Near(("协商", ""), 5, PAIR), "give 2 to 8"),
    bad("near by less than nothing", near("协商 民主", -1), "-1 characters are no distance"),
    bad("near by too much", near("协商 民主", 1001), "use a number from 0 to 1000"),
    bad("near among what cannot be asked", Near(("协商", "民主"), 5, of("yaer", 2023)), "use 'year'"),
)

MUCH = (
    too_much("one bracket too deep", nots(19, PAIR), "more than 20 brackets deep"),
    too_much("far too deep", nots(5_000, PAIR), "take brackets away"),
    too_much("one clause too many", either(*[PAIR] * 998), "more than 1000 clauses"),
    too_much("a term counts in every ranked field", either(*[Like(("一",) * 167)] * 2), "more than 1000 clauses"),
    too_much("a phrase too long", Phrase("pairs", ("协商",) * 501), "a phrase has more than 500 terms"),
    too_much("a word ranked by too much", Words((PAIR,), ("协",) * 201), "ranked by more than 200 terms"),
    too_much("like too much", Like(("协",) * 201), "look for a part of it"),
    wrong(TooMuchError, "a page of 1001 hits", size=1001),
    wrong(TooMuchError, "a page of -1 hits", size=-1),
    wrong(TooMuchError, "pages reach 10,000 hits deep", offset=9_981, size=20),
    wrong(TooMuchError, "export all hits", offset=10_001, size=0),
    refused("a page before the first hit", Search(Question(offset=-1)), TooMuchError, "hit"),
)

ELSEWHERE = (
    of_table("a table of no facet", "", "a table of 0 facets"),
    of_table("a table of four facets", "district year section part", "a table of 4 facets"),
    of_table("a table of too many facets says how many", "district year section part kind", "take 1 to 3"),
    of_table("a table of a facet by itself", "year year", "take different facets"),
    of_table("a table of what is not counted", "year date", "values of 'date' are not counted"),
    of_table("a table of an unknown facet", "yaer", "use 'year'"),
    of_table("a table of occurrences of nothing", "year", "nothing is to be counted", Occurrences("", ALL)),
    of_table(
        "a table of occurrences that cannot be found", "year", "has no terms", Occurrences("一", Phrase("pairs", ()))
    ),
    of_table("a table of what cannot be asked", "year", "use 'section'", query=of("sectoin", "unity")),
    refused(
        "a sum of occurrences of nothing",
        Sums(Question(), (times("协商"), Occurrences("", ALL))),
        QuestionError,
        "one character or more",
    ),
    refused(
        "a sum of what cannot be asked", Sums(Question(Or(())), (Passages(),)), QuestionError, "nothing in the brackets"
    ),
    refused(
        "values of what is not counted",
        Listed(Question(), "date", "2023"),
        QuestionError,
        "values of 'date' are not counted",
    ),
    refused("values of an unknown facet", Listed(Question(), "slogans", ""), QuestionError, "use 'slogan'"),
    refused(
        "groups sorted by what they cannot",
        Grouped(Question(sort="part"), 1),
        QuestionError,
        "cannot be sorted by 'part'",
    ),
    refused("groups too deep", Grouped(Question(offset=10_000, size=1), 1), TooMuchError, "10,000 hits deep"),
    refused(
        "similar to one among too many", Alike("01", "协商", Question(size=1001)), TooMuchError, "a page of 1001 hits"
    ),
    refused(
        "similar among what cannot be asked", Alike("01", "协商", Question(of("part"))), QuestionError, "has no values"
    ),
    refused("a scan of what cannot be asked", Scan(Question(near("协商", 5))), QuestionError, "give 2 to 8"),
    refused("a scan too deep", Scan(Question(nots(19, PAIR))), TooMuchError, "more than 20 brackets deep"),
)

REFUSED = under(Law.REFUSED, *FIELDS, *VALUES, *NOTHING, *CLOSE, *MUCH, *ELSEWHERE)
