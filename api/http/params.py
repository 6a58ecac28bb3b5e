"""The parameters of a search, as they are documented and checked; an unknown one is refused, for a filter mistyped would count wrongly."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from api.batch import MOST_DIMENSIONS, MOST_QUERIES, BatchRequest
from api.facet import MOST_VALUES as MOST_VALUES_SHOWN
from api.facet import VALUES, FacetRequest
from api.kwic_request import LINES, WIDTH, KwicRequest
from api.query.reading import LONGEST
from api.request import LARGEST_PAGE, PAGE_SIZE, Chosen, SearchRequest
from api.slogan_request import SLOGANS, SloganRequest, SlogansRequest
from vocabulary.labels import CATEGORIES, LEVELS, Labels

MOST_VALUES = 50  # of one facet
LONGEST_VALUE = 200
LARGEST_LIST = 100
Dimension = Literal["district", "region", "year", "section", "part", "kind", "covers"]
FacetName = Literal["district", "region", "year", "covers", "part", "section", "slogan", "kind"]
Value = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_VALUE)]


def _values(what: str, *examples: str) -> list[str]:
    """The declaration of a facet's parameter."""
    field: list[str] = Field(
        default=[], max_length=MOST_VALUES, description=f"{what}; several are either.", examples=[list(examples)]
    )
    return field


class ChosenParams(BaseModel):
    """What is chosen in facets."""

    model_config = ConfigDict(extra="forbid")

    district: list[Value] = _values("A district by code or name, itself alone", "江津区")
    region: list[Value] = _values("A district with all below it", "重庆市")
    year: list[Value] = _values("The year in which the report was given, or a span", "2023", "2022..2024")
    covers: list[Value] = _values("A work year that is spoken of, or a span", "2022")
    part: list[Value] = _values("The place in the report: opening, review, plan, closing, other", "review")
    section: list[Value] = _values("The theme of the passage, by key or label", "proposals")
    slogan: list[Value] = _values("A slogan in any of its forms", "全过程人民民主")
    slogan_all: list[Value] = Field(
        default=[], max_length=MOST_VALUES, description="Slogans that must all be there.", examples=[["渝事好商量"]]
    )
    kind: list[Value] = _values("What the report is: report, feature, editorial, news, other", "report")
    copies: bool = Field(default=False, description="Also what another source gives too; left out otherwise.")

    def chosen(self) -> Chosen:
        return Chosen(
            tuple(self.district),
            tuple(self.region),
            tuple(self.year),
            tuple(self.covers),
            tuple(self.part),
            tuple(self.section),
            tuple(self.slogan),
            tuple(self.slogan_all),
            tuple(self.kind),
            self.copies,
        )


class AskedParams(ChosenParams):
    """A question with what is chosen beside it."""

    q: str = Field(
        default="",
        max_length=LONGEST,
        description="The question in the query language; nothing finds everything.",
        examples=["老旧小区改造", "“全过程人民民主” year:2022..2024"],
    )


class SortedParams(AskedParams):
    """A question whose hits stand in an order."""

    sort: Literal["", "relevance", "date", "-date", "year", "-year", "district", "-district"] = Field(
        default="",
        description="The order of the hits, `-` for the last first; left open by relevance where something ranks, else -year.",
    )
    page: int = Field(default=1, ge=1, le=1_000_000, description="Pages reach 10,000 hits deep; `export` gives all.")


class SearchParams(SortedParams):
    group: Literal["", "report"] = Field(default="", description="`report` groups the hits by report.")
    size: int = Field(default=PAGE_SIZE, ge=1, le=LARGEST_PAGE, description="Hits, or reports, of a page.")
    loosen: bool = Field(
        default=True, description="Whether a question that finds nothing is read more loosely, which is said."
    )

    def asked(self) -> SearchRequest:
        return SearchRequest(self.q, self.chosen(), self.sort, self.group, self.page, self.size, self.loosen)


class ListParams(SortedParams):
    size: int = Field(default=PAGE_SIZE, ge=1, le=LARGEST_LIST, description="Reports of a page.")

    def asked(self) -> SearchRequest:
        return SearchRequest(self.q, self.chosen(), self.sort, page=self.page, size=self.size)


class MarkParams(BaseModel):
    """What to mark."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(default="", max_length=LONGEST, description="A question whose hits are marked.", examples=["协商"])


class WholeReportParams(MarkParams):
    """What to mark in a report."""

    mentions: bool = Field(default=False, description="Also where each slogan stands.")


class FacetParams(AskedParams):
    name: FacetName = Field(description="The facet.", examples=["slogan"])
    containing: str = Field(
        default="",
        max_length=LONGEST_VALUE,
        description="A part of a value or of what it is called: 江 finds 江津区; a slogan goes by any form.",
        examples=["江"],
    )
    size: int = Field(default=VALUES, ge=1, le=MOST_VALUES_SHOWN, description="Values of a page.")
    page: int = Field(default=1, ge=1, le=1_000_000)

    def asked(self) -> FacetRequest:
        return FacetRequest(self.name, SearchRequest(self.q, self.chosen()), self.containing, self.size, self.page)


class SuggestParams(BaseModel):
    """What is typed so far."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(default="", max_length=LONGEST, description="What is typed so far.", examples=["全过程", "qgc"])
    size: int = Field(default=10, ge=1, le=50, description="How many at most.")


def _one_of(labels: Labels) -> AfterValidator:
    def key(text: str) -> str:
        found = [key for key, label in labels.items() if text in (key, label.chinese)]
        if not found:
            raise ValueError(f"use one of {', '.join(labels)}")
        return found[0]

    return AfterValidator(key)


class SlogansParams(AskedParams):
    containing: str = Field(
        default="", max_length=LONGEST_VALUE, description="A part of any form of the slogan.", examples=["双城"]
    )
    category: list[Annotated[str, _one_of(CATEGORIES)]] = _values("What it is about, by key or label", "consultation")
    level: list[Annotated[str, _one_of(LEVELS)]] = _values("Where it comes from, by key or label", "province")
    unused: bool = Field(default=False, description="Also those that do not occur in what is asked for.")
    sort: Literal["occurrences", "free", "passages", "name"] = Field(
        default="occurrences", description="The most first; `free`: those outside longer slogans."
    )
    page: int = Field(default=1, ge=1, le=1_000_000)
    size: int = Field(default=SLOGANS, ge=1, le=LARGEST_LIST, description="Slogans of a page.")

    def asked(self) -> SlogansRequest:
        within = SearchRequest(self.q, self.chosen(), page=self.page, size=self.size)
        return SlogansRequest(within, self.containing, tuple(self.category), tuple(self.level), self.unused, self.sort)


class CountedParams(AskedParams):
    """What is counted within."""

    def asked(self) -> SearchRequest:
        return SearchRequest(self.q, self.chosen())


class SloganParams(AskedParams):
    measure: Literal["occurrences", "free", "passages", "reports", "share", "rate"] = Field(
        default="occurrences",
        description="The figure that the page shows by district and year; the answer holds them all.",
    )

    def asked_of(self, name: str) -> SloganRequest:
        return SloganRequest(name, SearchRequest(self.q, self.chosen()), self.measure)


class KwicParams(AskedParams):
    of: str = Field(
        default="",
        max_length=LONGEST_VALUE,
        description="A slogan in any of its forms: it alone is lined up, and all else says where.",
        examples=["人民民主"],
    )
    free: bool = Field(default=False, description="Without slogans that lie within a longer one.")
    width: int = Field(default=WIDTH, ge=1, le=300, description="Characters on either side.")
    sort: Literal["place", "left", "right", "hit"] = Field(
        default="place",
        description="By district, year and place in the report; or by folded text: to the left from its end, to the right, the hit.",
    )
    page: int = Field(default=1, ge=1, le=1_000_000)
    size: int = Field(default=LINES, ge=1, le=LARGEST_PAGE, description="Lines of a page.")

    def asked(self) -> KwicRequest:
        within = SearchRequest(self.q, self.chosen(), page=self.page, size=self.size)
        return KwicRequest(within, self.width, self.sort, self.of, self.free)


class KwicFileParams(KwicParams):
    format: Literal["json", "csv", "excel"] = Field(
        default="json",
        description="`csv`: all lines, exact, RFC 4180; `excel`: with a byte order mark, cells that look like formulas guarded.",
    )


class ExportParams(CountedParams):
    format: Literal["csv", "excel", "jsonl"] = Field(
        default="csv",
        description="`csv`: exact, RFC 4180; `excel`: with a byte order mark, cells that look like formulas guarded; `jsonl`: a line each.",
    )


def _numbers_too(schema: dict[str, Any]) -> None:
    """Tells that a value may be a number, as a program writes a year."""
    for told in schema["properties"].values():
        items = told.get("items", {})
        if items.get("type") == "string" and "enum" not in items:
            items["type"] = ["string", "number"]


class BatchBody(ChosenParams):
    """Questions to be counted, and what is chosen for all of them."""

    model_config = ConfigDict(extra="forbid", coerce_numbers_to_str=True, json_schema_extra=_numbers_too)

    queries: list[Any] = Field(
        min_length=1,
        max_length=MOST_QUERIES,
        description='Each a text, or `{"q": "…", "label": "…"}`; a line that is neither is told in `errors`.',
        examples=[["“全过程人民民主”", {"q": "slogan:渝事好商量", "label": "渝事好商量"}]],
    )
    by: list[Dimension] = Field(
        default=[],
        max_length=MOST_DIMENSIONS,
        description="The dimensions of the table.",
        examples=[["district", "year"]],
    )
    format: Literal["json", "csv", "excel"] = Field(
        default="json", description="`csv` is the long form, flat and exact; `excel` the same, guarded."
    )

    def asked(self) -> BatchRequest:
        return BatchRequest(self.queries, tuple(self.by), self.chosen())


class SimilarParams(ChosenParams):
    size: int = Field(default=PAGE_SIZE, ge=1, le=LARGEST_LIST, description="How many at most.")

    def asked(self) -> SearchRequest:
        return SearchRequest(chosen=self.chosen(), sort="relevance", size=self.size)
