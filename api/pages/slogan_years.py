"""A slogan year by year: lines, and the table that is behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.charts.line_chart import LineChart, line_chart
from api.pages.figure import Figure, on_axis
from api.pages.slogan_links import SloganLinks, called
from api.shown.slogan import SloganAnswer
from api.shown.table import Cell
from api.slogan_request import MEASURES

CHARTS = (("occurrences", "free"), ("share",), ("rate",))


@dataclass(frozen=True, slots=True)
class YearRow:
    """``figures`` by their measures; ``of_reports``: with the slogan and without."""

    label: str
    figures: dict[str, Figure]
    of_reports: Figure


@dataclass(frozen=True, slots=True)
class Chart:
    """``name`` is the measure that it is told by."""

    name: str
    chart: LineChart


@dataclass(frozen=True, slots=True)
class Years:
    """What has no year stands in the table alone."""

    charts: list[Chart]
    rows: list[YearRow]


def years(answer: SloganAnswer, links: SloganLinks) -> Years:
    rows = [(cell, _row(cell, links)) for cell in answer.by_year]
    clocked = {year: row for cell, row in rows if isinstance(year := cell.place["year"], int)}
    drawn = CHARTS if clocked and answer.all.passages else ()
    return Years([_chart(measures, clocked) for measures in drawn], [row for _, row in rows])


def _row(cell: Cell, links: SloganLinks) -> YearRow:
    return YearRow(called(cell, "year"), {it: links.figure(it, cell) for it in MEASURES}, links.of_reports(cell))


def _chart(measures: Sequence[str], rows: dict[int, YearRow]) -> Chart:
    """A second line is left away where it would lie upon the first."""
    lines = {measure: {year: row.figures[measure] for year, row in rows.items()} for measure in measures}
    first = measures[0]
    apart = {
        name: line
        for name, line in lines.items()
        if name == first or any(line[year].amount != lines[first][year].amount for year in line)
    }
    return Chart(first, line_chart(apart, lambda amount: on_axis(amount, first), whole=first == "occurrences"))
