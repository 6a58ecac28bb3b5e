"""Nearness settled before an engine is asked: of the candidates, those in which the texts stand near are told by their ids, or those
in which they do not, whichever are fewer.

So both engines answer alike, and what is left is a query that both can ask.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock
from typing import NamedTuple

from engine.errors import TooMuchError
from engine.near import are_near
from engine.query import All, And, Favour, Filter, Near, Not, Or, Query, Weighed

MOST_CANDIDATES = 50_000  # for all nearness in a question, of two texts; of more, each costs more
MOST_REMEMBERED = 200_000  # ids

Count = Callable[[Query], int]
# The id and the folded text of each passage that matches, and how many they are at most.
Find = Callable[[Query, int], Iterable[tuple[str, str]]]


class Found(NamedTuple):
    """Of the candidates these ids, or all but these."""

    ids: tuple[str, ...]
    left_out: bool

    def of(self, candidates: Query) -> Query:
        if self.left_out:
            return And((candidates, Not(Filter("id", self.ids)))) if self.ids else candidates
        return And((candidates, Filter("id", self.ids))) if self.ids else Not(All())


class Nearness:
    """What stands near in one generation; remembered, as a question is asked again for its pages and for its hints."""

    def __init__(self, count: Count, find: Find) -> None:
        self._count, self._find = count, find
        self._lock = Lock()
        self._known: OrderedDict[Near, tuple[Found, int]] = OrderedDict()
        self._ids = 0

    def settled(self, query: Query) -> Query:
        """The query without ``Near``; the depth of a query is checked before."""
        return _settled(query, _Looking(self).found)

    def found(self, near: Near, most: int) -> tuple[Found, int]:
        """Which passages they are, and how many had to be looked at: what is remembered costs a question as much as what is not."""
        known = self._recall(near)
        candidates = known[1] if known else self._count(near.candidates)
        if candidates > most:
            raise TooMuchError(
                f"{candidates:,} passages hold {' and '.join(near.texts)}: too many to look how near they stand",
                "ask for longer or rarer texts, or for fewer of them",
            )
        if known:
            return known
        found = self._looked_at(near, most)
        self._remember(near, found, candidates)
        return found, candidates

    def _looked_at(self, near: Near, most: int) -> Found:
        ids: dict[bool, list[str]] = {True: [], False: []}
        for passage, text in self._find(near.candidates, most):
            ids[are_near(text, near.texts, near.within)].append(passage)
        left_out = len(ids[False]) < len(ids[True])
        return Found(tuple(ids[not left_out]), left_out)

    def _recall(self, near: Near) -> tuple[Found, int] | None:
        with self._lock:
            found = self._known.get(near)
            if found is not None:
                self._known.move_to_end(near)
            return found

    def _remember(self, near: Near, found: Found, candidates: int) -> None:
        with self._lock:
            if near not in self._known:
                self._known[near] = found, candidates
                self._ids += 1 + len(found.ids)
            while self._ids > MOST_REMEMBERED:
                _, (oldest, _) = self._known.popitem(last=False)
                self._ids -= 1 + len(oldest.ids)


class _Looking:
    """One question: so many candidates are looked at for all of it."""

    def __init__(self, nearness: Nearness) -> None:
        self._nearness = nearness
        self._left = MOST_CANDIDATES

    def found(self, near: Near) -> Found:
        cost = len(near.texts) - 1
        found, candidates = self._nearness.found(near, self._left // cost)
        self._left -= cost * candidates
        return found


def _settled(query: Query, found: Callable[[Near], Found]) -> Query:
    match query:
        case Near(texts, within, inner):
            candidates = _settled(inner, found)
            return found(Near(texts, within, candidates)).of(candidates)
        case And(parts) | Or(parts):
            return replace(query, queries=tuple(_settled(part, found) for part in parts))
        case Not(inner) | Weighed(inner):
            return replace(query, query=_settled(inner, found))
        case Favour(inner, favoured):
            return replace(query, query=_settled(inner, found), favoured=_settled(favoured, found))
        case _:
            return query
