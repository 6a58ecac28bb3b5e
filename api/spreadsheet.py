"""Rows as text that a spreadsheet opens: exact as RFC 4180 has it, or guarded for programs that run what looks like a formula."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from types import MappingProxyType
from typing import Any

BYTE_ORDER_MARK = "\ufeff"
# What a cell begins with that would be run, also behind what is not seen.
_FORMULA = re.compile(r"[\t\r\n]|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")
# What would be taken for a number and come out as another text: an id of 16 digits, or with an e among them, or a 0 before them.
_NUMBER = re.compile(r"\d{16,}|0\d+|\d+e\d+", re.ASCII | re.IGNORECASE)


def exact(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A line each, the names of the columns first; every text as it is."""
    return _lines(list(columns), rows, str)


def guarded(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """For Excel: it knows the encoding by the first character; a cell that it would run begins with an apostrophe, and digits that it would
    round are told to be a text.
    """
    yield BYTE_ORDER_MARK
    yield from _lines(list(columns), rows, guard)


FORMATS = MappingProxyType({"csv": exact, "excel": guarded})


def guard(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return f'="{text}"'
    return f"'{text}" if _FORMULA.match(text) else text


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
