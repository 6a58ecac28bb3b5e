"""All that a search finds, on standard output as it is looked up."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cli.opened import with_index
from cli.output import printable
from cli.place import Place

if TYPE_CHECKING:
    from api.following import Opened
    from api.kwic_request import KwicRequest
    from api.request import SearchRequest


def print_all(asked: "SearchRequest", place: Place) -> None:
    """Passages as exact CSV."""
    from api.export import as_csv, export  # noqa: PLC0415 - slow to import, and --help does not need it

    _print(lambda opened: as_csv(export(asked, opened)), place)


def print_all_lines(asked: "KwicRequest", place: Place) -> None:
    """A concordance as exact CSV."""
    from api.kwic_table import COLUMNS, kwic_rows  # noqa: PLC0415
    from api.spreadsheet import exact  # noqa: PLC0415

    _print(lambda opened: exact(COLUMNS, kwic_rows(asked, opened)[1]), place)


def _print(found: "Callable[[Opened], Iterator[str]]", place: Place) -> None:
    """In UTF-8, whatever the terminal's encoding; on a terminal itself, what would steer it has a stand-in."""
    with_index(place, lambda opened: _write(found(opened)))


def _write(rows: Iterator[str]) -> None:
    from api.export import in_parts  # noqa: PLC0415

    if sys.stdout.isatty():
        for row in rows:
            sys.stdout.write(f"{printable(row.rstrip())}\n")
        return
    sys.stdout.flush()
    for part in in_parts(rows):
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
