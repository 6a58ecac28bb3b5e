"""A slogan by district and year. A cell in which there are no reports is left blank; one whose reports are without it holds 0."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from api.list_links import slogan_address
from api.pages.choices import Choice
from api.pages.figure import Figure
from api.pages.slogan_links import SloganLinks, called
from api.shown.itself import themselves
from api.shown.slogan import SloganAnswer
from api.shown.table import Cell
from api.slogan_request import MEASURES, SloganRequest

MOST_ROWS = 100  # districts, those with the most of what is measured
MOST_YEARS = 80  # beyond it, only years in which there are reports

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Row:
    """``url`` leads to the slogan in this district alone; a cell without reports is none. ``itself``: without those below it."""

    label: str
    url: str
    cells: list[Figure | None]
    total: Figure
    itself: bool


@dataclass(frozen=True, slots=True)
class HeatMap:
    """``left_out``: districts that are not shown."""

    measure: str
    measures: list[Choice]
    years: list[str]
    rows: list[Row]
    totals: list[Figure | None]
    total: Figure
    left_out: int


def heat_map(answer: SloganAnswer, wanted: SloganRequest, links: SloganLinks) -> HeatMap:
    cells = {(cell.place["district"], cell.place["year"]): cell for cell in answer.by_district_and_year}
    of_years = {cell.place["year"]: cell for cell in answer.by_year}
    years, measure = _columns(of_years), wanted.measure
    most = _most(answer.by_district_and_year, measure)
    alone = themselves(cell.place["district"] for cell in answer.by_district)

    def row(of: Cell) -> Row:
        told = [
            links.figure(measure, at, most) if (at := cells.get((of.place["district"], it))) else None for it in years
        ]
        here = slogan_address(links.at(of.place))
        return Row(called(of, "district"), here, told, links.figure(measure, of), of.place["district"] in alone)

    districts = _in_order(answer.by_district, measure)
    return HeatMap(
        measure=measure,
        measures=[_choice(it, wanted) for it in MEASURES],
        years=["" if it is None else str(it) for it in years],
        rows=[row(cell) for cell in districts[:MOST_ROWS]],
        totals=[links.figure(measure, of_years[it]) if it in of_years else None for it in years],
        total=links.figure(measure, answer.all),
        left_out=max(0, len(districts) - MOST_ROWS),
    )


def _in_order(of_districts: Iterable[Cell], measure: str) -> list[Cell]:
    """The most of what is measured first; of those with as much, that with more passages, then by their codes."""

    def place(cell: Cell) -> tuple[float, int, tuple[bool, str]]:
        return -(getattr(cell, measure) or 0), -cell.passages, _last_if_none(cell.place["district"])

    return sorted(of_districts, key=place)


def _most(cells: Iterable[Cell], measure: str) -> float:
    """Of a year alone, where there are years: what has none is a heap of many."""
    amounts = {(cell.place["year"] is None, getattr(cell, measure) or 0) for cell in cells}
    return max((amount for heap, amount in amounts if not heap), default=0) or max((it for _, it in amounts), default=0)


def _choice(measure: str, wanted: SloganRequest) -> Choice:
    return Choice(measure, slogan_address(replace(wanted, measure=measure)), measure == wanted.measure)


def _columns(of_years: Iterable[Value]) -> list[Value]:
    """Every year from the first to the last, so that gaps are seen; then what has none."""
    known = sorted(year for year in of_years if isinstance(year, int))
    none: list[Value] = [None] if None in of_years else []
    if known and known[-1] - known[0] < MOST_YEARS:
        return [*range(known[0], known[-1] + 1), *none]
    return [*known, *none]


def _last_if_none(value: Value) -> tuple[bool, str]:
    return value is None, str(value)
