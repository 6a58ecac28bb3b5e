"""Answers that are files: a name that any system takes, and a stream that breaks off where it fails."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from starlette.responses import StreamingResponse

from api.export import in_parts
from api.following import Following, Opened

LONGEST_NAME = 40  # characters of the question in it
_STRANGE = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class FileType:
    ending: str
    media_type: str


TYPES = MappingProxyType(
    {
        "csv": FileType("csv", "text/csv; charset=utf-8; header=present"),
        "excel": FileType("csv", "text/csv; charset=utf-8; header=present"),
        "jsonl": FileType("jsonl", "application/x-ndjson; charset=utf-8"),
    }
)


@dataclass(frozen=True, slots=True)
class Table:
    """How many rows there are, and the lines that tell them, looked up as they are taken."""

    total: int
    lines: Iterator[str]


class Download:
    """A file that has begun: what cannot be asked was refused, and its generation stays open until the end of its parts."""

    def __init__(self, following: Following, work: Callable[[Opened], Table]) -> None:
        self._parts = self._run(following, work)
        self._total = 0
        next(self._parts)

    def response(self, name: str, kind: str) -> StreamingResponse:
        return StreamingResponse(
            self._parts,
            media_type=TYPES[kind].media_type,
            headers={**file_headers(name, kind), "X-Total-Count": str(self._total)},
        )

    def _run(self, following: Following, work: Callable[[Opened], Table]) -> Iterator[bytes]:
        """The first part holds nothing: whoever takes it knows that the rest can be asked."""
        with following.opened() as opened:
            table = work(opened)
            self._total = table.total
            yield b""
            yield from in_parts(table.lines)


def file_headers(name: str, kind: str) -> dict[str, str]:
    """As RFC 6266 says: a plain name for old programs, and the one with Chinese in it."""
    ending = TYPES[kind].ending
    told = _STRANGE.sub("-", name)[:LONGEST_NAME].strip("-_")
    full = f"tifa-{told}.{ending}" if told else f"tifa.{ending}"
    return {
        "Content-Disposition": f"attachment; filename=\"tifa.{ending}\"; filename*=UTF-8''{quote(full, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
