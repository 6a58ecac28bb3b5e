"""What is found by district and year, as a small table above the hits: every number leads to the passages it counts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from api.asking import Asking, asking, plain
from api.following import Opened
from api.links import Only, query_string
from api.pages.heat import heat
from api.query.values import typed
from api.request import SearchRequest
from api.shown.itself import themselves
from api.shown.table import Place
from api.tables import Cells, Counting, named, summed
from engine.measure import Passages
from engine.question import Question

MOST_ROWS = 12  # districts; the others are in the facet
MOST_KEPT = 256  # choices whose cells are remembered
NAMES = ("district", "year")

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Count:
    """``heat`` is 0 for none, 1 to 5 for more and more; ``blank``: there is nothing in which it could be found."""

    passages: int
    url: str
    heat: int = 0
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """``label`` is nothing where the district stays open, as a year is that is not known. ``itself``: without those below it."""

    label: str
    total: Count
    cells: list[Count]
    itself: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """``total`` is all that is found; ``left_out``: districts. No year is: a row that is blank in all of them has nothing to show."""

    years: list[tuple[str, Count]]
    lines: list[Line]
    total: Count
    left_out: int


def strip(request: SearchRequest, asked: Asking, total: int, opened: Opened) -> Strip:
    """``request`` is as it was read; ``total`` is what it finds."""
    cells = _cells(plain(asked.question), total, opened)
    there = _there(request, opened) if request.q else cells
    by_district, by_year = summed(cells, (0,)), summed(cells, (1,))
    districts = sorted(by_district, key=lambda it: (-by_district[it], str(it[0])))
    years = sorted(by_year, key=lambda it: (it[0] is None, it[0] or 0))
    most = _most(cells)
    alone = themselves(code for code, _ in there)
    in_row, in_column, in_cell = (Only(request, *names) for names in (NAMES[:1], NAMES[1:], NAMES))
    lines = [
        Line(
            "" if place[0] is None else named("district", place[0]),
            Count(by_district[place], in_row.url(typed(place[0]))),
            [
                _count(cells.get((*place, *year), 0), in_cell, (place[0], year[0]), most)
                if (*place, *year) in there
                else Count(0, "", blank=True)
                for year in years
            ],
            place[0] in alone,
        )
        for place in districts[:MOST_ROWS]
    ]
    heads = [
        ("" if year[0] is None else str(year[0]), Count(by_year[year], in_column.url(typed(year[0])))) for year in years
    ]
    everything = Count(sum(cells.values()), query_string(replace(request, page=1)))
    return Strip(heads, lines, everything, len(districts) - len(lines))


def _cells(question: Question, total: int, opened: Opened) -> Cells:
    """Where these are all that is found, none lacks a district or a year, and it is not asked which do."""
    cells: dict[Place, int] = {cell.values: cell.amount for cell in opened.reader.cross(question, NAMES, Passages())}
    if sum(cells.values()) == total:
        return cells
    return Counting(opened.reader, question, NAMES).cells(question, NAMES, Passages())


def _there(request: SearchRequest, opened: Opened) -> Collection[Place]:
    """The cells in which there are passages at all, whatever is asked; the same for every question with these filters."""
    kept, chosen = opened.places, request.chosen
    there = kept.get(chosen)
    if there is None:
        question = plain(asking(SearchRequest(chosen=chosen), opened).question)
        there = frozenset(Counting(opened.reader, question, NAMES).cells(question, NAMES, Passages()))
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[chosen] = there
    return there


def _most(cells: Cells) -> int:
    """Of a year alone, where there are years: what has none is a heap of many, beside which all else would be pale."""
    of_years = (amount for (_, year), amount in cells.items() if year is not None)
    return max(of_years, default=0) or max(cells.values(), default=0)


def _count(passages: int, only: Only, place: Iterable[Value], most: int) -> Count:
    return Count(passages, only.url(*map(typed, place)) if passages else "", heat(passages, most))
