"""The query algebra in tantivy's queries, built as objects: its own query language reads some questions wrongly.

What only filters, and what must stand there without ranking, scores nothing.
"""

from tantivy import FieldType, Occur
from tantivy import Query as Native

from engine.embedded.schema import as_number, schema
from engine.fields import FIELDS, WEIGHTS, Kind
from engine.query import And, Favour, Filter, Like, Near, Not, Or, Phrase, Query, Range, Weighed, Words, below


def compiled(query: Query, *, ranks: bool = True) -> Native:
    """The query as tantivy asks it. Of ``Near`` only the candidates are asked; how near they stand is looked at afterwards.

    What only ranks is left away where nothing is ranked. Without recursion, as a question may be nested as deep as its check allows.
    """
    waiting: list[tuple[Query, bool]] = [(query, False)]
    done: list[Native] = []
    while waiting:
        found, parts_done = waiting.pop()
        if parts_done:
            count = len(below(found))
            parts = done[len(done) - count :]
            del done[len(done) - count :]
            done.append(_of(found, parts, ranks=ranks))
        else:
            waiting.append((found, True))
            waiting += [(part, False) for part in reversed(below(found))]
    return done[0]


def _of(query: Query, parts: list[Native], *, ranks: bool) -> Native:
    """A query, given the queries that it is made of."""
    match query:
        case Words() | Favour() | Weighed():
            return _scored(query, parts, ranks=ranks)
        case And():
            return Native.boolean_query([(Occur.Must, part) for part in parts])
        case Or():
            return Native.boolean_query([(Occur.Should, part) for part in parts])
        case Not():
            return Native.boolean_query([(Occur.Must, everything()), (Occur.MustNot, parts[0])])
        case _:
            return parts[0] if isinstance(query, Near) else _leaf(query)


def _scored(query: Words | Favour | Weighed, parts: list[Native], *, ranks: bool) -> Native:
    match query:
        case Words(terms=terms):
            held = [(Occur.Must, silent(part)) for part in parts]
            ranked = _ranked(terms) if ranks else []
            return Native.boolean_query([*held, *((Occur.Should, each) for each in ranked)])
        case Favour(by=by):
            favoured = [(Occur.Should, Native.const_score_query(parts[1], by))] if ranks else []
            return Native.boolean_query([(Occur.Must, parts[0]), *favoured])
        case Weighed(by=by):
            return Native.boost_query(parts[0], by)


def _leaf(query: Query) -> Native:
    match query:
        case Phrase(field, terms):
            return _phrase(field, terms)
        case Like(terms):
            return Native.boolean_query([(Occur.Should, each) for each in _ranked(terms)])
        case Filter(field, values):
            return _filter(field, values)
        case Range(field, least, most):
            return _range(field, least, most)
        case _:
            return everything()


def silent(query: Native) -> Native:
    """The same hits, all with a score of nothing."""
    return Native.const_score_query(query, 0.0)


def everything() -> Native:
    return silent(Native.all_query())


def _phrase(field: str, terms: tuple[str, ...]) -> Native:
    """One term alone is no phrase to tantivy."""
    if len(terms) == 1:
        told = "freq" if FIELDS[field].kind is Kind.RUNS else "basic"
        return Native.term_query(schema(), field, terms[0], index_option=told)
    return Native.phrase_query(schema(), field, list(terms))


def _ranked(terms: tuple[str, ...]) -> list[Native]:
    return [
        Native.boost_query(Native.term_query(schema(), field, term, index_option="freq"), weight)
        for field, weight in WEIGHTS.items()
        for term in terms
    ]


def _filter(field: str, values: tuple[str | int, ...]) -> Native:
    table = FIELDS[field]
    wanted = [value if table.kind is Kind.KEYWORD else as_number(table, value) for value in values]
    return silent(Native.term_set_query(schema(), field, wanted))


def _range(field: str, least: str | int | None, most: str | int | None) -> Native:
    low, high = (None if end is None else as_number(FIELDS[field], end) for end in (least, most))
    return silent(Native.range_query(schema(), field, FieldType.Integer, low, high))
