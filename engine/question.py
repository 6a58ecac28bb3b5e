"""What is asked for a page of hits, and what is answered.

What is chosen in the facets stands apart from the query, for each facet's counts are taken as if nothing were chosen in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.check import check_facets, check_number, check_query, check_sort
from engine.errors import TooMuchError
from engine.fields import of_one_facet
from engine.query import All, And, Filter, Or, Query

DEEPEST_HIT = 10_000
LARGEST_PAGE = 1_000
COPY = Filter("copy", ("no",))

Values = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A page of hits of ``query``, with ``chosen`` values in facets: any of one facet, and all facets together.

    ``beside`` says what else may be in a facet than single values: a span without an end, or no value at all.
    """

    query: Query = field(default_factory=All)
    chosen: Mapping[str, Values] = field(default_factory=dict)
    beside: Mapping[str, Query] = field(default_factory=dict)
    copies: bool = False  # whether copies of other reports count too
    facets: Sequence[str] = ()
    also: Sequence[Query] = ()  # of all that is found, how much each of these finds too
    sort: str = "score"
    ascending: bool = False  # of a sort by a field; the best score always goes first
    offset: int = 0
    size: int = 20

    def wanted(self, *, but: str = "") -> Query:
        """All that a hit must be, leaving away what is chosen in one facet."""
        chosen = [query for names, query in self.choices().items() if but not in names]
        return And((self.query, *chosen, *(() if self.copies else (COPY,))))

    def choices(self) -> dict[tuple[str, ...], Query]:
        """What is chosen, facet by facet; each goes by its fields."""
        values: list[tuple[str, Query]] = [
            (name, Filter(name, values)) for name, values in self.chosen.items() if values
        ]
        either: dict[tuple[str, ...], list[Query]] = {}
        for name, query in (*values, *self.beside.items()):
            either.setdefault(of_one_facet(name), []).append(query)
        return {names: Or(tuple(found)) if len(found) > 1 else found[0] for names, found in either.items()}


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    report: str
    score: float
    text: str  # as printed
    passage: str  # as it was stored


@dataclass(frozen=True, slots=True)
class Value:
    """``count``: the hits if this value alone were chosen in its facet."""

    value: str | int
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine finds; in ``facets`` every value with its count if nothing were chosen in its facet."""

    total: int
    hits: list[Hit]
    facets: dict[str, list[tuple[str | int, int]]]
    also: list[int]


@dataclass(frozen=True, slots=True)
class Answer:
    total: int
    hits: list[Hit]
    facets: dict[str, list[Value]]
    also: list[int]


@dataclass(frozen=True, slots=True)
class Group:
    """A report with the number of its passages that were found, and the best few."""

    report: str
    count: int
    best: list[Hit]


@dataclass(frozen=True, slots=True)
class Groups:
    """A page of groups; how many there are, and how many passages they hold."""

    total: int
    passages: int
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class Cell:
    """Values of facets, and how much of a measure stands under all of them."""

    values: Values
    amount: int


def check_question(question: Question) -> None:
    """Raises what is wrong with it, before an engine is asked."""
    check_asked(question)
    check_number(question.size, LARGEST_PAGE, f"a page of {question.size} hits")
    if question.offset < 0:
        raise TooMuchError(f"a page that begins {-question.offset} before the first hit", "begin at 0 or later")
    if question.offset + question.size > DEEPEST_HIT:
        what = f"hit {question.offset + question.size:,}: pages reach {DEEPEST_HIT:,} hits deep"
        raise TooMuchError(what, "narrow the question, or export all hits")


def check_asked(question: Question) -> None:
    """What is asked, whatever page of it is wanted."""
    check_facets([*question.facets, *question.chosen, *question.beside])
    check_sort(question.sort)
    check_query(question.wanted())
    for query in question.also:
        check_query(query)
