"""What a person says about a source, in ``NAME.tifa.toml`` beside it: it overrules what parsing finds.

off = ["doubled", "rows"]                     # repairs that are not made in this source
order = ["开展重点协商", "坚持思想政治引领"]      # how each fragment begins, in reading order

[[report]]                                    # one table for each report, in the order of print
title = "…"
district = "500119"
date = "2024-01-10"
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import tomli

from indexer.file_bytes import file_bytes
from indexer.paragraph import BODY, HEADING, Paragraph
from indexer.plain import plain
from indexer.printed import bare
from indexer.report import District, Metadata
from indexer.unreadable import UnreadableError
from vocabulary import districts
from vocabulary.labels import KINDS

TEXTS = ("title", "subtitle", "kind", "district", "date", "speaker", "meeting", "publication", "page", "url")
YEARS = ("review_years", "plan_years")
KEYS = (*TEXTS, "year", *YEARS)
LARGEST = 2**20  # bytes
SHORTEST_BEGINNING = 4
_REPORT = re.compile(r"\s*\[\[\s*report\s*\]\]")

Said = dict[str, Any]


class SidecarError(ValueError):
    """A sidecar that cannot be used: each problem with its line and remedy."""

    def __init__(self, file: Path, problems: Iterable[str]) -> None:
        self.file = file
        self.problems = list(problems)
        super().__init__("\n".join(f"{file}: {problem}" for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Sidecar:
    off: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    file: Path = Path()
    reports: tuple[Said, ...] = field(default=())


def read_sidecar(file: Path, repairs: Iterable[str]) -> Sidecar:
    """Raises ``SidecarError`` with all that is wrong; ``repairs`` are the names that may stand in ``off``."""
    try:
        text = file_bytes(file, LARGEST).decode("utf-8-sig")
        content = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        raise SidecarError(
            file, [f"this is no TOML in UTF-8: {error}. Remedy: see docs/parse.md for its form"]
        ) from None
    except UnreadableError as error:
        raise SidecarError(file, [f"{error.what}. Remedy: {error.remedy}"]) from None
    problems = [
        f"line {_line(text, wrong)}: {wrong.what}. Remedy: {wrong.remedy}" for wrong in _wrong(content, list(repairs))
    ]
    if problems:
        raise SidecarError(file, problems)
    tables = content.get("report", [])
    return Sidecar(frozenset(content.get("off", [])), tuple(content.get("order", [])), file, tuple(tables))


class _Wrong(NamedTuple):
    """A key, in which [[report]] (0 where in none), what is wrong with its value, and the remedy."""

    key: str
    report: int
    what: str
    remedy: str


def _line(text: str, wrong: _Wrong) -> int:
    """Where the key stands in its table, or the table if it does not stand on a line of its own."""
    lines = text.splitlines()
    starts = [0, *(at for at, line in enumerate(lines) if _REPORT.match(line)), len(lines)]
    table = min(wrong.report, len(starts) - 2)
    start, end = starts[table], starts[table + 1] if table else len(lines)
    key = re.compile(rf"\s*\[*\s*[\"']?{re.escape(wrong.key)}\b")
    return next((at for at in range(start, end) if key.match(lines[at])), start) + 1


def _wrong(content: dict[str, Any], repairs: list[str]) -> Iterator[_Wrong]:
    for key in sorted(content.keys() - {"off", "order", "report"}):
        yield _Wrong(key, 0, f"unknown key {key!r}", "use off, order or [[report]]; metadata stand under [[report]]")
    for name in _texts(content.get("off", [])):
        if name not in repairs:
            near = get_close_matches(name, repairs, 1)
            remedy = f"write {near[0]!r}" if near else f"use {', '.join(repairs)}"
            yield _Wrong("off", 0, f"there is no repair {name!r}", remedy)
    for key in ("off", "order"):
        if not _is_texts(content.get(key, [])):
            yield _Wrong(key, 0, f"{key} is not a list of texts", f'write {key} = ["…", "…"]')
    for beginning in _texts(content.get("order", [])):
        if len(bare(beginning)) < SHORTEST_BEGINNING:
            what = f"{beginning!r} is too short to find a fragment by"
            yield _Wrong("order", 0, what, f"give {SHORTEST_BEGINNING} characters or more")
    tables = content.get("report", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        yield _Wrong("report", 0, "report is not a list of tables", "write [[report]]")
        return
    for number, table in enumerate(tables, 1):
        yield from (_Wrong(key, number, what, remedy) for key, what, remedy in _wrong_report(table))


def _texts(value: Any) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(text, str) for text in value)


def _wrong_report(table: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key, value in table.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            yield key, f"unknown key {key!r}", f"write {near[0]!r}" if near else f"use one of {', '.join(KEYS)}"
        elif key in TEXTS and not isinstance(value, str):
            yield key, f"{key} is not a text", "put it in double quotes"
        elif key == "year" and not _is_year(value):
            yield key, f"year is {value!r}", "write four digits without quotes"
        elif key in YEARS and not (isinstance(value, list) and all(map(_is_year, value))):
            yield key, f"{key} is not a list of years", f"write {key} = [2023, 2024]"
        elif key == "kind" and value not in KINDS:
            yield key, f"there is no kind {value!r}", f"use one of {', '.join(KINDS)}"
        elif key == "date" and value and not _is_date(value):
            yield key, f"date is {value!r}", "write it as YYYY-MM-DD"
        elif key == "district" and value and _district(value) is None:
            remedy = 'write its six-digit code, such as "500116", or "" for none'
            yield key, f"no one division is meant by {value!r}", remedy


def _is_year(value: Any) -> bool:
    return type(value) is int and 1900 <= value <= 2100


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value and _is_year(int(value[:4]))
    except ValueError:
        return False


def _district(value: str) -> District | None:
    found = districts.by_code(value) if value.isdigit() else districts.resolve(value)
    return District(found.name, found.code, found.level, found.parent) if found else None


def overrule(metadata: Metadata, said: Said) -> Metadata:
    """The metadata with what a person said in place of what was found."""
    values: dict[str, Any] = {
        key: sorted(set(value)) if key in YEARS else value for key, value in said.items() if key != "district"
    }
    if "district" in said:
        values["district"] = _district(said["district"]) if said["district"] else None
    if "date" in said:
        values["date"] = said["date"] or None
        values.setdefault("year", int(said["date"][:4]) if said["date"] else metadata.year)
    if "year" in values:
        values["year_inferred"] = False
    return replace(metadata, **values)


def ordered(paragraphs: list[Paragraph], sidecar: Sidecar) -> list[Paragraph]:
    """The paragraphs with their fragments in the order told; what stands before all of them stays first."""
    if not sidecar.order:
        return paragraphs
    starts = [_start(paragraphs, beginning, sidecar.file) for beginning in sidecar.order]
    for beginning, start in zip(sidecar.order, starts, strict=True):
        if starts.count(start) > 1:
            raise SidecarError(
                sidecar.file, [f"order: {beginning!r} and another begin one paragraph. Remedy: name it once"]
            )
    bounds = sorted({0, *starts, len(paragraphs)})
    following = dict(pairwise(bounds))
    firsts = starts if 0 in starts else [0, *starts]
    return [paragraph for start in firsts for paragraph in paragraphs[start : following[start]]]


def _start(paragraphs: list[Paragraph], beginning: str, file: Path) -> int:
    wanted = bare(plain(beginning))
    found = [
        at
        for at, paragraph in enumerate(paragraphs)
        if paragraph.role in (BODY, HEADING) and bare(paragraph.text).startswith(wanted)
    ]
    if len(found) != 1:
        what = (
            f"{len(found)} paragraphs begin with {beginning!r}" if found else f"no paragraph begins with {beginning!r}"
        )
        raise SidecarError(
            file, [f"order: {what}. Remedy: give the first characters of one, as `tifa parse` prints them"]
        )
    return found[0]
