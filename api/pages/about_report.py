"""What is known of a report, as a list of facts; what is not known is left out, but for its district and year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from api.links import query_string
from api.request import Chosen, SearchRequest
from api.shown.labels import label
from vocabulary import districts

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fact:
    """``value`` in Chinese and in English; where it is empty, ``note`` names a text that says so."""

    name: str
    value: tuple[str, str]
    url: str = ""
    note: str = ""


def facts(record: Told) -> list[Fact]:
    """In the order in which a reader asks for them."""
    return [_district(record["district"]), *_when(record), *_printed(record), *_of_years(record), *_address(record)]


def _district(told: Told | None) -> Fact:
    if not told:
        return Fact("district", ("", ""), note="no_district")
    code = told["code"] or ""
    name = districts.full_name(code) or told["name"]
    return Fact("district", (name, name), _searching(Chosen(district=(code,))) if code else "")


def _when(record: Told) -> Iterator[Fact]:
    if record["date"]:
        yield _same("date", record["date"])
    if not record["year"]:
        yield Fact("year", ("", ""), note="no_year")
        return
    year = str(record["year"])
    note = "year_worked_out" if record["year_inferred"] else ""
    yield Fact("year", (year, year), _searching(Chosen(year=(year,))), note)


def _printed(record: Told) -> Iterator[Fact]:
    yield from (_same(name, record[name]) for name in ("meeting", "speaker", "publication", "page") if record[name])
    yield Fact("kind", label("kind", record["kind"]))


def _of_years(record: Told) -> Iterator[Fact]:
    yield from (_same(name, spans(record[name])) for name in ("review_years", "plan_years") if record[name])


def _address(record: Told) -> Iterator[Fact]:
    """It leads somewhere only if it is one of the web: what a person wrote into a sidecar may be anything."""
    url = record["url"]
    if url:
        yield Fact("url", (url, url), url if is_of_the_web(url) else "")


def is_of_the_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def spans(years: Sequence[int]) -> str:
    """2018–2022, 2024."""
    ends = [after for before, after in pairwise(years) if after != before + 1]
    starts = [years[0], *ends]
    lasts = [*(years[years.index(end) - 1] for end in ends), years[-1]]
    return ", ".join(f"{a}–{b}" if a != b else str(a) for a, b in zip(starts, lasts, strict=True))


def _same(name: str, value: str) -> Fact:
    return Fact(name, (value, value))


def _searching(chosen: Chosen) -> str:
    return query_string(SearchRequest(chosen=chosen))
