"""What is found by district and year, as a small table above the hits: every number leads to the passages it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from api.asking import Asking, plain
from api.following import Opened
from api.links import query_string
from api.pages.heat import heat
from api.request import SearchRequest
from api.tables import Counting, named, narrowed_to, summed
from engine.measure import Passages

MOST_ROWS = 12  # districts; the others are in the facet
MOST_COLUMNS = 15  # years, the latest
NAMES = ("district", "year")

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Count:
    """``heat`` is 0 for none, 1 to 5 for more and more."""

    passages: int
    url: str
    heat: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    total: Count
    cells: list[Count]


@dataclass(frozen=True, slots=True)
class Strip:
    """``left_out``: districts, and years before the first that is shown."""

    years: list[tuple[str, Count]]
    lines: list[Line]
    left_out: tuple[int, int]


def strip(request: SearchRequest, asked: Asking, opened: Opened) -> Strip:
    """``request`` is as it was read."""
    question = plain(asked.question)
    cells = Counting(opened.reader, question, NAMES).cells(question, NAMES, Passages())
    by_district, by_year = summed(cells, (0,)), summed(cells, (1,))
    districts = sorted(by_district, key=lambda it: (-by_district[it], str(it[0])))
    years = sorted(by_year, key=lambda it: (it[0] is None, it[0] or 0))
    link = _Links(replace(request, page=1))
    shown = years[-MOST_COLUMNS:]
    most = max(cells.values(), default=0)
    lines = [
        Line(
            named("district", place[0]),
            Count(by_district[place], link({"district": place[0]})),
            [
                Count(n := cells.get((*place, *year), 0), link({"district": place[0], "year": year[0]}), heat(n, most))
                for year in shown
            ],
        )
        for place in districts[:MOST_ROWS]
    ]
    heads = [(named("year", year[0]), Count(by_year[year], link({"year": year[0]}))) for year in shown]
    return Strip(heads, lines, (len(districts) - len(lines), len(years) - len(shown)))


class _Links:
    def __init__(self, request: SearchRequest) -> None:
        self._request = request

    def __call__(self, place: Mapping[str, Value]) -> str:
        return query_string(narrowed_to(self._request, place, self._request.q))
