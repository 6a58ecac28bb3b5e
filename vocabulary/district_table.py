"""The divisions of China as `data/districts.tsv` lists them, by code, by full name and by short name.

The table is read when first asked for; of its 7,000 lines only those become a `District` that somebody asks for.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from vocabulary.short_names import short_names

PROVINCE, CITY, COUNTY = "province", "city", "county"
"""The levels of `labels.LEVELS` that have divisions."""


@dataclass(frozen=True, slots=True)
class District:
    """A division of today, or as it was called and coded until the year `until`.

    `former` are the full names that a division of today had before, the latest first. `heirs` are the codes of what
    there is of it today: its own if it is in force, one where it was renamed or taken in, several where it was divided,
    none where nothing is known. `since` is None for what the first yearly list, of 1980, already has.
    """

    code: str
    name: str
    level: str
    parent: str | None
    aliases: tuple[str, ...]
    former: tuple[str, ...]
    since: int | None
    until: int | None
    heirs: tuple[str, ...]

    @property
    def current(self) -> bool:
        return self.until is None


class Row(NamedTuple):
    """A line of the table: one name that a code stood for."""

    code: str
    since: str
    until: str
    became: str
    name: str


@dataclass(frozen=True, slots=True)
class _Table:
    by_code: dict[str, list[Row]]
    by_name: dict[str, list[Row]]
    names_by_alias: dict[str, list[str]]
    former: dict[str, tuple[str, ...]]


CODE_LENGTH = 6


@cache
def _table() -> _Table:
    rows = _rows()
    by_code: dict[str, list[Row]] = defaultdict(list)
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
        by_name[row.name].append(row)
    names_by_alias: dict[str, list[str]] = defaultdict(list)
    for name in by_name:
        for alias in short_names(name):
            names_by_alias[alias].append(name)
    return _Table(dict(by_code), dict(by_name), dict(names_by_alias), _former_names(rows))


@cache
def _text() -> str:
    return (Path(__file__).parent / "data" / "districts.tsv").read_text(encoding="utf-8")


def _rows() -> list[Row]:
    return [Row._make(line.split("\t")) for line in _text().splitlines() if line[0] != "#"]


@cache
def _codes() -> frozenset[str]:
    return frozenset(line[:CODE_LENGTH] for line in _text().splitlines() if line[0] != "#")


def is_code(code: str) -> bool:
    """Whether the code is or was in force; known without reading the whole table."""
    return code in _codes()


def _former_names(rows: list[Row]) -> dict[str, tuple[str, ...]]:
    renamed = sorted((row for row in rows if row.became.startswith("=")), key=lambda row: row.until, reverse=True)
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for row in renamed:
        names[row.became.removeprefix("=")][row.name] = None
    return {code: tuple(found) for code, found in names.items()}


@cache
def _district(row: Row) -> District:
    level, parent = _place(row.code)
    heirs = tuple(row.became.removeprefix("=").split(";")) if row.became else ()
    former = () if row.until else _table().former.get(row.code, ())
    return District(
        row.code,
        row.name,
        level,
        parent,
        aliases=short_names(row.name),
        former=tuple(name for name in former if name != row.name),
        since=int(row.since) if row.since else None,
        until=int(row.until) if row.until else None,
        heirs=heirs if row.until else (row.code,),
    )


def _place(code: str) -> tuple[str, str | None]:
    """Level and parent, as the code tells them. A county without a city above it lies in its province directly."""
    province, city = code[:2] + "0000", code[:4] + "00"
    if code == province:
        return PROVINCE, None
    if code == city:
        return CITY, province
    return COUNTY, city if city in _table().by_code else province


def _districts(rows: Iterable[Row]) -> tuple[District, ...]:
    return tuple(_district(row) for row in rows)


def codes() -> Iterable[str]:
    """Every code that is or was in force, in order."""
    return _table().by_code


def coded(code: str) -> tuple[District, ...]:
    """All that the code ever stood for, the present or last one at the end."""
    return _districts(sorted(_table().by_code.get(code, ()), key=lambda row: row.until or "9999"))


def named(name: str) -> tuple[District, ...]:
    """All that have or had this full name."""
    return _districts(_table().by_name.get(name, ()))


def called(alias: str) -> tuple[District, ...]:
    """All that have or had this short name."""
    return tuple(district for name in _table().names_by_alias.get(alias, ()) for district in named(name))
