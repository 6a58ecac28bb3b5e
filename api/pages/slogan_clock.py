"""First and last use by the clock of reports, their year: everywhere, and in each district."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzers.highlight import Asked
from analyzers.pipeline import Analyzer
from api.excerpt import excerpt
from api.links import report_link
from api.list_links import slogan_address
from api.pages.figure import Figure
from api.pages.marked import Run, shortened
from api.pages.slogan_links import NOWHERE, Place, SloganLinks, called
from api.query.values import slogan_filter
from api.shown.answer import ShownHit
from api.shown.itself import themselves
from api.shown.slogan import SloganAnswer, Use
from api.shown.table import Cell

AROUND = 70  # characters of a quotation
MOST_ROWS = 100  # districts, those in which it was used first


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last year of use with the passages of each; ``since``: reports of later years, all of them without it."""

    first: int
    last: int
    of_first: Figure
    of_last: Figure
    since: Figure | None


@dataclass(frozen=True, slots=True)
class Row:
    """``url`` leads to the slogan in this district alone. ``itself``: without those below it."""

    label: str
    url: str
    span: Span
    itself: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of the first or of the last year, with what stands around the slogan."""

    hit: ShownHit
    url: str
    text: list[Run]


@dataclass(frozen=True, slots=True)
class Clock:
    """``first`` and ``last``: some passages of these years. ``left_out``: districts that are not shown.

    ``undated``: uses in reports whose year is not known; no clock tells of them.
    """

    span: Span | None
    first: list[Quote]
    last: list[Quote]
    rows: list[Row]
    left_out: int
    undated: Figure | None


def clock(answer: SloganAnswer, links: SloganLinks, analyzer: Analyzer) -> Clock:
    rows = sorted(_rows(answer, links), key=lambda row: (row.span.first, row.span.last))
    return Clock(
        span=_span(answer.by_year, NOWHERE, links),
        first=_quotes(answer.first, answer.name, analyzer),
        last=_quotes(answer.last, answer.name, analyzer),
        rows=rows[:MOST_ROWS],
        left_out=max(0, len(rows) - MOST_ROWS),
        undated=_undated(answer.by_year, links),
    )


def _undated(by_year: Iterable[Cell], links: SloganLinks) -> Figure | None:
    found = (links.figure("occurrences", cell) for cell in by_year if cell.place["year"] is None)
    return next((figure for figure in found if figure.amount), None)


def _quotes(use: Use | None, name: str, analyzer: Analyzer) -> list[Quote]:
    return [_quote(hit, name, analyzer) for hit in use.hits] if use else []


def _quote(hit: ShownHit, name: str, analyzer: Analyzer) -> Quote:
    """Cut around the slogan, whatever else was asked."""
    marks = analyzer.highlight(hit.text, Asked(slogans=(name,)))
    around = shortened(hit.text, marks, excerpt(hit.text, marks, AROUND))
    return Quote(hit, f"{report_link(hit.report_id, slogan_filter(name))}#p-{hit.id}", around)


def _rows(answer: SloganAnswer, links: SloganLinks) -> Iterator[Row]:
    of_district: dict[str | int | None, list[Cell]] = defaultdict(list)
    for cell in answer.by_district_and_year:
        of_district[cell.place["district"]].append(cell)
    alone = themselves(of_district)
    for district in answer.by_district:
        span = _span(of_district[district.place["district"]], district.place, links)
        if span:
            yield Row(
                called(district, "district"),
                slogan_address(links.at(district.place)),
                span,
                district.place["district"] in alone,
            )


def _span(cells: Iterable[Cell], place: Place, links: SloganLinks) -> Span | None:
    """Of cells with a year of their own."""
    by_year = {year: cell for cell in cells if isinstance(year := cell.place["year"], int)}
    used = sorted(year for year, cell in by_year.items() if cell.passages)
    if not used:
        return None
    first, last = used[0], used[-1]
    later = sum(cell.of_reports for year, cell in by_year.items() if year > last)
    since = Figure(later, "reports", links.reports_after(last, place)) if later else None
    return Span(first, last, links.figure("passages", by_year[first]), links.figure("passages", by_year[last]), since)
