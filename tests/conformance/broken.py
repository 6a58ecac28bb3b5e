"""Engines broken on purpose, each in one law, which the conformance cases must catch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tantivy import Query as Native

from engine.embedded.ask import EmbeddedAsk
from engine.embedded.compile import compiled
from engine.embedded.generations import EmbeddedEngine
from engine.embedded.records import Records
from engine.errors import QuestionError
from engine.measure import Measure, Mentions, Passages, Reports
from engine.query import All, And, Filter, Like, Not, Or, Phrase, Query, Range, Words
from engine.question import Answer, Cell, Found, Hit, Question, Value
from engine.reader import Reader
from tests.conformance.case import Law

NOTHING = Not(All())


@dataclass(frozen=True, slots=True)
class Broken:
    """The law it breaks, and what is put in the place of the whole engine's parts."""

    law: Law
    ask: type[EmbeddedAsk] = EmbeddedAsk
    reader: type[Reader] = Reader

    def over(self, whole: Reader) -> Reader:
        """The same generation, asked by the broken engine."""
        ask = whole._ask
        assert isinstance(ask, EmbeddedAsk)
        return self.reader(self.ask(ask._searcher, ask._records), whole.generation)


class OneTooMany(EmbeddedAsk):
    def search(self, question: Question) -> Found:
        found = super().search(question)
        return replace(found, total=found.total + 1)


class OverlappingPages(EmbeddedAsk):
    def search(self, question: Question) -> Found:
        return super().search(replace(question, offset=max(0, question.offset - 1)))


class OwnFilterCounted(EmbeddedAsk):
    """What is chosen in a facet limits its own counts too."""

    def search(self, question: Question) -> Found:
        return super().search(replace(question, query=question.wanted(), chosen={}, beside={}))


class ThreeValues(EmbeddedAsk):
    def search(self, question: Question) -> Found:
        found = super().search(question)
        return replace(found, facets={name: counted[:3] for name, counted in found.facets.items()})


class TiesReversed(EmbeddedAsk):
    def _best(self, query: Native, offset: int, size: int) -> tuple[int, list[Hit]]:
        total, hits = super()._best(query, offset, size)
        hits = sorted(hits, key=lambda hit: hit.id, reverse=True)
        return total, sorted(hits, key=lambda hit: -hit.score)


class MissingFirst(EmbeddedAsk):
    """Hits without a value stand before those with one."""

    def _value_by_value_of(self, question: Question, total: int) -> Iterator[tuple[Native, int]]:
        groups = list(super()._value_by_value_of(question, total))
        values = len(list(self._table(compiled(question.wanted()), [question.sort], "")))
        return iter([*groups[values:], *groups[:values]])


class GroupsById(EmbeddedAsk):
    def leading(self, question: Question) -> list[str]:
        return sorted(super().leading(question))


class ScanByScore(EmbeddedAsk):
    def scan(self, query: Query) -> Iterator[Hit]:
        return iter(self._best(compiled(query), 0, 1000)[1])


class Misread(Reader):
    """Every part of a query is read otherwise."""

    def otherwise(self, query: Query) -> Query:
        return query

    def _settled(self, question: Question) -> Question:
        asked = super()._settled(question)
        return replace(asked, query=changed(asked.query, self.otherwise))


def changed(query: Query, change: Callable[[Query], Query]) -> Query:
    """The query with all of its parts changed, the innermost first."""
    match query:
        case And(parts):
            return change(And(tuple(changed(part, change) for part in parts)))
        case Or(parts):
            return change(Or(tuple(changed(part, change) for part in parts)))
        case Not(inner):
            return change(Not(changed(inner, change)))
        case _:
            return change(query)


class NoSingles(Misread):
    def otherwise(self, query: Query) -> Query:
        return NOTHING if isinstance(query, Phrase) and query.field == "singles" else query


class LoosePhrases(Misread):
    """The pairs of a phrase may stand anywhere."""

    def otherwise(self, query: Query) -> Query:
        return And(tuple(Phrase(query.field, (term,)) for term in query.terms)) if isinstance(query, Phrase) else query


class TermsRequired(Misread):
    """A word is found by its terms only."""

    def otherwise(self, query: Query) -> Query:
        return And((query, Like(query.terms))) if isinstance(query, Words) and query.terms else query


class EndsLeftOut(Misread):
    def otherwise(self, query: Query) -> Query:
        if not isinstance(query, Range):
            return query
        ends = tuple(end for end in (query.least, query.most) if end is not None)
        return And((query, Not(Filter(query.field, ends))))


class FirstValueOnly(Misread):
    def otherwise(self, query: Query) -> Query:
        return Filter(query.field, query.values[:1]) if isinstance(query, Filter) else query


class NotAloneIsNothing(Reader):
    def _settled(self, question: Question) -> Question:
        asked = super()._settled(question)
        return replace(asked, query=NOTHING) if isinstance(asked.query, Not) else asked


class NearAnywhere(Reader):
    """What holds the texts is taken as near, whatever the distance."""

    def _settled(self, question: Question) -> Question:
        return question


class AllOfAFacet(Reader):
    """Of several values chosen in a facet, a hit must have every one."""

    def _settled(self, question: Question) -> Question:
        asked = super()._settled(question)
        each = [Filter(name, (value,)) for name, values in question.chosen.items() for value in values]
        return replace(asked, query=And((asked.query, *each)))


class DistrictsApart(Reader):
    """Districts and regions are chosen as two facets, and a hit must have both."""

    def _settled(self, question: Question) -> Question:
        asked = super()._settled(question)
        chosen = {name: values for name, values in asked.chosen.items() if name != "region"}
        regions = asked.chosen.get("region", ())
        return replace(asked, query=And((asked.query, Filter("region", regions))), chosen=chosen) if regions else asked


class CopiesCounted(Reader):
    def _settled(self, question: Question) -> Question:
        return replace(super()._settled(question), copies=True)


class PassagesForReports(Reader):
    def cross(self, question: Question, names: Sequence[str], measure: Measure) -> list[Cell]:
        return super().cross(question, names, Passages() if isinstance(measure, Reports) else measure)


class NestedAreFree(Reader):
    """Mentions within a longer slogan count as mentions by themselves."""

    def cross(self, question: Question, names: Sequence[str], measure: Measure) -> list[Cell]:
        return super().cross(question, names, Mentions(measure.slogan) if isinstance(measure, Mentions) else measure)


class SumsOfCells(Reader):
    """A passage counts once for every year that it covers."""

    def sums(self, question: Question, measures: Sequence[Measure]) -> list[int]:
        return [sum(cell.amount for cell in self.cross(question, ["covers"], measure)) for measure in measures]


class ThreeValuesListed(Reader):
    def values(self, question: Question, name: str, containing: str, most: int) -> list[Value]:
        return super().values(question, name, containing, min(most, 3))


class SimilarToItself(Reader):
    def similar(self, passage: str, terms: Sequence[str], question: Question) -> list[Hit]:
        own = self.get(passage)
        hits = super().similar(passage, terms, question)
        return [own, *hits] if own else hits


class NoCopyById(Reader):
    def get(self, passage: str) -> Hit | None:
        return next(iter(self.search(Question(Filter("id", (passage,)))).hits), None)


class AnswersAnything(Reader):
    """What cannot be asked finds nothing, and nobody is told."""

    def search(self, question: Question) -> Answer:
        try:
            return super().search(question)
        except QuestionError:
            return Answer(0, [], {}, [])


BROKEN = {
    "a total off by one": Broken(Law.TOTAL, ask=OneTooMany),
    "pages that overlap": Broken(Law.PAGES, ask=OverlappingPages),
    "a facet that counts its own filter": Broken(Law.ALONE, ask=OwnFilterCounted),
    "a facet that tells three values": Broken(Law.ALONE, ask=ThreeValues),
    "equal scores in reverse order": Broken(Law.SCORE, ask=TiesReversed),
    "what has no value sorted first": Broken(Law.SORT, ask=MissingFirst),
    "groups in the order of their ids": Broken(Law.GROUPS, ask=GroupsById),
    "a scan by score": Broken(Law.SCAN, ask=ScanByScore),
    "single characters lost": Broken(Law.EXACT, reader=NoSingles),
    "phrases found as loose words": Broken(Law.EXACT, reader=LoosePhrases),
    "words found by their terms only": Broken(Law.RANKED, reader=TermsRequired),
    "ranges without their ends": Broken(Law.RANGE, reader=EndsLeftOut),
    "filters by their first value": Broken(Law.FILTER, reader=FirstValueOnly),
    "not alone finding nothing": Broken(Law.LOGIC, reader=NotAloneIsNothing),
    "near at any distance": Broken(Law.NEAR, reader=NearAnywhere),
    "all values of a facet at once": Broken(Law.CHOSEN, reader=AllOfAFacet),
    "districts and regions as two facets": Broken(Law.ALONE, reader=DistrictsApart),
    "copies counted": Broken(Law.COPIES, reader=CopiesCounted),
    "passages counted where reports are asked": Broken(Law.TABLE, reader=PassagesForReports),
    "nested mentions counted as free": Broken(Law.MENTIONS, reader=NestedAreFree),
    "sums of cells": Broken(Law.SUMS, reader=SumsOfCells),
    "a list of values cut at three": Broken(Law.VALUES, reader=ThreeValuesListed),
    "a passage similar to itself": Broken(Law.SIMILAR, reader=SimilarToItself),
    "a copy that is not found by its id": Broken(Law.GET, reader=NoCopyById),
    "questions answered that cannot be asked": Broken(Law.REFUSED, reader=AnswersAnything),
}


class HalfSwitched(EmbeddedEngine):
    """Publishes the passages of a generation, and hands out the records of the oldest."""

    def reader(self, name: str = "") -> Reader:
        reader = super().reader(name)
        assert isinstance(reader._ask, EmbeddedAsk)
        oldest = self.generations()[-1].name
        return Reader(EmbeddedAsk(reader._ask._searcher, Records(self._folder / oldest)), reader.generation)
