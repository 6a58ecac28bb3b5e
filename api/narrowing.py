"""What is chosen in facets, as the engine takes it: names complete, spans of years are their years where they end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analyzers.dictionary import Dictionary
from api.query.said import Said
from api.query.values import Values
from api.request import FACETS, Chosen
from engine.query import Filter, Or, Query, Range

MOST_YEARS = 200  # of a span

Value = str | int
NO_YEAR = -1  # what is asked for in the place of a year that cannot be read


@dataclass(frozen=True, slots=True)
class Narrowed:
    """``values`` by facet, and ``beside`` them what is no single value: a span without an end, or what has none.

    ``required`` is asked besides, ``slogans`` are those in it; ``written`` tells how each value was written, ``spans`` how those without
    an end were.
    """

    values: dict[str, tuple[Value, ...]]
    beside: dict[str, Query]
    required: tuple[Query, ...]
    slogans: tuple[str, ...]
    written: dict[tuple[str, Value], tuple[str, ...]]
    spans: dict[str, tuple[str, ...]]
    said: tuple[Said, ...]


def narrowed(chosen: Chosen, dictionary: Dictionary) -> Narrowed:
    """A value that is not known is asked for all the same: it finds nothing, and that is said."""
    reader = Values(dictionary)
    read = {facet: {text: _query(reader, facet, text) for text in getattr(chosen, facet)} for facet in FACETS}
    written = {facet: _written(queries) for facet, queries in read.items()}
    required = tuple(_query(reader, "slogan", text) for text in chosen.slogan_all)
    return Narrowed(
        values={facet: tuple(values) for facet, values in written.items()},
        beside={facet: query for facet, queries in read.items() if (query := _beside(queries.values()))},
        required=required,
        slogans=tuple(str(value) for query in required for value in _values(query)),
        written={(facet, value): texts for facet, values in written.items() for value, texts in values.items()},
        spans={facet: tuple(text for text in queries if _is_open(queries[text])) for facet, queries in read.items()},
        said=tuple(dict.fromkeys(reader.said)),
    )


def _written(queries: Mapping[str, Query]) -> dict[Value, tuple[str, ...]]:
    """The single values, each with the texts that stand for it."""
    found: dict[Value, tuple[str, ...]] = {}
    for text, query in queries.items():
        for value in _values(query):
            found[value] = (*found.get(value, ()), text)
    return found


def _beside(queries: Iterable[Query]) -> Query | None:
    """What of it single values cannot tell."""
    found = tuple(query for query in queries if not _values(query))
    return Or(found) if len(found) > 1 else next(iter(found), None)


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
        case Or(parts) if all(map(_values, parts)):
            return tuple(value for part in parts for value in _values(part))
        case _:
            return ()


def _is_open(query: Query) -> bool:
    """Whether there is a span without an end in it."""
    parts = query.queries if isinstance(query, Or) else (query,)
    return not _values(query) and any(isinstance(part, Range) for part in parts)


def _as_told(facet: str, text: str) -> tuple[Value, ...]:
    """A value as no passage has it, for one that cannot be read."""
    return (NO_YEAR,) if facet in ("year", "covers") else (text[:100] or "∅",)
