"""Rows as text that a spreadsheet opens: exact as RFC 4180 has it, or guarded for programs that run what looks like a formula."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from types import MappingProxyType
from typing import Any

BYTE_ORDER_MARK = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a cell begins with that would be run


def exact(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line each, the names of the columns first; every text as it is."""
    return _lines(list(columns), rows, str)


def guarded(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """For Excel: it knows the encoding by the first character, and a cell that it would run begins with an apostrophe."""
    yield BYTE_ORDER_MARK
    yield from _lines(list(columns), rows, guard)


FORMATS = MappingProxyType({"csv": exact, "excel": guarded})


def guard(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _lines(columns: list[str], rows: Iterable[Mapping[str, Any]], cell: Callable[[str], str]) -> Iterator[str]:
    line = StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(columns)
    yield _taken(line)
    for row in rows:
        writer.writerow([cell(_text(row[name])) for name in columns])
        yield _taken(line)


def _taken(line: StringIO) -> str:
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return "; ".join(map(str, value))
        case _:
            return str(value)
