"""Two reports compared, as it is shown: what each has, what of their slogans, sections and passages is in both."""

from dataclasses import dataclass

from api.shown.answer import District, Span, ToldGeneration


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """`characters` are folded ones of its passages; `kept`: how many of them were carried over, or are the same in what was reworded."""

    id: str
    url: str
    title: str
    shown_title: str
    subtitle: str
    file: str
    district: District | None
    year: int | None
    year_inferred: bool
    date: str | None
    kind: str
    same_as: str | None
    passages: int
    characters: int
    kept: int
    citation: str


@dataclass(frozen=True, slots=True)
class OneSide:
    """How many passages of a report hold a slogan, how often it occurs, and how often within no longer one (`free`).

    `url` is the report with these passages marked.
    """

    passages: int
    occurrences: int
    free: int
    url: str


@dataclass(frozen=True, slots=True)
class ComparedSlogan:
    """A slogan in both reports, or in one: the other is null."""

    slogan: str
    category: str
    category_label: str
    slogan_url: str
    a: OneSide | None
    b: OneSide | None


@dataclass(frozen=True, slots=True)
class ComparedSlogans:
    """`added` are in b and not in a, `dropped` in a and not in b, `kept` in both: each the most frequent first."""

    added: list[ComparedSlogan]
    dropped: list[ComparedSlogan]
    kept: list[ComparedSlogan]


@dataclass(frozen=True, slots=True)
class SectionShare:
    """What a section takes of a report. `share` is of its folded characters; null where it has none. `url` marks its passages."""

    passages: int
    characters: int
    share: float | None
    url: str


@dataclass(frozen=True, slots=True)
class ComparedSection:
    section: str
    label: str
    label_en: str
    a: SectionShare
    b: SectionShare


@dataclass(frozen=True, slots=True)
class FoundElsewhere:
    """The sentence at `span` stands at `other_span` of a passage of the other report; `share` of their characters is the same."""

    span: Span
    passage: str
    url: str
    order: int
    other_span: Span
    share: float


@dataclass(frozen=True, slots=True)
class ComparedPassage:
    """`elsewhere`: sentences that are not the same in the passage beside it, and stand in another place of the other report."""

    id: str
    url: str
    order: int
    part: str
    section: str
    heading_path: list[str]
    text: str
    elsewhere: list[FoundElsewhere]


@dataclass(frozen=True, slots=True)
class ComparedPiece:
    """Spans of both texts. `kind`: same (but for marks that a fold drops), deleted (of b nothing), inserted (of a nothing) or replaced.

    The spans of all pieces, joined, are the whole text of either side.
    """

    kind: str
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """`kind` is carried, reworded, only_a or only_b. `share` of their characters is the same. `moved`: its place is another."""

    kind: str
    a: ComparedPassage | None
    b: ComparedPassage | None
    share: float | None
    moved: bool
    pieces: list[ComparedPiece]


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many passages were carried over or reworded, in both reports alike, and how many are in one alone."""

    carried: int
    reworded: int
    only_a: int
    only_b: int


@dataclass(frozen=True, slots=True)
class CompareAnswer:
    """`earlier` is a or b, null where that is not known. `counts` are of all; `rows` are of the kinds that are shown, in the order of b."""

    a: ComparedReport
    b: ComparedReport
    earlier: str | None
    slogans: ComparedSlogans
    sections: list[ComparedSection]
    counts: RowCounts
    show: list[str]
    rows: list[ComparedRow]
    generation: ToldGeneration
