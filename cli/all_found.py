"""All that a search finds, on standard output as it is looked up."""

import sys
from typing import TYPE_CHECKING

from cli.opened import with_index
from cli.output import printable
from cli.place import Place

if TYPE_CHECKING:
    from api.following import Opened
    from api.request import SearchRequest


def print_all(asked: "SearchRequest", place: Place) -> None:
    """Exact CSV in UTF-8, whatever the terminal's encoding; on a terminal itself, what would steer it has a stand-in."""
    with_index(place, lambda opened: _print(asked, opened))


def _print(asked: "SearchRequest", opened: "Opened") -> None:
    from api.export import as_csv, export, in_parts  # noqa: PLC0415 - slow to import, and --help does not need it

    found = export(asked, opened)
    if sys.stdout.isatty():
        for row in as_csv(found):
            sys.stdout.write(f"{printable(row.rstrip())}\n")
        return
    sys.stdout.flush()
    for part in in_parts(as_csv(found)):
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
