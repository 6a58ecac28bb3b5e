"""Reports as they are shown: in a list, and whole."""

from dataclasses import dataclass
from typing import Any

from analyzers.mentions import Mention
from api.shown.answer import District, Span, ToldGeneration, ToldQuery
from api.shown.citation import Cited


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report of which `passages` were found. `url` shows it with these marked."""

    id: str
    url: str
    title: str
    shown_title: str
    subtitle: str
    district: District | None
    year: int | None
    year_inferred: bool
    date: str | None
    kind: str
    same_as: str | None
    passages: int
    citation: str


@dataclass(frozen=True, slots=True)
class ReportsAnswer:
    """A page of reports. `total` counts reports, `passages` what was found in all of them."""

    query: ToldQuery
    total: int
    passages: int
    reports: list[ShownReport]
    page: int
    pages: int
    generation: ToldGeneration


@dataclass(frozen=True, slots=True)
class SloganOfReport:
    """How many passages hold it, how often it occurs, and how often within no longer slogan (`free`)."""

    slogan: str
    url: str
    passages: int
    occurrences: int
    free: int


@dataclass(frozen=True, slots=True)
class WholeReport:
    """`report` is the record that `tifa parse` prints. `highlights`: of each passage that a question finds, what to mark.

    `mentions`, where they are asked for: of each passage that holds any, the slogans in it with their spans.
    """

    id: str
    url: str
    shown_title: str
    report: dict[str, Any]
    slogans: list[SloganOfReport]
    query: ToldQuery
    highlights: dict[str, list[Span]]
    mentions: dict[str, list[Mention]]
    citation: Cited
    generation: ToldGeneration
