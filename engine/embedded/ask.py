"""What one searcher of tantivy is asked: how many match, the best of them, all of them, and how values are spread over them.

The engine knows one order at a time and leaves ties as they lie in its segments. So where the best end amid equal scores all of
these are fetched, and are put in the order of ids. Hits sorted by a field are taken value by value, and what has no value comes last.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from typing import Any

from tantivy import DocAddress, Occur, Searcher
from tantivy import Query as Native

from engine.ask import Row
from engine.embedded.compile import compiled
from engine.embedded.records import Records
from engine.embedded.schema import ID_NUMBER, SHELF, as_number, from_number, schema
from engine.errors import TooMuchError
from engine.fields import FIELDS, Kind, of_one_facet
from engine.query import And, Filter, Query
from engine.question import Found, Hit, Question

MOST_VALUES = 65_000  # as many as the engine counts at once; of more, it would tell the most frequent only
BUCKET_LIMIT = "bucket limit"  # so it says that a table of several fields has more
SCANNED_AT_ONCE = 2_000

Value = str | int
Counted = list[tuple[Value, int]]


class EmbeddedAsk:
    """One searcher, which sees its generation as it was when it was made."""

    def __init__(self, searcher: Searcher, records: Records) -> None:
        self._searcher = searcher
        self._records = records

    def search(self, question: Question) -> Found:
        if question.sort == "score" and question.size:
            total, hits = self._best(compiled(question.wanted()), question.offset, question.size)
        else:
            total = self._count(_unranked(question.wanted()))
            hits = self._sorted(question, total) if question.size else []
        also = [self._count(_unranked(And((question.wanted(), query)))) for query in question.also]
        return Found(total, hits, self._facets(question), also)

    def leading(self, question: Question) -> list[str]:
        names: dict[str, None] = {}
        wanted = question.offset + question.size
        total = self._count(_unranked(question.wanted()))
        offset, size = 0, 4 * wanted
        while len(names) < wanted and offset < total:
            page = replace(question, offset=offset, size=size)
            names.update((hit.report, None) for hit in self._sorted(page, total))
            offset, size = offset + size, 4 * size
        return list(names)[question.offset : wanted]

    def best(self, queries: Sequence[Query], size: int) -> list[list[Hit]]:
        return [self._best(compiled(query), 0, size)[1] for query in queries]

    def totals(self, queries: Sequence[Query]) -> list[int]:
        return [self._count(_unranked(query)) for query in queries]

    def table(self, query: Query, names: Sequence[str], total: str = "") -> Iterator[Row]:
        native = _unranked(query)
        if names:
            return self._table(native, list(names), total)
        asked = {total: {"sum": {"field": total}}} if total else {}
        summed = self._searcher.aggregate(native, asked)[total]["value"] if asked else 0
        return iter([((), self._count(native), int(summed or 0))])

    def reports(self, query: Query) -> dict[str, int]:
        """Shelf by shelf where they are many."""
        return {
            str(report): passages for (_, report), passages, _ in self._table(_unranked(query), [SHELF, "report"], "")
        }

    def scan(self, query: Query) -> Iterator[Hit]:
        return (self._hit(address) for address in self._by_id(_unranked(query)))

    def texts(self, query: Query, most: int) -> Iterator[tuple[str, str]]:
        return (self._text(address) for address in islice(self._by_id(_unranked(query)), most))

    def frequencies(self, terms: Sequence[str]) -> list[int]:
        return [self._searcher.doc_freq("words", term) for term in terms]

    def records(self, kind: str, names: Iterable[str]) -> dict[str, str]:
        return self._records.get(kind, names)

    def close(self) -> None:
        self._records.close()

    def _count(self, query: Native) -> int:
        """How many match; a limit of 0 is none to the engine."""
        found: int = self._searcher.search(query, limit=1).count  # type: ignore[attr-defined]
        return found

    def _by_id(self, query: Native) -> Iterator[DocAddress]:
        for offset in count(0, SCANNED_AT_ONCE):
            found = self._in_order_of_ids(query, offset, SCANNED_AT_ONCE)
            yield from found
            if len(found) < SCANNED_AT_ONCE:
                return

    def _in_order_of_ids(self, query: Native, offset: int, size: int) -> list[DocAddress]:
        found = self._searcher.search(query, limit=size, offset=offset, order_by_field=ID_NUMBER, count=False)
        return [address for _, address in found.hits]

    def _best(self, query: Native, offset: int, size: int) -> tuple[int, list[Hit]]:
        """How many match, and the hits from ``offset`` on, by score and id."""
        wanted = offset + size
        limit = wanted + 1
        told = self._searcher.search(query, limit=limit)
        total: int = told.count  # type: ignore[attr-defined]
        found = told.hits
        if len(found) == limit and not found[0][0]:  # nothing ranks
            return total, [self._hit(address) for address in self._in_order_of_ids(query, offset, size)]
        while len(found) == limit and found[wanted - 1][0] == found[-1][0]:  # the page ends amid equal scores
            limit *= 4
            found = self._searcher.search(query, limit=limit, count=False).hits
        numbers = self._searcher.fast_field_values(ID_NUMBER, [address for _, address in found])
        places = [(score, int(number or 0)) for (score, _), number in zip(found, numbers, strict=True)]
        order = sorted(range(len(found)), key=places.__getitem__, reverse=True)  # the first id has the greatest number
        return total, [self._hit(found[at][1], found[at][0]) for at in order[offset:wanted]]

    def _sorted(self, question: Question, total: int) -> list[Hit]:
        if question.sort == "score":
            return self._best(compiled(question.wanted()), question.offset, question.size)[1]
        hits: list[Hit] = []
        offset = question.offset
        for group, held in self._value_by_value_of(question, total):
            if offset < held and len(hits) < question.size:
                hits += self._best(group, offset, min(question.size - len(hits), held - offset))[1]
            offset = max(0, offset - held)
        return hits

    def _value_by_value_of(self, question: Question, total: int) -> Iterator[tuple[Native, int]]:
        query = question.wanted()
        rows = sorted(self._table(_unranked(query), [question.sort], ""), reverse=not question.ascending)
        for values, held, _ in rows:
            yield compiled(And((query, Filter(question.sort, values)))), held
        if rest := total - sum(held for _, held, _ in rows):
            told = Native.exists_query(question.sort)
            yield Native.boolean_query([(Occur.Must, compiled(query)), (Occur.MustNot, told)]), rest

    def _facets(self, question: Question) -> dict[str, Counted]:
        """Those in which nothing is chosen are counted together, the others without what is chosen in them."""
        chosen = question.choices()
        free = [name for name in question.facets if of_one_facet(name) not in chosen]
        counted = self._counted(_unranked(question.wanted()), free) if free else {}
        for names in chosen:
            if asked := [name for name in names if name in question.facets]:
                counted |= self._counted(_unranked(question.wanted(but=asked[0])), asked)
        return {name: counted[name] for name in question.facets}

    def _counted(self, query: Native, names: Sequence[str]) -> dict[str, Counted]:
        asked = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in names}
        told = self._searcher.aggregate(query, asked)
        return {name: _counts(told[name], name) for name in names}

    def _table(self, query: Native, names: Sequence[str], total: str) -> Iterator[Row]:
        """What is more than the engine counts at once is counted value by value of the first field."""
        asked: dict[str, Any] = {total: {"sum": {"field": total}}} if total else {}
        for name in reversed(names):
            asked = {name: {"terms": {"field": name, "size": MOST_VALUES}, **({"aggs": asked} if asked else {})}}
        try:
            told = self._searcher.aggregate(query, asked)
        except ValueError as error:
            if BUCKET_LIMIT not in str(error) or len(names) == 1:
                raise
            yield from self._value_by_value(query, names, total)
        else:
            yield from _rows(told, list(names), total)

    def _value_by_value(self, query: Native, names: Sequence[str], total: str) -> Iterator[Row]:
        first, *others = names
        for values, _, _ in self._table(query, [first], ""):
            chosen = Native.term_set_query(
                schema(), first, [values[0] if _is_keyword(first) else as_number(FIELDS[first], values[0])]
            )
            part = Native.boolean_query([(Occur.Must, query), (Occur.Must, chosen)])
            yield from (((*values, *rest), held, summed) for rest, held, summed in self._table(part, others, total))

    def _hit(self, address: DocAddress, score: float = 0.0) -> Hit:
        document = self._searcher.doc(address)
        text, passage = (bytes(document[name][0]).decode("utf-8") for name in ("text", "passage"))
        return Hit(document["id"][0], document["report"][0], score, text, passage)

    def _text(self, address: DocAddress) -> tuple[str, str]:
        """The id and the folded text."""
        document = self._searcher.doc(address)
        return document["id"][0], bytes(document["folded"][0]).decode("utf-8")


def _unranked(query: Query) -> Native:
    return compiled(query, ranks=False)


def _counts(told: dict[str, Any], name: str) -> Counted:
    _check_all(told, name)
    if _is_keyword(name):
        return [(bucket["key"], bucket["doc_count"]) for bucket in told["buckets"]]
    return [(_value(name, bucket["key"]), bucket["doc_count"]) for bucket in told["buckets"]]


def _check_all(told: dict[str, Any], name: str) -> None:
    if told["sum_other_doc_count"]:
        what = f"more than {MOST_VALUES:,} different values of {name!r} would have to be counted"
        raise TooMuchError(what, "narrow the question by a district, a year or a rarer word")


def _rows(told: dict[str, Any], names: list[str], total: str) -> Iterator[Row]:
    name, *others = names
    _check_all(told[name], name)
    for bucket in told[name]["buckets"]:
        value = _value(name, bucket["key"])
        if others:
            yield from (((value, *values), held, summed) for values, held, summed in _rows(bucket, others, total))
        else:
            yield (value,), bucket["doc_count"], int(bucket[total]["value"]) if total else 0


def _is_keyword(name: str) -> bool:
    return name == SHELF or FIELDS[name].kind is Kind.KEYWORD


def _value(name: str, key: Value | float) -> Value:
    return str(key) if _is_keyword(name) else from_number(FIELDS[name], int(key))
