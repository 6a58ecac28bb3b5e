"""What is chosen in facets, as the engine takes it: names complete, spans of years are their years."""

from dataclasses import dataclass

from analyzers.dictionary import Dictionary
from api.query.said import Said
from api.query.values import Values
from api.request import FACETS, Chosen
from engine.query import Filter, Or, Query, Range

MOST_YEARS = 200  # of a span

Value = str | int


@dataclass(frozen=True, slots=True)
class Narrowed:
    """``values`` by facet; ``required`` is asked besides, ``slogans`` are those in it; ``written`` tells how each value was written."""

    values: dict[str, tuple[Value, ...]]
    required: tuple[Query, ...]
    slogans: tuple[str, ...]
    written: dict[tuple[str, Value], tuple[str, ...]]
    said: tuple[Said, ...]


def narrowed(chosen: Chosen, dictionary: Dictionary) -> Narrowed:
    """A value that is not known is asked for all the same: it finds nothing, and that is said."""
    reader = Values(dictionary)
    values: dict[str, tuple[Value, ...]] = {}
    required: list[Query] = []
    written: dict[tuple[str, Value], tuple[str, ...]] = {}
    for facet in FACETS:
        queries = {text: _query(reader, facet, text) for text in getattr(chosen, facet)}
        for text, query in queries.items():
            for value in _values(query):
                written[facet, value] = (*written.get((facet, value), ()), text)
        if all(map(_values, queries.values())):
            values[facet] = tuple(dict.fromkeys(value for query in queries.values() for value in _values(query)))
        else:  # a span without an end, or what has no value: either that or the others
            required.append(Or(tuple(queries.values())))
    all_of = [
        read[0] if (read := reader.query("slogan", text)) else Filter("slogan", (text,)) for text in chosen.slogan_all
    ]
    slogans = tuple(str(value) for query in all_of for value in _values(query))
    return Narrowed(values, (*required, *all_of), slogans, written, tuple(dict.fromkeys(reader.said)))


def _query(reader: Values, facet: str, text: str) -> Query:
    read = reader.query(facet, text)
    return read[0] if read else Filter(facet, _as_told(facet, text))


def _values(query: Query) -> tuple[Value, ...]:
    """The single values that a filter stands for; of a span without an end there are none."""
    match query:
        case Filter(_, values):
            return values
        case Range(_, int(least), int(most)) if most - least < MOST_YEARS:
            return tuple(range(least, most + 1))
        case _:
            return ()


def _as_told(facet: str, text: str) -> tuple[Value, ...]:
    """A value as no passage has it, for one that cannot be read."""
    return (-1,) if facet in ("year", "covers") else (text[:100] or "∅",)
