"""A concordance as a flat table: an occurrence a row, each with what was asked, of which index, and when."""

from collections.abc import Iterator
from typing import Any

from api.export import WHOLE, told_of_whole
from api.following import Opened
from api.kwic import all_lines
from api.kwic_request import KwicRequest
from api.shown.kwic import Line

COLUMNS = (
    "passage_id",
    "report_id",
    "file",
    "title",
    "district",
    "district_code",
    "year",
    "left",
    "hit",
    "right",
    "start",
    "end",
    "slogan",
    "nested_in",
    "url",
    *WHOLE,
)


def kwic_rows(wanted: KwicRequest, opened: Opened, site: str = "") -> tuple[int, Iterator[dict[str, Any]]]:
    """Every occurrence, whatever page is asked for, with how many there are; rows are looked up as they are taken."""
    found = all_lines(wanted, opened)
    whole = told_of_whole(wanted.within, found.read_as, opened, site)
    return found.total, (_row(line, site) | whole for line in found.lines)


def _row(line: Line, site: str) -> dict[str, Any]:
    start, end = line.span
    told: dict[str, Any] = {name: getattr(line, name, None) for name in COLUMNS if name not in WHOLE}
    district = line.district
    return told | {
        "district": district and district.name,
        "district_code": district and district.code,
        "start": start,
        "end": end,
        "url": f"{site}{line.url}",
    }
