"""The page of a report: its text as it was printed, with what is found in it, its slogans, what was repaired, how to cite it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from analyzers.mentions import Mention
from api.following import Opened
from api.links import query_string, report_link
from api.pages.about_report import Fact, facts
from api.pages.outline import Heading, headed, headings
from api.pages.read_passage import Passage, read_passage
from api.pages.wording import told_or
from api.query.values import slogan_filter
from api.reports import report
from api.request import SearchRequest
from api.shown.answer import Span
from api.shown.citation import Cited
from api.shown.report import SloganOfReport, WholeReport
from vocabulary.labels import CATEGORIES

MOST_SLOGANS = 12  # seen at once

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """Headings on lines of their own, and the passage below them."""

    headings: list[Heading]
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A slogan with the passages here that hold it: the report at ``url`` tells that number."""

    name: str
    passages: int
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Category:
    key: str
    chinese: str
    english: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the question finds here: passages, and places that are marked in them."""

    passages: list[Passage]
    places: int


@dataclass(frozen=True, slots=True)
class Aside:
    """What the page printed around its text; ``reason`` names a text."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """``mentions``: whether slogans are marked."""

    answer: WholeReport
    mentions: bool
    title: str
    facts: list[Fact]
    outline: list[Heading]
    blocks: list[Block]
    found: Found
    slogans: list[Counted]
    legend: list[Category]
    furniture: list[Aside]

    @property
    def record(self) -> Told:
        return self.answer.report

    @property
    def api(self) -> str:
        """The same as JSON."""
        return f"/api/v1{report_link(self.answer.id, self.answer.query.text, mentions=self.mentions)}"

    @property
    def source(self) -> str:
        return f"/api/v1/reports/{self.answer.id}/source"

    @property
    def plain(self) -> str:
        """Without a question."""
        return report_link(self.answer.id, mentions=self.mentions)

    @property
    def switched(self) -> str:
        """With slogans marked, or no more."""
        return report_link(self.answer.id, self.answer.query.text, mentions=not self.mentions)

    @property
    def everywhere(self) -> str:
        """The same question to all reports."""
        return query_string(SearchRequest(self.answer.query.read_as))

    @property
    def no_citation(self) -> Cited:
        """To be filled in for a passage."""
        return Cited("", "", "", "")

    @property
    def first_source(self) -> str:
        return report_link(self.record["same_as"]) if self.record["same_as"] else ""

    @property
    def most_slogans(self) -> list[Counted]:
        return self.slogans[:MOST_SLOGANS]

    @property
    def more_slogans(self) -> list[Counted]:
        return self.slogans[MOST_SLOGANS:]

    @property
    def categories(self) -> dict[str, tuple[str, str]]:
        """What the categories of the legend are called."""
        return {it.key: (it.chinese, it.english) for it in self.legend}


def report_page(name: str, question: str, opened: Opened, *, mentions: bool = False) -> ReportPage:
    answer = report(name, question, opened, mentions=mentions)
    record = answer.report
    blocks = list(_blocks(answer))
    return ReportPage(
        answer=answer,
        mentions=mentions,
        title=answer.shown_title,
        facts=facts(record),
        outline=headings(record),
        blocks=blocks,
        found=_found(blocks, answer.highlights),
        slogans=_counted(answer, mentions=mentions),
        legend=list(_legend(answer.mentions)),
        furniture=[
            Aside(it["text"], told_or(f"furniture_{it['reason']}", "furniture_other")) for it in record["furniture"]
        ],
    )


def _blocks(answer: WholeReport) -> Iterator[Block]:
    for it in headed(answer.report):
        name = it.passage["id"] if it.passage else ""
        yield Block(it.above, read_passage(it, answer.highlights.get(name, []), answer.mentions.get(name, [])))


def _found(blocks: list[Block], highlights: Mapping[str, list[Span]]) -> Found:
    passages = [block.passage for block in blocks if block.passage and block.passage.id in highlights]
    return Found(passages, sum(passage.hits for passage in passages))


def _counted(answer: WholeReport, *, mentions: bool) -> list[Counted]:
    """Those in most passages first."""

    def counted(it: SloganOfReport) -> Counted:
        question = slogan_filter(it.slogan)
        url = report_link(answer.id, question, mentions=mentions)
        return Counted(it.slogan, it.passages, url, question == answer.query.read_as)

    return [counted(it) for it in sorted(answer.slogans, key=lambda it: -it.passages)]


def _legend(mentions: Mapping[str, list[Mention]]) -> Iterator[Category]:
    """The categories that are marked, in their own order; what an older dictionary calls otherwise goes by its key."""
    there = {it.category for found in mentions.values() for it in found if not it.nested_in}
    for key in [*(key for key in CATEGORIES if key in there), *sorted(there - CATEGORIES.keys())]:
        label = CATEGORIES.get(key)
        yield Category(key, label.chinese, label.english) if label else Category(key, key, key)
