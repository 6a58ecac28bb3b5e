"""A concordance for a terminal: each hit in the middle of its line, its surroundings on either side, by the width of what stands there."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from cli.hit import HIT
from cli.output import printable

if TYPE_CHECKING:
    from api.shown.kwic import Line

NARROWEST = 60  # cells: below, where a hit stands is left away
WHERE = 16  # cells of where it stands
WIDEST_HIT = 24


def aligned(lines: "Iterable[Line]", width: int) -> Iterator[Text]:
    """Each line as wide as ``width`` at most; the hits begin in the same column."""
    where = WHERE if width >= NARROWEST else 0
    side = (width - where - (2 if where else 0)) // 2 - WIDEST_HIT // 4
    for line in lines:
        told = Text()
        if where:
            told.append(_padded(_beginning(_where(line), where), where), "dim").append("  ")
        before = _ending(_plain(line.left), side)
        told.append(" " * (side - cell_len(before)) + before).append(_beginning(_plain(line.hit), WIDEST_HIT), HIT)
        yield told.append(_beginning(_plain(line.right), width - cell_len(told.plain)))


def _where(line: "Line") -> str:
    """The year first: where there is little room, it is the name that is cut."""
    name = line.district.name if line.district else line.file
    return _plain(f"{line.year or '    '} {name}")


def _plain(text: str) -> str:
    return printable("".join(" " if char.isspace() else char for char in text))


def _padded(text: str, cells: int) -> str:
    return text + " " * (cells - cell_len(text))


def _beginning(text: str, cells: int) -> str:
    """As much of the beginning as has room; a wide character is never halved."""
    for at, char in enumerate(text):
        cells -= cell_len(char)
        if cells < 0:
            return text[:at]
    return text


def _ending(text: str, cells: int) -> str:
    return _beginning(text[::-1], cells)[::-1]
