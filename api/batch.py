"""Many questions counted at once, in every cell of a table; a line that cannot be read is told, and the others go on."""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from api.asking import Asking, asking, plain
from api.batch_line import Line, Measures, label_of, occurrences, read_line
from api.following import Opened
from api.request import Chosen, SearchRequest
from api.shown.answer import told_generation, told_query
from api.shown.batch import BatchAnswer, BatchError, BatchLine, BatchRow
from api.shown.table import Cell
from api.tables import Cells, Counting, Figures, summed
from api.understood import understood
from engine.errors import QuestionError, TooMuchError
from engine.fields import FIELDS
from engine.measure import Characters, Reports
from engine.question import Question

DIMENSIONS = ("district", "region", "year", "section", "part", "kind", "covers")
MOST_QUERIES = 200
MOST_DIMENSIONS = 2
MOST_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """``lines`` as they were sent: a text, or a mapping of ``q`` and ``label``. ``chosen`` holds above and below the line."""

    lines: Sequence[Any]
    by: tuple[str, ...] = ()
    chosen: Chosen = field(default_factory=Chosen)


Times = tuple[Cells | None, Cells | None]


class _Base(NamedTuple):
    """What shares and rates are taken of: reports and characters, by cell and in all."""

    counting: Counting
    by_cell: tuple[Cells, Cells]
    in_all: tuple[Cells, Cells]


def batch(wanted: BatchRequest, opened: Opened, until: float = math.inf) -> BatchAnswer:
    """Lines that are not begun ``until`` then, by the monotonic clock, are told as those that could not be counted."""
    _check(wanted)
    counted = _Batch(wanted, opened)
    for index, line in enumerate(wanted.lines):
        if time.monotonic() < until:
            counted.take(index, line)
        else:
            counted.leave(index, line)
    return BatchAnswer(
        by=list(wanted.by),
        queries=counted.queries,
        rows=counted.rows,
        errors=counted.errors,
        generation=told_generation(opened.generation),
    )


def _check(wanted: BatchRequest) -> None:
    if not 1 <= len(wanted.lines) <= MOST_QUERIES:
        raise TooMuchError(f"{len(wanted.lines)} questions", f"send 1 to {MOST_QUERIES} at once")
    if len(set(wanted.by)) < len(wanted.by) or len(wanted.by) > MOST_DIMENSIONS:
        raise QuestionError(
            f"a table by {', '.join(wanted.by)}", f"take {MOST_DIMENSIONS} different ones of {', '.join(DIMENSIONS)}"
        )


class _Batch:
    """One question after the other."""

    def __init__(self, wanted: BatchRequest, opened: Opened) -> None:
        self.queries: list[BatchLine] = []
        self.rows: list[BatchRow] = []
        self.errors: list[BatchError] = []
        self._wanted, self._opened = wanted, opened
        self._base = self._based(plain(asking(SearchRequest(chosen=wanted.chosen), opened).question))
        rows = len(self._base.by_cell[0]) * len(wanted.lines)
        if rows > MOST_ROWS:
            what = f"{len(wanted.lines)} questions in {len(self._base.by_cell[0]):,} cells are {rows:,} rows"
            raise TooMuchError(what, f"ask fewer or narrow them: {MOST_ROWS:,} rows are told at most")

    def take(self, index: int, told: Any) -> None:
        try:
            self._count(read_line(index, told))
        except (QuestionError, TooMuchError) as error:
            self._tell(index, label_of(told), error)

    def leave(self, index: int, told: Any) -> None:
        what = f"there was no time left to count it: {index:,} of {len(self._wanted.lines):,} lines were"
        self._tell(index, label_of(told), TooMuchError(what, "send those that are left once more"))

    def _count(self, line: Line) -> None:
        """What finds nothing is read as on every route, and counted once more if that finds something."""
        request = SearchRequest(line.text, self._wanted.chosen)
        asked = asking(request, self._opened)
        if not asked.reading.read_as:
            raise QuestionError("there is nothing to look for in it", "write a word, a phrase or a filter")
        total, cells = self._tables(line, request, asked)
        if not total.passages:
            asked = understood(request, self._opened)
            total, cells = self._tables(line, request, asked)
        query = told_query(line.text, asked.reading.read_as, asked.said)
        self.queries.append(BatchLine(line.index, line.label, query, total))
        self.rows += [BatchRow.of(cell, line.index, line.label) for cell in cells]

    def _tables(self, line: Line, request: SearchRequest, asked: Asking) -> tuple[Cell, list[Cell]]:
        """All in one cell, and the cells."""
        found, by, read_as = plain(asked.question), self._wanted.by, asked.reading.read_as
        try:
            in_all, by_cell = self._times(found, occurrences(asked))
        except TooMuchError as error:  # to look through, not to count
            self._tell(line.index, line.label, error)
            in_all, by_cell = self._times(found, (None, None))
        [total] = self._figures(found, (), in_all).rows((), request, read_as)
        return total, self._figures(found, by, by_cell).rows(by, request, read_as) if by else []

    def _times(self, found: Question, measures: Measures) -> tuple[Times, Times]:
        """How often it occurs, in all and by cell; where each passage stands in one cell, the first is the sum of the second."""
        counting, by = self._base.counting, self._wanted.by
        times, free = (counting.cells(found, by, it) if it else None for it in measures)
        if not any(FIELDS[name].many for name in by):
            return (times and summed(times, ()), free and summed(free, ())), (times, free)
        in_all, free_in_all = (counting.cells(found, (), it) if it else None for it in measures)
        return (in_all, free_in_all), (times, free)

    def _figures(self, found: Question, names: tuple[str, ...], counted: Times) -> Figures:
        of_reports, characters = self._base.by_cell if names else self._base.in_all
        passages, reports = self._base.counting.spread(found, names)
        return Figures(passages, reports, of_reports, characters, *counted)

    def _based(self, everything: Question) -> _Base:
        counting = Counting(self._opened.reader, everything, self._wanted.by)
        by_cell, in_all = (
            tuple(counting.cells(everything, names, measure) for measure in (Reports(), Characters()))
            for names in (self._wanted.by, ())
        )
        return _Base(counting, (by_cell[0], by_cell[1]), (in_all[0], in_all[1]))

    def _tell(self, index: int, label: str, error: QuestionError | TooMuchError) -> None:
        self.errors.append(BatchError(index, label, error.what, error.remedy))
