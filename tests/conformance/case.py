"""A conformance case as data: the law it shows, what a reader is asked, and what must come out.

Ids are short: 0a is the passage 000000000000000a, and a its report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal, Protocol

from engine.errors import EngineError
from engine.measure import Measure, Occurrences
from engine.query import All, And, Filter, Near, Or, Query
from engine.question import Question
from engine.reader import Reader
from tests.conformance.seed_passages import phrase
from tests.conformance.small_corpus import identity

ALL = All()
FARTHEST = 20  # more hits than there are

Value = str | int
Counts = Mapping[Any, int]
Order = Literal["all", "first", "none"]


class Law(StrEnum):
    EXACT = "a phrase finds exactly the passages that hold its text"
    RANKED = "a word finds what holds all its parts, and terms rank"
    NEAR = "near is counted in characters, in any order"
    LOGIC = "and, or and not are those of sets, and not alone finds all others"
    FILTER = "a filter finds what has any of its values"
    RANGE = "a range takes both its ends in, and nothing without a value"
    ALONE = "a value counts the total with it alone chosen in its facet"
    CHOSEN = "values of a facet are either, facets are all"
    COPIES = "copies are left out unless asked for"
    TOTAL = "the total counts all that is found, whatever page is shown"
    PAGES = "pages join without a gap or an overlap"
    SCORE = "hits go by score and then by id"
    SORT = "hits sorted by a field go by it, and those without come last"
    GROUPS = "groups are the reports in the order of their first hits"
    TABLE = "a cell holds its measure of what has all its values"
    MENTIONS = "mentions within a longer slogan are told apart"
    SUMS = "a sum counts a passage once"
    VALUES = "values are looked up by what they contain, all of them"
    SIMILAR = "similar passages share terms and leave out the passage itself"
    GET = "a passage is found by its id, copies too"
    SCAN = "a scan hands out everything in the order of ids"
    REFUSED = "what cannot be asked is refused with a remedy"
    WHOLE = "a generation is whole: passages and records are of one build"


class Asked(Protocol):
    def told(self, reader: Reader) -> object:
        """What the reader tells, in the form in which cases are written."""


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    asked: Asked
    wanted: object
    law: Law = Law.WHOLE  # until it is put under its own


@dataclass(frozen=True, slots=True)
class Refused:
    error: type[EngineError]
    told: str


@dataclass(frozen=True, slots=True)
class Page:
    """``facets`` hold their values in order, each with its count."""

    ids: list[str]
    total: int
    facets: dict[str, list[tuple[Value, int]]]


@dataclass(frozen=True, slots=True)
class Search:
    question: Question
    order: Order = "all"  # how much of it the case looks at

    def told(self, reader: Reader) -> Page:
        answer = reader.search(self.question)
        facets = {name: [(value.value, value.count) for value in values] for name, values in answer.facets.items()}
        return Page(arranged([hit.id[-2:] for hit in answer.hits], self.order), answer.total, facets)


@dataclass(frozen=True, slots=True)
class Also:
    """The total, and how much of it further queries find."""

    question: Question

    def told(self, reader: Reader) -> tuple[int, list[int]]:
        answer = reader.search(self.question)
        return answer.total, answer.also


@dataclass(frozen=True, slots=True)
class Totals:
    questions: tuple[Question, ...]

    def told(self, reader: Reader) -> list[int]:
        return reader.totals(self.questions)


@dataclass(frozen=True, slots=True)
class First:
    question: Question

    def told(self, reader: Reader) -> list[str]:
        return [hit.id[-2:] for hit in reader.first(self.question)]


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a question, put together."""

    question: Question

    def told(self, reader: Reader) -> list[str]:
        pages = [replace(self.question, offset=offset) for offset in range(0, FARTHEST, self.question.size)]
        return [hit.id[-2:] for page in pages for hit in reader.search(page).hits]


@dataclass(frozen=True, slots=True)
class Grouped:
    """Told as how many groups, how many passages, and for each group its report, count and best hits."""

    question: Question
    best: int

    def told(self, reader: Reader) -> tuple[int, int, list[tuple[str, int, str]]]:
        answer = reader.groups(self.question, self.best)
        rows = [(group.report[-1], group.count, " ".join(hit.id[-2:] for hit in group.best)) for group in answer.groups]
        return answer.total, answer.passages, rows


@dataclass(frozen=True, slots=True)
class Table:
    question: Question
    names: tuple[str, ...]
    measure: Measure

    def told(self, reader: Reader) -> dict[tuple[Value, ...], int]:
        return {cell.values: cell.amount for cell in reader.cross(self.question, self.names, self.measure)}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """All slogans at once."""

    question: Question
    free: bool = False

    def told(self, reader: Reader) -> dict[str, int]:
        return reader.mentions(self.question, free=self.free)


@dataclass(frozen=True, slots=True)
class Sums:
    question: Question
    measures: tuple[Measure, ...]

    def told(self, reader: Reader) -> list[int]:
        return reader.sums(self.question, self.measures)


@dataclass(frozen=True, slots=True)
class Listed:
    question: Question
    name: str
    containing: str
    most: int = 10

    def told(self, reader: Reader) -> list[tuple[Value, int]]:
        values = reader.values(self.question, self.name, self.containing, self.most)
        return [(value.value, value.count) for value in values]


@dataclass(frozen=True, slots=True)
class Alike:
    """``terms`` are those of the passage, parted by blanks; only the first of what is found is looked at in order."""

    passage: str
    terms: str
    question: Question

    def told(self, reader: Reader) -> list[str]:
        hits = reader.similar(identity(self.passage), self.terms.split(), self.question)
        return arranged([hit.id[-2:] for hit in hits], "first")


@dataclass(frozen=True, slots=True)
class Got:
    """Told as report, text, and what was stored."""

    passage: str

    def told(self, reader: Reader) -> tuple[str, str, str] | None:
        hit = reader.get(identity(self.passage))
        return (hit.report[-1], hit.text, hit.passage) if hit else None


@dataclass(frozen=True, slots=True)
class Scan:
    question: Question

    def told(self, reader: Reader) -> list[str]:
        return [hit.id[-2:] for hit in reader.scan(self.question)]


def arranged(ids: Sequence[str], order: Order) -> list[str]:
    """As much of their order as is looked at."""
    kept = {"all": len(ids), "first": 1, "none": 0}[order]
    return [*ids[:kept], *sorted(ids[kept:])]


def under(law: Law, *cases: Case) -> tuple[Case, ...]:
    return tuple(Case(case.name, case.asked, case.wanted, law) for case in cases)


def found(name: str, query: Query, ids: str, **asked: Any) -> Case:
    """These are found, in whatever order."""
    return _search(name, _question(query, asked), ids, "none", asked)


def ranked(name: str, query: Query, ids: str, **asked: Any) -> Case:
    """These are found, in this order."""
    return _search(name, _question(query, asked), ids, "all", asked)


def led(name: str, query: Query, ids: str, **asked: Any) -> Case:
    """These are found, the first of them first."""
    return _search(name, _question(query, asked), ids, "first", asked)


def counted(name: str, query: Query, total: int, facets: Mapping[str, Counts], **asked: Any) -> Case:
    """So many are found, and these are all the values of the facets, in order."""
    return ranked(name, query, "", total=total, facets=facets, size=0, **asked)


def refused(name: str, asked: Asked | Query, error: type[EngineError], told: str) -> Case:
    """A query alone is searched for."""
    return Case(name, Search(Question(asked)) if isinstance(asked, Query) else asked, Refused(error, told))


def wrong(error: type[EngineError], told: str, **asked: Any) -> Case:
    """A question that is refused, named by what is told of it."""
    return Case(f"refused: {told}", Search(Question(**asked)), Refused(error, told))


def _question(query: Query, asked: Mapping[str, Any]) -> Question:
    given = {name: value for name, value in asked.items() if name not in ("facets", "total")}
    return Question(query, facets=tuple(asked.get("facets", ())), **given)


def _search(name: str, question: Question, ids: str, order: Order, wanted: Mapping[str, Any]) -> Case:
    facets = {facet: list(counts.items()) for facet, counts in wanted.get("facets", {}).items()}
    told = Page(arranged(ids.split(), order), wanted.get("total", len(ids.split())), facets)
    return Case(name, Search(question, order), told)


def both(*queries: Query) -> And:
    return And(queries)


def either(*queries: Query) -> Or:
    return Or(queries)


def of(field: str, *values: Value) -> Filter:
    return Filter(field, values)


def chosen(**values: Value | tuple[Value, ...]) -> dict[str, tuple[Value, ...]]:
    return {name: told if isinstance(told, tuple) else (told,) for name, told in values.items()}


def near(texts: str, within: int) -> Near:
    """Of texts parted by blanks."""
    wanted = tuple(texts.split())
    return Near(wanted, within, And(tuple(phrase(text) for text in wanted)))


def times(text: str) -> Occurrences:
    return Occurrences(text, phrase(text))
