"""Tables of counts as they are shown: every cell with what it is a share and a rate of, and the search behind it."""

from dataclasses import dataclass

Place = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """How much stands in a cell.

    `place`: the value of each dimension, null for what has none; `labels` names them. `share` is `reports` of all `of_reports` in the
    cell, `rate` is occurrences per 10,000 of all its folded `characters`; null where there is nothing to take it of. `occurrences`
    counts nested ones too, `free` does not; null where they are not counted. `url` finds just these passages.
    """

    place: dict[str, str | int | None]
    labels: dict[str, str]
    passages: int
    occurrences: int | None
    free: int | None
    reports: int
    of_reports: int
    share: float | None
    characters: int
    rate: float | None
    url: str
