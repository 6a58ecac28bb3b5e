"""The answers, as JSON has them. What they hold goes out as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from api.query.said import Said
from engine.port import Generation

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class District:
    """Whose committee reports; where a shared name stays open, there is no code."""

    name: str
    code: str | None
    level: str | None
    parent: str | None


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A passage that was found. `highlights` are spans of `text` in characters. `shown_title`: the name of a report without a title too."""

    id: str
    report_id: str
    url: str
    title: str
    shown_title: str
    file: str
    district: District | None
    date: str | None
    year: int | None
    year_inferred: bool
    kind: str
    order: int
    covers: list[int]
    part: str
    section: str
    heading_path: list[str]
    text: str
    highlights: list[Span]
    score: float
    slogans: list[str]
    flags: list[str]
    repaired: bool
    same_as: str | None
    citation: str


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`count`: the total with this value alone chosen in its facet. `parent`: of a region.

    `url` chooses it, or no more; it takes the place of a span without an end.
    """

    value: str | int
    label: str
    label_en: str
    count: int
    selected: bool
    url: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class FacetAnswer:
    """A page of the values of one facet, the most frequent first. `total`: how many there are, on all pages."""

    query: "ToldQuery"
    facet: str
    total: int
    values: list[FacetValue]
    page: int
    pages: int
    generation: "ToldGeneration"


@dataclass(frozen=True, slots=True)
class Completion:
    """How a text may go on. `kind` is slogan, word, district, value or field; `text` is all of it with the completion in place.

    `passages` are told where they are known, of a word those that hold it; `slogan` is the one that a form belongs to.
    """

    kind: str
    label: str
    text: str
    passages: int | None = None
    slogan: str | None = None


@dataclass(frozen=True, slots=True)
class SuggestAnswer:
    text: str
    completions: list[Completion]
    generation: "ToldGeneration"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said of how a question was read, in both languages; `code` is for programs.

    Where it tells of another search, `url` is that search, and `total` what it finds.
    """

    code: str
    zh: str
    en: str
    total: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Instead:
    """Another question that may have been meant, and how many passages it finds."""

    text: str
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class Looser:
    """A single change by which a search that finds nothing finds `total` passages.

    `change`: `filter` (that of `facet` left out, `text` its values, `text_en` in English), `part` (of the question, `text`, left out),
    `exact` (`text` no longer in quotation marks), `shorter` (of a quoted text only `text`, the longest part found), `copies` (counted too);
    where no single one does, `filters` (all left out), else words of the question: `alone` within the filters, `anywhere` without.
    """

    change: str
    facet: str
    text: str
    text_en: str
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class ToldQuery:
    """The question as it was typed and as it was read; `read_as` is a question too, and reads as the same one."""

    text: str
    read_as: str
    warnings: list[Note]
    did_you_mean: list[Instead]


@dataclass(frozen=True, slots=True)
class ToldGeneration:
    """The index that was asked: what its dictionary and its texts are is in `dictionary` and `corpus`."""

    id: str
    dictionary: str
    corpus: str
    built_at: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A report with how many of its passages were found, and the best few."""

    report_id: str
    title: str
    file: str
    count: int
    hits: list[ShownHit]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """A page of passages. `total` counts passages; `reports` counts reports where they are grouped by report.

    `nearby` holds passages that hold some of what was asked, where those that hold all of it do not fill the page: they are not counted.
    `looser` tells, where nothing is found, what would find something.
    """

    query: ToldQuery
    total: int
    took_ms: float
    hits: list[ShownHit]
    nearby: list[ShownHit]
    facets: dict[str, list[FacetValue]]
    page: int
    pages: int
    generation: ToldGeneration
    reports: int | None = None
    groups: list[ShownGroup] = field(default_factory=list)
    looser: list[Looser] = field(default_factory=list)


def told_query(text: str, read_as: str, said: Iterable[Said], instead: Iterable[Instead] = ()) -> ToldQuery:
    return ToldQuery(text, read_as, [Note(it.code, it.zh, it.en, it.total, it.url) for it in said], list(instead))


def told_generation(generation: Generation) -> ToldGeneration:
    about = generation.about
    return ToldGeneration(
        generation.name, str(about.get("dictionary", "")), str(about.get("corpus", "")), generation.built_at
    )
