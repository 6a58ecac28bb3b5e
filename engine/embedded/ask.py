"""What one searcher of tantivy is asked: how many match, the best of them, all of them, and how values are spread over them.

The engine knows one order at a time and leaves ties as they lie in its segments. So where the best end amid equal scores all of
these are fetched, and are put in the order of ids.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from tantivy import DocAddress, Occur, Searcher
from tantivy import Query as Native

from engine.embedded.compile import compiled
from engine.embedded.schema import ID_NUMBER, from_number
from engine.errors import TooMuchError
from engine.fields import FIELDS, Kind
from engine.query import Filter
from engine.question import Hit

MOST_VALUES = 65_000  # as many as the engine counts at once; of more, it would tell the most frequent only
BUCKET_LIMIT = "bucket limit"  # so it says that a table of several fields has more
SCANNED_AT_ONCE = 2_000

Value = str | int


class Ask:
    """One searcher, which sees its generation as it was when it was made."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def count(self, query: Native) -> int:
        """How many match; a limit of 0 is none to the engine."""
        found: int = self._searcher.search(query, limit=1).count  # type: ignore[attr-defined]
        return found

    def by_id(self, query: Native) -> Iterator[DocAddress]:
        """All that matches, in the order of ids."""
        for offset in count(0, SCANNED_AT_ONCE):
            found = self._in_order_of_ids(query, offset, SCANNED_AT_ONCE)
            yield from found
            if len(found) < SCANNED_AT_ONCE:
                return

    def _in_order_of_ids(self, query: Native, offset: int, size: int) -> list[DocAddress]:
        found = self._searcher.search(query, limit=size, offset=offset, order_by_field=ID_NUMBER, count=False)
        return [address for _, address in found.hits]

    def best(self, query: Native, offset: int, size: int) -> list[Hit]:
        """The hits from ``offset`` on, by score and id."""
        wanted = offset + size
        limit = wanted + 1
        while True:
            found = self._searcher.search(query, limit=limit, count=False).hits
            if found and not found[0][0]:  # nothing ranks
                return [self.hit(address) for address in self._in_order_of_ids(query, offset, size)]
            if len(found) < limit or found[wanted - 1][0] > found[-1][0]:
                break
            limit *= 4  # the page ends amid equal scores
        numbers = self._searcher.fast_field_values(ID_NUMBER, [address for _, address in found])
        places = [(score, int(number or 0)) for (score, _), number in zip(found, numbers, strict=True)]
        order = sorted(range(len(found)), key=places.__getitem__, reverse=True)  # the first id has the greatest number
        return [self.hit(found[at][1], found[at][0]) for at in order[offset:wanted]]

    def hit(self, address: DocAddress, score: float = 0.0) -> Hit:
        document = self._searcher.doc(address)
        return Hit(document["id"][0], document["report"][0], score, bytes(document["passage"][0]).decode("utf-8"))

    def text(self, address: DocAddress) -> tuple[str, str]:
        """The id and the folded text."""
        document = self._searcher.doc(address)
        return document["id"][0], bytes(document["folded"][0]).decode("utf-8")

    def values(self, query: Native, name: str) -> list[tuple[Value, int]]:
        """Every value of a field, with how many passages have it."""
        return [(values[0], count) for values, count in self.table(query, [name])]

    def table(self, query: Native, names: Sequence[str]) -> Iterator[tuple[tuple[Value, ...], int]]:
        """Every row of values of the fields that a passage has, with how many passages have it; none is left out.

        What is more than the engine counts at once is counted value by value of the first field.
        """
        asked: dict[str, Any] = {}
        for name in reversed(names):
            asked = {name: {"terms": {"field": name, "size": MOST_VALUES}, **({"aggs": asked} if asked else {})}}
        try:
            told = self._searcher.aggregate(query, asked)
        except ValueError as error:
            if BUCKET_LIMIT not in str(error) or len(names) == 1:
                raise
            yield from self._value_by_value(query, names)
        else:
            yield from _rows(told, list(names))

    def _value_by_value(self, query: Native, names: Sequence[str]) -> Iterator[tuple[tuple[Value, ...], int]]:
        first, *others = names
        for value, _ in self.values(query, first):
            chosen = compiled(Filter(first, (value,)))
            part = Native.boolean_query([(Occur.Must, query), (Occur.Must, chosen)])
            yield from (((value, *values), count) for values, count in self.table(part, others))


def _rows(told: dict[str, Any], names: list[str]) -> Iterator[tuple[tuple[Value, ...], int]]:
    name, *others = names
    if told[name]["sum_other_doc_count"]:
        what = f"more than {MOST_VALUES:,} different values of {name!r} would have to be counted"
        raise TooMuchError(what, "narrow the question by a district, a year or a rarer word")
    for bucket in told[name]["buckets"]:
        value = _value(name, bucket["key"])
        if others:
            yield from (((value, *values), count) for values, count in _rows(bucket, others))
        else:
            yield (value,), bucket["doc_count"]


def _value(name: str, key: Value | float) -> Value:
    field = FIELDS[name]
    return str(key) if field.kind is Kind.KEYWORD else from_number(field, int(key))
