"""Answers from one generation of the embedded engine: exact totals, facets, hits in a total order.

Hits go by score and then by id. The engine knows one order at a time and leaves ties as they lie in its segments, so where a page
ends amid equal scores all of these are fetched, and hits sorted by a field are taken value by value, each by score and id.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from tantivy import DocAddress, Occur, Searcher
from tantivy import Query as Native

from engine.embedded.compile import compiled
from engine.embedded.schema import ID_NUMBER, from_number
from engine.fields import FIELDS, Kind
from engine.query import And, Filter, Query
from engine.question import Answer, Hit, Question, Value, check_question
from engine.settle import settled

MOST_VALUES = 65_000  # of one facet: as many as the engine tells
SCANNED_AT_ONCE = 2_000


class Reader:
    """Asks one searcher, which sees its generation as it was when it was made."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def search(self, question: Question) -> Answer:
        check_question(question)
        query = settled(question.wanted(), self.texts)
        total = self._count(compiled(query))
        hits = self._hits(question, query, total) if question.size else []
        return Answer(total, hits, {name: self._facet(question, name) for name in question.facets})

    def texts(self, query: Query, most: int) -> Iterator[tuple[str, str]]:
        """The id and the folded text of what matches."""
        for address in islice(self._by_id(compiled(query)), most):
            document = self._searcher.doc(address)
            yield document["id"][0], bytes(document["folded"][0]).decode("utf-8")

    def _count(self, query: Native) -> int:
        found: int = self._searcher.search(query, limit=1).count  # type: ignore[attr-defined]
        return found

    def _by_id(self, query: Native) -> Iterator[DocAddress]:
        """All that matches, in the order of ids."""
        offset = 0
        while True:
            found = self._searcher.search(
                query, limit=SCANNED_AT_ONCE, offset=offset, order_by_field=ID_NUMBER, count=False
            )
            yield from (address for _, address in found.hits)
            if len(found.hits) < SCANNED_AT_ONCE:
                return
            offset += SCANNED_AT_ONCE

    def _hits(self, question: Question, query: Query, total: int) -> list[Hit]:
        if question.sort == "score":
            return self._best(compiled(query), question.offset, question.size)
        hits: list[Hit] = []
        offset = question.offset
        for group, count in self._groups(question, query, total):
            if offset < count and len(hits) < question.size:
                hits += self._best(group, offset, min(question.size - len(hits), count - offset))
            offset = max(0, offset - count)
        return hits

    def _groups(self, question: Question, query: Query, total: int) -> Iterator[tuple[Native, int]]:
        """What matches value by value of the field sorted by; what has none comes last."""
        native = compiled(query)
        counts = sorted(self._values(native, question.sort), reverse=not question.ascending)
        for value, count in counts:
            yield compiled(And((query, Filter(question.sort, (value,))))), count
        if rest := total - sum(count for _, count in counts):
            told = Native.exists_query(question.sort)
            yield Native.boolean_query([(Occur.Must, native), (Occur.MustNot, told)]), rest

    def _best(self, query: Native, offset: int, size: int) -> list[Hit]:
        """The hits from ``offset`` on by score and id."""
        wanted = offset + size
        limit = wanted + 1
        while True:
            found = self._searcher.search(query, limit=limit, count=False).hits
            if found and not found[0][0]:  # nothing ranks
                return [self._hit(address, 0.0) for address in islice(self._by_id(query), offset, wanted)]
            if len(found) < limit or found[wanted - 1][0] > found[-1][0]:
                break
            limit *= 4  # the page ends amid equal scores
        numbers = self._searcher.fast_field_values(ID_NUMBER, [address for _, address in found])
        places = [(score, int(number or 0)) for (score, _), number in zip(found, numbers, strict=True)]
        order = sorted(range(len(found)), key=places.__getitem__, reverse=True)  # the first id has the greatest number
        return [self._hit(found[at][1], found[at][0]) for at in order[offset:wanted]]

    def _hit(self, address: DocAddress, score: float) -> Hit:
        document = self._searcher.doc(address)
        return Hit(document["id"][0], score, bytes(document["passage"][0]).decode("utf-8"))

    def _facet(self, question: Question, name: str) -> list[Value]:
        """Its values with the counts that each alone would give, the most frequent first; what is chosen is always told."""
        chosen = question.chosen.get(name, ())
        counts = dict(self._values(compiled(settled(question.wanted(but=name), self.texts)), name))
        told = {**dict.fromkeys(chosen, 0), **counts}
        values = [Value(value, count, value in chosen) for value, count in told.items()]
        return sorted(values, key=lambda value: (-value.count, str(value.value)))

    def _values(self, query: Native, name: str) -> Iterable[tuple[str | int, int]]:
        """Every value of a field with how many passages have it."""
        asked = {"values": {"terms": {"field": name, "size": MOST_VALUES}}}
        buckets = self._searcher.aggregate(query, asked)["values"]["buckets"]
        field = FIELDS[name]
        if field.kind is Kind.KEYWORD:
            return [(bucket["key"], bucket["doc_count"]) for bucket in buckets]
        return [(from_number(field, int(bucket["key"])), bucket["doc_count"]) for bucket in buckets]
