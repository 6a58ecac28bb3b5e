"""Many questions counted at once, in every cell of a table; a line that cannot be read is told, and the others go on."""

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
from api.tables import Cells, Counting, Figures
from api.understood import understood
from engine.errors import QuestionError, TooMuchError
from engine.measure import Characters, Passages, Reports
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


class _Base(NamedTuple):
    """What shares and rates are taken of: reports and characters, by cell and in all."""

    counting: Counting
    by_cell: tuple[Cells, Cells]
    in_all: tuple[Cells, Cells]


def batch(wanted: BatchRequest, opened: Opened) -> BatchAnswer:
    _check(wanted)
    counted = _Batch(wanted, opened)
    for index, line in enumerate(wanted.lines):
        counted.take(index, line)
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

    def _count(self, line: Line) -> None:
        request = SearchRequest(line.text, self._wanted.chosen)
        asked = understood(request, self._opened)
        read_as = asked.reading.read_as
        if not read_as:
            raise QuestionError("there is nothing to look for in it", "write a word, a phrase or a filter")
        measures = occurrences(asked)
        try:
            total, cells = self._tables(request, asked, measures)
        except TooMuchError as error:  # to look through, not to count
            self._tell(line.index, line.label, error)
            total, cells = self._tables(request, asked, (None, None))
        self.queries.append(BatchLine(line.index, line.label, told_query(line.text, read_as, asked.said), total))
        self.rows += [BatchRow.of(cell, line.index, line.label) for cell in cells]

    def _tables(self, request: SearchRequest, asked: Asking, measures: Measures) -> tuple[Cell, list[Cell]]:
        """All in one cell, and the cells."""
        found, by, read_as = plain(asked.question), self._wanted.by, asked.reading.read_as
        [total] = self._figures(found, (), measures).rows((), request, read_as)
        return total, self._figures(found, by, measures).rows(by, request, read_as) if by else []

    def _figures(self, found: Question, names: tuple[str, ...], measures: Measures) -> Figures:
        counting = self._base.counting
        of_reports, characters = self._base.by_cell if names else self._base.in_all
        times, free = (counting.cells(found, names, measure) if measure else None for measure in measures)
        return Figures(
            passages=counting.cells(found, names, Passages()),
            reports=counting.cells(found, names, Reports()),
            of_reports=of_reports,
            characters=characters,
            occurrences=times,
            free=free,
        )

    def _based(self, everything: Question) -> _Base:
        counting = Counting(self._opened.reader, everything, self._wanted.by)
        by_cell, in_all = (
            tuple(counting.cells(everything, names, measure) for measure in (Reports(), Characters()))
            for names in (self._wanted.by, ())
        )
        return _Base(counting, (by_cell[0], by_cell[1]), (in_all[0], in_all[1]))

    def _tell(self, index: int, label: str, error: QuestionError | TooMuchError) -> None:
        self.errors.append(BatchError(index, label, error.what, error.remedy))
