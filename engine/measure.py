"""What is counted in a cell of a table, or of all that is found: each measure is worked out from counts of passages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.ask import Ask, Row
from engine.check import check_query
from engine.errors import QuestionError, TooMuchError
from engine.query import And, Filter, Query
from engine.tally import times_told

MOST_COUNTED = 50_000  # passages whose texts are looked through

Values = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    """How many passages."""


@dataclass(frozen=True, slots=True)
class Reports:
    """In how many reports they stand."""


@dataclass(frozen=True, slots=True)
class Characters:
    """How many folded characters they hold: what a rate is taken of."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """How often a slogan occurs in them; ``free`` leaves out what lies within a longer one."""

    slogan: str
    free: bool = False


@dataclass(frozen=True, slots=True)
class Occurrences:
    """How often a folded text stands in them, as `grep -o` counts; ``candidates`` finds the passages that hold it."""

    text: str
    candidates: Query


Measure = Passages | Reports | Characters | Mentions | Occurrences


def check_measure(measure: Measure) -> None:
    if isinstance(measure, Occurrences):
        check_query(measure.candidates)
        if not measure.text:
            raise QuestionError("nothing is to be counted", "give a text of one character or more")


def cells(ask: Ask, query: Query, names: Sequence[str], measure: Measure) -> dict[Values, int]:
    """The measure in each cell: the values of the named fields that passages have together. Of no fields, one cell is all."""
    match measure:
        case Reports():
            return _reports(ask, query, names)
        case Characters():
            return {values: total for values, _, total in ask.table(query, names, total="length")}
        case Passages():
            return {values: passages for values, passages, _ in ask.table(query, names)}
        case _:
            return _summed(ask, query, names, _weighed(ask, query, measure))


def spread(ask: Ask, query: Query, names: Sequence[str]) -> dict[Values, tuple[int, int]]:
    """How many passages stand in each cell, and in how many reports: asked for once, as each passage stands in one report."""
    if not names:
        held = ask.reports(query)
        return {(): (sum(held.values()), len(held))}
    found: dict[Values, tuple[int, int]] = {}
    for (*values, _), passages, _ in ask.table(query, [*names, "report"]):
        before, reports = found.get(tuple(values), (0, 0))
        found[tuple(values)] = before + passages, reports + 1
    return found


def _reports(ask: Ask, query: Query, names: Sequence[str]) -> dict[Values, int]:
    return {values: reports for values, (_, reports) in spread(ask, query, names).items()}


def _summed(ask: Ask, query: Query, names: Sequence[str], weighed: Iterator[tuple[int, Query]]) -> dict[Values, int]:
    found: dict[Values, int] = {} if names else {(): 0}
    for times, part in weighed:
        for values, passages, _ in ask.table(And((query, part)), names):
            found[values] = found.get(values, 0) + times * passages
    return found


def _weighed(ask: Ask, query: Query, measure: Mentions | Occurrences) -> Iterator[tuple[int, Query]]:
    """What the passages are told apart by, with how often each of them counts; a passage may count in several parts."""
    if isinstance(measure, Mentions):
        field = "free_mentions" if measure.free else "mentions"
        held: Iterator[Row] = iter(ask.table(And((query, Filter("slogan", (measure.slogan,)))), [field]))
        told = times_told((value for (value,), _, _ in held), measure.slogan)
        yield from ((times, Filter(field, (value,))) for value, times in told.items())
        return
    by_times: dict[int, list[str]] = {}
    for number, (passage, text) in enumerate(ask.texts(And((query, measure.candidates)), MOST_COUNTED + 1)):
        if number == MOST_COUNTED:
            what = f"more than {MOST_COUNTED:,} passages hold {measure.text}, too many to look through"
            raise TooMuchError(what, "narrow the question by a district, a year or a longer text")
        for times in _powers(text.count(measure.text)):
            by_times.setdefault(times, []).append(passage)
    yield from ((times, Filter("id", tuple(ids))) for times, ids in by_times.items())


def _powers(number: int) -> Iterator[int]:
    """The powers of two that make up a number: an engine is asked for each of them, and not for each number that there is."""
    return (1 << bit for bit in range(number.bit_length()) if number >> bit & 1)
