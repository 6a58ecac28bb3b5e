"""The query algebra: what is asked of an engine, in terms and fields. It knows nothing of how it was typed, or of any engine."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Passages in which the terms stand one after the other; one term alone may be asked too."""

    field: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Passages that hold all the parts, ranked by how they hold the terms."""

    parts: tuple[Phrase, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Like:
    """Passages with any of the terms, ranked by how they hold them."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Passages whose folded text holds all the texts, in any order, with at most ``within`` characters between each and the next.

    ``candidates`` finds the passages that hold them at all.
    """

    texts: tuple[str, ...]
    within: int
    candidates: "Query"


@dataclass(frozen=True, slots=True)
class Filter:
    """Passages with any of the values in a field; they are not ranked by it."""

    field: str
    values: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Passages whose value in a field is between the two, which belong to it; None leaves that side open."""

    field: str
    least: str | int | None = None
    most: str | int | None = None


@dataclass(frozen=True, slots=True)
class Favour:
    """The hits of a query; those that ``favoured`` finds too have ``by`` more of a score."""

    query: "Query"
    favoured: "Query"
    by: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """The hits of a query, each with ``by`` times its score."""

    query: "Query"
    by: float


@dataclass(frozen=True, slots=True)
class And:
    queries: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    queries: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """All passages but those; alone, too."""

    query: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """Every passage."""


Query = Phrase | Words | Like | Near | Filter | Range | Favour | Weighed | And | Or | Not | All


def below(query: Query) -> tuple[Query, ...]:
    """The queries that a query is made of."""
    match query:
        case And(queries) | Or(queries):
            return queries
        case Not(inner) | Weighed(inner) | Near(candidates=inner):
            return (inner,)
        case Favour(inner, favoured):
            return inner, favoured
        case Words(parts):
            return parts
        case _:
            return ()


def walk(query: Query) -> Iterator[tuple[Query, int]]:
    """The query and all that it is made of, each with how deep it lies; without recursion."""
    waiting: list[tuple[Query, int]] = [(query, 1)]
    while waiting:
        found, depth = waiting.pop()
        yield found, depth
        waiting += [(inner, depth + 1) for inner in below(found)]
