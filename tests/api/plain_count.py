"""The passages of an index as plain rows, and counts of them written for the tests: one passage after the other."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.following import Opened
from engine.question import Hit, Question
from tests.analyzers.second_fold import second_fold


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    report: str
    order: int
    text: str
    folded: str
    district: str | None
    year: int | None
    section: str
    slogans: tuple[str, ...]
    times: int
    free: int


def rows(opened: Opened, slogan: str = "", *, copies: bool = False) -> list[Row]:
    """All passages, with how often a slogan occurs in each."""
    return [_row(hit, slogan, opened) for hit in opened.reader.scan(Question(copies=copies))]


def _row(hit: Hit, slogan: str, opened: Opened) -> Row:
    told = json.loads(hit.passage)
    mentions = [it for it in opened.analyzer.analyze(hit.text).mentions if it.slogan == slogan] if slogan else []
    district = told["report"]["district"]
    return Row(
        hit.id,
        hit.report,
        told["order"],
        hit.text,
        second_fold(hit.text),
        district and district["code"],
        told["report"]["year"],
        told["section"],
        tuple(told["slogans"]),
        len(mentions),
        sum(it.nested_in is None for it in mentions),
    )


def reports(found: Iterable[Row]) -> int:
    return len({row.report for row in found})


def where(found: Iterable[Row], place: dict[str, Any]) -> list[Row]:
    """Those that have all these values; None is having none."""
    return [row for row in found if all(getattr(row, name) == value for name, value in place.items())]


def characters(found: Iterable[Row]) -> int:
    return sum(len(row.folded) for row in found)
