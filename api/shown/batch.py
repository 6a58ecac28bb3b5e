"""Many questions counted at once, as they are shown."""

from dataclasses import dataclass, fields

from api.shown.answer import ToldGeneration, ToldQuery
from api.shown.table import Cell


@dataclass(frozen=True, slots=True)
class BatchRow(Cell):
    """A cell of one of the questions, the one at `index` of those that were sent."""

    index: int
    label: str

    @classmethod
    def of(cls, cell: Cell, index: int, label: str) -> "BatchRow":
        return cls(**{field.name: getattr(cell, field.name) for field in fields(Cell)}, index=index, label=label)


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A question as it was read, with what it finds in all."""

    index: int
    label: str
    query: ToldQuery
    total: Cell


@dataclass(frozen=True, slots=True)
class BatchError:
    """What of a line could not be counted, and what to do about it."""

    index: int
    label: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class BatchAnswer:
    """`rows` is the long form: every question in every cell in which there are reports, none without dimensions.

    `queries` hold the totals, `errors` the lines that could not be counted, or whose occurrences could not.
    """

    by: list[str]
    queries: list[BatchLine]
    rows: list[BatchRow]
    errors: list[BatchError]
    generation: ToldGeneration
