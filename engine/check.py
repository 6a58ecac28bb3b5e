"""A question is checked before an engine is asked: fields that are there and made for it, and no more than an engine can bear."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from engine.errors import QuestionError, TooMuchError
from engine.fields import (
    FACETS,
    FIELDS,
    FILTERED,
    LONGEST_VALUE,
    PHRASED,
    RANGED,
    SORTS,
    WEIGHTS,
    Field,
    Kind,
    is_date,
    is_integer,
)
from engine.query import And, Favour, Filter, Like, Near, Or, Phrase, Query, Range, Weighed, Words, walk

_SURROGATE = re.compile("[\ud800-\udfff]")
DEEPEST = 20
MOST_CLAUSES = 1000
MOST_TERMS = 500  # of one phrase
MOST_RANKED = 200  # terms of one word
RANKED_FIELDS = len(WEIGHTS)
MOST_DIMENSIONS = 3
MOST_TEXTS = 8  # that stand near each other
FARTHEST = 1000  # characters between two of them
MOST_WEIGHT = 1000.0


def check_query(query: Query) -> None:
    """Raises what is wrong with a query, the first thing found."""
    clauses = 0
    for found, depth in walk(query):
        if depth > DEEPEST:
            raise TooMuchError(f"the question lies more than {DEEPEST} brackets deep", "take brackets away")
        clauses += _clauses(found)
        if clauses > MOST_CLAUSES:
            raise TooMuchError(f"the question has more than {MOST_CLAUSES} clauses", "ask it in several")
        _check(found)


def check_facets(names: Iterable[str]) -> None:
    for name in names:
        if not _field(name).facet:
            raise QuestionError(f"values of {name!r} are not counted", f"use one of {', '.join(FACETS)}")


def check_dimensions(names: Iterable[str]) -> None:
    """A table is made of one to three facets, no two the same."""
    given = list(names)
    check_facets(given)
    if not 1 <= len(given) <= MOST_DIMENSIONS:
        raise QuestionError(f"a table of {len(given)} facets", f"take 1 to {MOST_DIMENSIONS}")
    if len(set(given)) < len(given):
        raise QuestionError("a table of a facet by itself", "take different facets")


def check_number(number: int, most: int, what: str) -> None:
    """How many of something are asked for."""
    if type(number) is not int or not 0 <= number <= most:
        raise TooMuchError(what, f"ask for 0 to {most:,}")


def check_sort(name: str) -> None:
    if name not in SORTS:
        raise QuestionError(f"hits cannot be sorted by {name!r}", f"use one of {', '.join(SORTS)}")


def _clauses(query: Query) -> int:
    """How many an engine makes of it: a term is looked for in every ranked field."""
    return 1 + RANKED_FIELDS * len(query.terms) if isinstance(query, Words | Like) else 1


def _check(query: Query) -> None:
    match query:
        case Phrase(name, terms):
            _asked(_field(name), PHRASED, "asked for phrases")
            _check_phrase(FIELDS[name], terms)
        case Words(parts, terms):
            _some(parts, "a word has no parts to be found by")
            _check_ranked(terms)
        case Like(terms):
            _some(terms, "there are no terms to be like")
            _check_ranked(terms)
        case Near():
            _check_near(query)
        case Filter(name, values):
            _asked(_field(name), FILTERED, "filtered")
            _check_values(name, values, "has no values")
        case Range(name, least, most):
            _asked(_field(name), RANGED, "filtered by a range")
            _check_values(name, [end for end in (least, most) if end is not None], "is open on both sides")
        case And(queries) | Or(queries):
            _some(queries, "there is nothing in the brackets")
        case Favour(by=by) | Weighed(by=by) if not 0 <= by <= MOST_WEIGHT:
            raise QuestionError(f"hits cannot be favoured by {by}", f"use a number from 0 to {MOST_WEIGHT:.0f}")
        case _:
            pass


def _check_phrase(field: Field, terms: Sequence[str]) -> None:
    _some(terms, f"the phrase on {field.name!r} has no terms")
    if len(terms) > MOST_TERMS:
        raise TooMuchError(f"a phrase has more than {MOST_TERMS} terms", "look for a part of it")
    if field.kind is Kind.SINGLES and len(terms) > 1:
        raise QuestionError(f"{field.name!r} does not know what stands after what", "ask a field of runs for a phrase")
    _check_texts(terms)


def _check_ranked(terms: Sequence[str]) -> None:
    if len(terms) > MOST_RANKED:
        raise TooMuchError(f"a word is ranked by more than {MOST_RANKED} terms", "look for a part of it")
    _check_texts(terms)


def _check_texts(texts: Iterable[str]) -> None:
    """Texts that engines can take: whole characters, and not too many in one term."""
    for text in texts:
        if _SURROGATE.search(text):
            raise QuestionError(f"{text!r} holds half a character", "write whole characters")
        if len(text) > LONGEST_VALUE:
            raise TooMuchError(f"a term of {len(text):,} characters", f"use no more than {LONGEST_VALUE:,}")


def _check_near(query: Near) -> None:
    if not 2 <= len(query.texts) <= MOST_TEXTS or not all(query.texts):
        raise QuestionError(f"{len(query.texts)} texts are asked near each other", f"give 2 to {MOST_TEXTS}")
    _check_texts(query.texts)
    if not 0 <= query.within <= FARTHEST:
        raise QuestionError(f"{query.within} characters are no distance", f"use a number from 0 to {FARTHEST}")


def _field(name: str) -> Field:
    if name in FIELDS:
        return FIELDS[name]
    near = get_close_matches(name, FIELDS, 1)
    raise QuestionError(
        f"there is no field {name!r}", f"use {near[0]!r}" if near else f"use one of {', '.join(FIELDS)}"
    )


def _asked(field: Field, kinds: frozenset[Kind], what: str) -> None:
    if field.kind not in kinds:
        fitting = [other.name for other in FIELDS.values() if other.kind in kinds]
        raise QuestionError(f"{field.name!r} cannot be {what}", f"use one of {', '.join(fitting)}")


def _some(things: Iterable[object], what: str) -> None:
    if not any(True for _ in things):
        raise QuestionError(what, "leave it away, or put something in it")


def _check_values(name: str, values: Sequence[str | int], without: str) -> None:
    _some(values, f"the filter on {name!r} {without}")
    for value in values:
        _check_value(_field(name), value)


def _check_value(field: Field, value: str | int) -> None:
    if field.kind is Kind.INTEGER and not is_integer(value):
        raise QuestionError(f"{value!r} is no value of {field.name!r}", "write a whole number of at most nine digits")
    if field.kind is Kind.KEYWORD and not isinstance(value, str):
        raise QuestionError(f"{value!r} is no value of {field.name!r}", "write a text")
    if isinstance(value, str):
        _check_texts([value])
    if field.kind is Kind.DATE and not is_date(value):
        raise QuestionError(f"{value!r} is no value of {field.name!r}", "write a date as YYYY-MM-DD")
