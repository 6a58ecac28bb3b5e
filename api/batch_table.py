"""A batch as a flat table: a cell a row, for programs that know no nesting."""

from collections.abc import Iterator, Sequence
from typing import Any

from api.links import search_link
from api.query.values import NONE
from api.shown.batch import BatchAnswer, BatchError
from api.shown.table import Cell

_FIGURES = ("passages", "occurrences", "free", "reports", "of_reports", "share", "characters", "rate")


def columns(by: Sequence[str]) -> tuple[str, ...]:
    places = (each for name in by for each in (name, f"{name}_label"))
    return ("index", "label", "q", "read_as", *places, *_FIGURES, "url", "generation", "error")


def as_rows(found: BatchAnswer, site: str) -> Iterator[dict[str, Any]]:
    """The long form; without dimensions, the totals. What has no value is ``none``, and a line that was not counted says why.

    ``site`` is what addresses begin with.
    """
    read = {line.index: {"q": line.query.text, "read_as": line.query.read_as} for line in found.queries}
    totals = [(line.index, line.label, line.total) for line in found.queries]
    cells = [(row.index, row.label, row) for row in found.rows] if found.by else totals
    for index, label, cell in cells:
        yield {"index": index, "label": label, **read[index], **_flat(found, cell, site)}
    yield from (_of_error(found, error) for error in found.errors)


def _flat(found: BatchAnswer, cell: Cell, site: str) -> dict[str, Any]:
    figures = {name: getattr(cell, name) for name in _FIGURES} | {"url": search_link(cell.url, site)}
    places = {name: NONE if value is None else value for name, value in cell.place.items()}
    labels = {f"{name}_label": text for name, text in cell.labels.items()}
    return {**figures, **places, **labels, "generation": found.generation.id, "error": None}


def _of_error(found: BatchAnswer, error: BatchError) -> dict[str, Any]:
    nothing = dict.fromkeys(columns(found.by))
    told = f"{error.what}; {error.remedy}"
    return {**nothing, "index": error.index, "label": error.label, "generation": found.generation.id, "error": told}
