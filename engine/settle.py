"""Nearness settled before an engine is asked: of the candidates, those in which the texts stand near are told by their ids.

So both engines answer alike, and what is left is a query that both can ask.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from engine.errors import TooMuchError
from engine.near import are_near
from engine.query import All, And, Favour, Filter, Near, Not, Or, Query, Weighed

MOST_CANDIDATES = 50_000

# The id and the folded text of each passage that matches, and how many they are at most.
Find = Callable[[Query, int], Iterable[tuple[str, str]]]


def settled(query: Query, find: Find) -> Query:
    """The query without ``Near``; the depth of a query is checked before."""
    match query:
        case Near(candidates=inner):
            return _near(query, settled(inner, find), find)
        case And(parts) | Or(parts):
            return replace(query, queries=tuple(settled(part, find) for part in parts))
        case Not(inner) | Weighed(inner):
            return replace(query, query=settled(inner, find))
        case Favour(inner, favoured):
            return replace(query, query=settled(inner, find), favoured=settled(favoured, find))
        case _:
            return query


def _near(query: Near, candidates: Query, find: Find) -> Query:
    found: list[str] = []
    for number, (passage, text) in enumerate(find(candidates, MOST_CANDIDATES + 1)):
        if number == MOST_CANDIDATES:
            what = f"more than {MOST_CANDIDATES:,} passages hold {' and '.join(query.texts)}"
            raise TooMuchError(what, "ask for longer or rarer texts")
        if are_near(text, query.texts, query.within):
            found.append(passage)
    return And((candidates, Filter("id", tuple(found)))) if found else Not(All())
