"""Answers that are files: a name that any system takes, and a stream that breaks off where it fails."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import quote

from starlette.responses import StreamingResponse

from api.export import FORMATS, Export, export, in_parts
from api.following import Following
from api.request import SearchRequest

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


class Download:
    """An export that has begun: what cannot be asked was refused, and its generation stays open until the end of its parts."""

    def __init__(self, following: Following, request: SearchRequest, kind: str, site: str) -> None:
        self._parts = self._run(following, request, kind, site)
        self.found: Export
        next(self._parts)

    def response(self, name: str, kind: str) -> StreamingResponse:
        return StreamingResponse(
            self._parts,
            media_type=TYPES[kind].media_type,
            headers={**file_headers(name, kind), "X-Total-Count": str(self.found.total)},
        )

    def _run(self, following: Following, request: SearchRequest, kind: str, site: str) -> Iterator[bytes]:
        """The first part holds nothing: whoever takes it knows that the rest can be asked."""
        with following.opened() as opened:
            self.found = export(request, opened, site)
            yield b""
            yield from in_parts(FORMATS[kind](self.found))


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
