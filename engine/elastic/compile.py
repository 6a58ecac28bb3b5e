"""The query algebra in Elasticsearch's queries. What only filters, and what must stand there without ranking, scores nothing.

They are written as the server reads them: building them of the client's objects took longer than the server takes to answer.
"""

from typing import Any

from engine.fields import WEIGHTS
from engine.query import And, Favour, Filter, Like, Near, Not, Or, Phrase, Query, Range, Weighed, Words

Native = dict[str, Any]
EVERYTHING: Native = {"match_all": {}}


def compiled(query: Query) -> Native:
    """The query as the server is asked it; a question is nested no deeper than its check allows."""
    match query:
        case Words(parts, terms):
            held = [compiled(part) for part in parts]
            return {"bool": {"filter": held, "should": _ranked(terms), "minimum_should_match": 0}}
        case Like(terms):
            return {"bool": {"should": _ranked(terms), "minimum_should_match": 1}}
        case Favour() | Weighed():
            return _scored(query)
        case And() | Or() | Not():
            return _joined(query)
        case Near(candidates=inner):
            return compiled(inner)
        case _:
            return _leaf(query)


def _scored(query: Favour | Weighed) -> Native:
    match query:
        case Weighed(inner, by):
            return {"bool": {"must": [compiled(inner)], "boost": by}}
        case Favour(inner, favoured, by):
            more = {"constant_score": {"filter": compiled(favoured), "boost": by}}
            return {"bool": {"must": [compiled(inner)], "should": [more], "minimum_should_match": 0}}


def _joined(query: And | Or | Not) -> Native:
    match query:
        case And(parts):
            return _all(parts)
        case Or(parts):
            return {"bool": {"should": [compiled(part) for part in parts], "minimum_should_match": 1}}
        case Not(inner):
            return {"bool": {"filter": [EVERYTHING], "must_not": [compiled(inner)]}}


def _leaf(query: Query) -> Native:
    match query:
        case Phrase(field, terms):
            return {"match_phrase": {field: " ".join(terms)}} if len(terms) > 1 else {"term": {field: terms[0]}}
        case Filter() | Range():
            return {"bool": {"filter": [_bare(query)]}}
        case _:
            return {"bool": {"filter": [EVERYTHING]}}


def _all(parts: tuple[Query, ...]) -> Native:
    """What ranks, and what only filters, apart: the server may then keep the filters."""
    filters = [_bare(part) for part in parts if isinstance(part, Filter | Range | Not)]
    ranked = [compiled(part) for part in parts if not isinstance(part, Filter | Range | Not)]
    return {"bool": {"must": ranked, "filter": filters}}


def _bare(query: Query) -> Native:
    """In a place that does not score, without the cover that keeps it from scoring."""
    match query:
        case Filter(field, values):
            return {"terms": {field: list(values)}}
        case Range(field, least, most):
            ends = {name: end for name, end in (("gte", least), ("lte", most)) if end is not None}
            return {"range": {field: ends}}
        case _:
            return compiled(query)


def _ranked(terms: tuple[str, ...]) -> list[Native]:
    return [{"term": {field: {"value": term, "boost": weight}}} for field, weight in WEIGHTS.items() for term in terms]
