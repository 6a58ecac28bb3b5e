"""The query algebra in Elasticsearch's queries. What only filters, and what must stand there without ranking, scores nothing."""

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Bool
from elasticsearch.dsl.query import Query as Native

from engine.fields import WEIGHTS
from engine.query import And, Favour, Filter, Like, Near, Not, Or, Phrase, Query, Range, Weighed, Words


def compiled(query: Query) -> Native:
    """The query as the server is asked it; a question is nested no deeper than its check allows."""
    match query:
        case Words(parts, terms):
            return Bool(filter=[compiled(part) for part in parts], should=_ranked(terms), minimum_should_match=0)
        case Like(terms):
            return Bool(should=_ranked(terms), minimum_should_match=1)
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
            return Bool(must=[compiled(inner)], boost=by)
        case Favour(inner, favoured, by):
            more = Q("constant_score", filter=compiled(favoured), boost=by)
            return Bool(must=[compiled(inner)], should=[more], minimum_should_match=0)


def _joined(query: And | Or | Not) -> Native:
    match query:
        case And(parts):
            return _all(parts)
        case Or(parts):
            return Bool(should=[compiled(part) for part in parts], minimum_should_match=1)
        case Not(inner):
            return Bool(filter=[Q("match_all")], must_not=[compiled(inner)])


def _leaf(query: Query) -> Native:
    match query:
        case Phrase(field, terms):
            return Q("match_phrase", **{field: " ".join(terms)}) if len(terms) > 1 else Q("term", **{field: terms[0]})
        case Filter(field, values):
            return Bool(filter=[Q("terms", **{field: list(values)})])
        case Range(field, least, most):
            ends = {name: end for name, end in (("gte", least), ("lte", most)) if end is not None}
            return Bool(filter=[Q("range", **{field: ends})])
        case _:
            return Bool(filter=[Q("match_all")])


def _all(parts: tuple[Query, ...]) -> Native:
    """What ranks, and what only filters, apart: the server may then keep the filters."""
    filters = [part for part in parts if isinstance(part, Filter | Range | Not)]
    ranked = [part for part in parts if not isinstance(part, Filter | Range | Not)]
    return Bool(must=[compiled(part) for part in ranked], filter=[_bare(part) for part in filters])


def _bare(query: Query) -> Native:
    """In a place that does not score, without the cover that keeps it from scoring."""
    found = compiled(query)
    return found.filter[0] if isinstance(query, Filter | Range) else found


def _ranked(terms: tuple[str, ...]) -> list[Native]:
    return [
        Q("term", **{field: {"value": term, "boost": weight}}) for field, weight in WEIGHTS.items() for term in terms
    ]
