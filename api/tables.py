"""Tables of counts in which nothing is dropped: what has no value in a dimension stands in a cell of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from api.links import as_it_stands
from api.query.values import typed, without
from api.request import SearchRequest, in_facet, only
from api.shown.labels import NOTHING, label
from api.shown.table import Cell, Place
from engine.fields import FIELDS
from engine.measure import Measure
from engine.query import And
from engine.question import Question
from engine.reader import Reader

PER = 10_000  # folded characters, of a rate

Cells = Mapping[Place, int]


class Counting:
    """Counts by dimensions, within a question."""

    def __init__(self, reader: Reader, question: Question, names: Iterable[str]) -> None:
        self._reader = reader
        names = list(names)
        without_any = reader.totals(_without(question, [name]) for name in names)
        self._lacking = [name for name, total in zip(names, without_any, strict=True) if total]

    def cells(self, question: Question, names: Sequence[str], measure: Measure) -> dict[Place, int]:
        """The measure in each cell that holds some, of that question or of one that finds less."""
        found: dict[Place, int] = {}
        for gone in self._gone(names):
            found |= self._where(_without(question, gone), names, gone, measure)
        return found

    def spread(self, question: Question, names: Sequence[str]) -> tuple[Cells, Cells]:
        """The passages and the reports in each cell that holds some."""
        found: dict[Place, tuple[int, int]] = {}
        for gone in self._gone(names):
            kept = [name for name in names if name not in gone]
            for values, held in self._reader.spread(_without(question, gone), kept).items():
                if held[0]:
                    told = dict(zip(kept, values, strict=True))
                    found[tuple(told.get(name) for name in names)] = held
        passages = {place: held for place, (held, _) in found.items()}
        return passages, {place: reports for place, (_, reports) in found.items()}

    def _gone(self, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Each choice of the dimensions in which something has no value."""
        lacking = [name for name in names if name in self._lacking]
        for count in range(len(lacking) + 1):
            yield from combinations(lacking, count)

    def _where(self, question: Question, names: Sequence[str], gone: Sequence[str], measure: Measure) -> Cells:
        """The cells of what has no value in just these dimensions."""
        kept = [name for name in names if name not in gone]
        if not kept:
            [amount] = self._reader.sums(question, [measure])
            return {(None,) * len(names): amount} if amount else {}
        found = self._reader.cross(question, kept, measure)
        told = [(dict(zip(kept, cell.values, strict=True)), cell.amount) for cell in found]
        return {tuple(values.get(name) for name in names): amount for values, amount in told}


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted, by cell; the last two of everything that a share and a rate are taken of."""

    passages: Cells
    reports: Cells
    of_reports: Cells
    characters: Cells
    occurrences: Cells | None = None
    free: Cells | None = None

    def rows(self, names: Sequence[str], request: SearchRequest, read_as: str) -> list[Cell]:
        """Every cell in which there are reports, with what it holds of what the request asks for."""
        places = dict.fromkeys([*self.of_reports, *self.passages]) if names else {(): None}
        return [self._row(dict(zip(names, place, strict=True)), place, request, read_as) for place in _ordered(places)]

    def _row(self, told: dict[str, str | int | None], place: Place, request: SearchRequest, read_as: str) -> Cell:
        passages, reports = self.passages.get(place, 0), self.reports.get(place, 0)
        of_reports, characters = self.of_reports.get(place, 0), self.characters.get(place, 0)
        times = None if self.occurrences is None else self.occurrences.get(place, 0)
        return Cell(
            place=told,
            labels={name: named(name, value) for name, value in told.items()},
            passages=passages,
            occurrences=times,
            free=None if self.free is None else self.free.get(place, 0),
            reports=reports,
            of_reports=of_reports,
            share=ratio(reports, of_reports),
            characters=characters,
            rate=None if times is None else ratio(PER * times, characters),
            url=as_it_stands(narrowed_to(request, told, read_as), passages),
        )


def summed(cells: Cells, kept: Sequence[int]) -> dict[Place, int]:
    """The cells of fewer dimensions, those at these numbers."""
    found: dict[Place, int] = {}
    for place, amount in cells.items():
        fewer = tuple(place[at] for at in kept)
        found[fewer] = found.get(fewer, 0) + amount
    return found


def narrowed_to(request: SearchRequest, place: Mapping[str, str | int | None], read_as: str) -> SearchRequest:
    """The request for what stands in a cell alone.

    Where a passage may have several values in a dimension in which some are chosen already, the cell is asked for in the question.
    """
    question = request.q
    for name, value in place.items():
        text = typed(value)
        if FIELDS[name].many and in_facet(request, name):
            question = f"({read_as}) {name}:{text}" if read_as else f"{name}:{text}"
            read_as = question
        else:
            request = only(request, name, text)
    return replace(request, q=question)


def named(name: str, value: str | int | None) -> str:
    return NOTHING.get(name, ("", ""))[0] if value is None else label(name, value)[0]


def ratio(part: float, whole: int) -> float | None:
    return round(part / whole, 6) if whole else None


def _without(question: Question, names: Sequence[str]) -> Question:
    """What of a question has no value in any of these dimensions."""
    query = And((question.query, *map(without, names)))
    return replace(question, query=query, facets=(), size=0, offset=0)


def _ordered(places: Iterable[Place]) -> list[Place]:
    """By their values; what has none comes last."""
    return sorted(places, key=lambda place: [(value is None, str(value)) for value in place])
