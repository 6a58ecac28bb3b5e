"""What parsing finds: reports with their passages, as `tifa parse` prints them."""

from dataclasses import dataclass, field
from typing import Any

from indexer.strand import Repair, Span


@dataclass(frozen=True, slots=True)
class District:
    """Whose committee reports. Where a shared name stays open, code and parent are None."""

    name: str
    code: str | None
    level: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Caption:
    text: str
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Furniture:
    text: str
    reason: str
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class Passage:
    id: str
    order: int
    text: str
    part: str
    section: str
    heading_path: list[str]
    covers: list[int]
    slogans: list[str]
    repairs: list[Repair]
    flags: list[str]
    spans: list[Span]

    def as_dict(self) -> dict[str, Any]:
        repairs = [
            {"kind": repair.kind, "before": repair.before, "after": repair.after, "span": [repair.start, repair.end]}
            for repair in self.repairs
        ]
        return {
            "id": self.id,
            "order": self.order,
            "text": self.text,
            "part": self.part,
            "section": self.section,
            "heading_path": self.heading_path,
            "covers": self.covers,
            "slogans": self.slogans,
            "repairs": repairs,
            "flags": self.flags,
            "spans": _pairs(self.spans),
        }


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is told about a report: by its text, or by a person in a sidecar file."""

    title: str = ""
    subtitle: str = ""
    kind: str = "other"
    district: District | None = None
    date: str | None = None
    year: int | None = None
    year_inferred: bool = False
    review_years: list[int] = field(default_factory=list)
    plan_years: list[int] = field(default_factory=list)
    speaker: str = ""
    meeting: str = ""
    publication: str = ""
    page: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    id: str
    file: str
    sha256: str
    encoding: str
    metadata: Metadata
    same_as: str | None
    incomplete_start: bool
    incomplete_end: bool
    passages: list[Passage]
    headings: list[Heading]
    captions: list[Caption]
    furniture: list[Furniture]

    def as_dict(self) -> dict[str, Any]:
        about = self.metadata
        district = about.district
        return {
            "id": self.id,
            "source": {"file": self.file, "sha256": self.sha256, "encoding": self.encoding},
            "title": about.title,
            "subtitle": about.subtitle,
            "kind": about.kind,
            "district": district
            and {"name": district.name, "code": district.code, "level": district.level, "parent": district.parent},
            "date": about.date,
            "year": about.year,
            "year_inferred": about.year_inferred,
            "review_years": about.review_years,
            "plan_years": about.plan_years,
            "speaker": about.speaker,
            "meeting": about.meeting,
            "publication": about.publication,
            "page": about.page,
            "url": about.url,
            "same_as": self.same_as,
            "incomplete_start": self.incomplete_start,
            "incomplete_end": self.incomplete_end,
            "passages": [passage.as_dict() for passage in self.passages],
            "headings": [{"text": it.text, "level": it.level, "spans": _pairs(it.spans)} for it in self.headings],
            "captions": [{"text": it.text, "spans": _pairs(it.spans)} for it in self.captions],
            "furniture": [{"text": it.text, "reason": it.reason, "spans": _pairs(it.spans)} for it in self.furniture],
        }


def _pairs(spans: list[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
