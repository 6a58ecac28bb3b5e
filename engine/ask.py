"""What an engine must know how to do with one generation; everything else is made of it, once for all engines.

Queries come checked, and without ``Near``. Hits go by score, the highest first, then by id.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from engine.query import Query
from engine.question import Found, Hit, Question

Row = tuple[tuple[str | int, ...], int, int]


class Ask(Protocol):
    def search(self, question: Question) -> Found:
        """A page, with the total and the values of the facets as they are counted."""

    def leading(self, question: Question) -> list[str]:
        """A page of the reports that hold hits, in the order of the first hit of each."""

    def best(self, queries: Sequence[Query], size: int) -> list[list[Hit]]:
        """The first few hits of each query."""

    def totals(self, queries: Sequence[Query]) -> list[int]:
        """How many passages each query finds."""

    def table(self, query: Query, names: Sequence[str], total: str = "") -> Iterable[Row]:
        """Each row of values of the fields that passages have together, how many passages, and the sum of the field ``total``.

        No row is left out, however many there are. Of no fields there is one row.
        """

    def reports(self, query: Query) -> dict[str, int]:
        """The reports that hold hits, with how many."""

    def scan(self, query: Query) -> Iterator[Hit]:
        """Everything that matches, in the order of ids."""

    def texts(self, query: Query, most: int) -> Iterator[tuple[str, str]]:
        """The ids and folded texts of what matches, in the order of ids; no more than so many."""

    def frequencies(self, terms: Sequence[str]) -> list[int]:
        """How many passages hold each term in their words."""

    def records(self, kind: str, names: Iterable[str]) -> dict[str, str]:
        """Of the records with these names those that there are."""

    def close(self) -> None:
        """Lets go of what it holds."""
