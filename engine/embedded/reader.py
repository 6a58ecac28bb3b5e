"""The published generation of the embedded engine, asked: hits, facets, groups, tables, all of it as a stream.

Hits go by score and then by id. Those sorted by a field are taken value by value, each by score and id, and what has no value comes
last.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from tantivy import Occur, Searcher
from tantivy import Query as Native

from engine.check import check_dimensions, check_facets, check_query
from engine.embedded.ask import Ask
from engine.embedded.compile import compiled
from engine.query import And, Filter, Query
from engine.question import Answer, Cell, Group, Groups, Hit, Question, Value, check_question
from engine.settle import settled


class Reader:
    def __init__(self, searcher: Searcher) -> None:
        self._ask = Ask(searcher)

    def search(self, question: Question) -> Answer:
        check_question(question)
        asked = self._settled(question)
        total = self._ask.count(compiled(asked.wanted()))
        hits = self._hits(asked, total) if asked.size else []
        return Answer(total, hits, {name: self._facet(asked, name) for name in asked.facets})

    def groups(self, question: Question, best: int) -> Groups:
        """The reports that hold hits, by their best one, each with how many it holds and the ``best`` few."""
        check_question(question)
        query = self._settled(question).wanted()
        native = compiled(query)
        counts = dict(self._ask.values(native, "report"))
        names = self._by_best(native, question.offset + question.size, len(counts))
        groups = [self._group(query, name, int(counts[name]), best) for name in names[question.offset :]]
        return Groups(len(counts), sum(counts.values()), groups)

    def cross(self, question: Question, first: str, second: str) -> list[Cell]:
        """For each two values of two fields that passages have together: how many passages, in how many reports."""
        check_question(question)
        check_dimensions([first, second])
        passages: dict[tuple[str | int, str | int], int] = defaultdict(int)
        reports: dict[tuple[str | int, str | int], int] = defaultdict(int)
        query = compiled(self._settled(question).wanted())
        for (one, other, _), count in self._ask.table(query, [first, second, "report"]):
            passages[one, other] += count
            reports[one, other] += 1
        return [Cell(*place, passages[place], reports[place]) for place in sorted(passages, key=str)]

    def values(self, question: Question, name: str, containing: str, most: int) -> list[Value]:
        """The values of a long facet that contain a text, the most frequent first."""
        check_question(question)
        check_facets([name])
        found = self._facet(self._settled(question), name)
        return [value for value in found if containing in str(value.value)][:most]

    def get(self, passage: str) -> Hit | None:
        """A passage by its id, copies too."""
        found = self._ask.best(compiled(Filter("id", (passage,))), 0, 1)
        return found[0] if found else None

    def scan(self, question: Question) -> Iterator[Hit]:
        """Everything that matches, as a stream in the order of ids, however much it is."""
        check_query(question.wanted())
        query = compiled(self._settled(question).wanted())
        return (self._ask.hit(address) for address in self._ask.by_id(query))

    def _settled(self, question: Question) -> Question:
        """The question without nearness, which is looked at once, whatever is then counted of it."""
        return replace(question, query=settled(question.query, self._texts))

    def _texts(self, query: Query, most: int) -> Iterator[tuple[str, str]]:
        return (self._ask.text(address) for address in islice(self._ask.by_id(compiled(query)), most))

    def _hits(self, question: Question, total: int) -> list[Hit]:
        if question.sort == "score":
            return self._ask.best(compiled(question.wanted()), question.offset, question.size)
        hits: list[Hit] = []
        offset = question.offset
        for group, count in self._value_by_value(question, total):
            if offset < count and len(hits) < question.size:
                hits += self._ask.best(group, offset, min(question.size - len(hits), count - offset))
            offset = max(0, offset - count)
        return hits

    def _value_by_value(self, question: Question, total: int) -> Iterator[tuple[Native, int]]:
        query = question.wanted()
        native = compiled(query)
        counts = sorted(self._ask.values(native, question.sort), reverse=not question.ascending)
        for value, count in counts:
            yield compiled(And((query, Filter(question.sort, (value,))))), count
        if rest := total - sum(count for _, count in counts):
            told = Native.exists_query(question.sort)
            yield Native.boolean_query([(Occur.Must, native), (Occur.MustNot, told)]), rest

    def _facet(self, question: Question, name: str) -> list[Value]:
        """Its values with the counts that each alone would give, the most frequent first; what is chosen is always told."""
        chosen = question.chosen.get(name, ())
        counts = dict(self._ask.values(compiled(question.wanted(but=name)), name))
        told = {**dict.fromkeys(chosen, 0), **counts}
        values = [Value(value, count, value in chosen) for value, count in told.items()]
        return sorted(values, key=lambda value: (-value.count, str(value.value)))

    def _by_best(self, query: Native, wanted: int, all_there_are: int) -> list[str | int]:
        """The first so many reports, in the order of their best hits."""
        names: dict[str | int, None] = {}
        offset, size = 0, 4 * wanted
        while len(names) < min(wanted, all_there_are):
            for hit in self._ask.best(query, offset, size):
                names[hit.report] = None
            offset, size = offset + size, 4 * size
        return list(names)[:wanted]

    def _group(self, query: Query, report: str | int, count: int, best: int) -> Group:
        within = compiled(And((query, Filter("report", (report,)))))
        return Group(str(report), count, self._ask.best(within, 0, best) if best else [])
