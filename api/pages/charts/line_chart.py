"""Figures over years as lines. A line ends where a year has no figure, and goes on where there is one again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.pages.charts.scale import Scale, ticks, year_ticks
from api.pages.figure import Figure

WIDTH, HEIGHT = 400, 190
LEFT, RIGHT, TOP, BOTTOM = 42, 14, 12, 26  # what is left for what is written beside the axes
MOST_LARGE = 24  # years; the dots of more are small

Lines = Mapping[str, Mapping[int, Figure]]


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    year: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Line:
    """``runs``: the points of each piece, years that follow one another."""

    name: str
    runs: list[str]
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class LineChart:
    lines: list[Line]
    years: list[Tick]
    amounts: list[Tick]
    radius: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def line_chart(lines: Lines, written: Callable[[float], str], *, whole: bool = False) -> LineChart:
    """``lines`` by their names: the figure of each year that has one. ``written``: how an amount is told; ``whole``: they are counts."""
    years = sorted({year for line in lines.values() for year in line})
    amounts = ticks(max(float(it.amount) for line in lines.values() for it in line.values()), whole=whole)
    across = Scale(years[0], years[-1], LEFT + 8, WIDTH - RIGHT - 8)
    up = Scale(0, amounts[-1], HEIGHT - BOTTOM, TOP)
    return LineChart(
        lines=[_line(name, line, across, up) for name, line in lines.items()],
        years=[Tick(across(year), str(year)) for year in year_ticks(years[0], years[-1])],
        amounts=[Tick(up(amount), written(amount)) for amount in amounts],
        radius=3.5 if len(years) <= MOST_LARGE else 2.25,
    )


def _line(name: str, line: Mapping[int, Figure], across: Scale, up: Scale) -> Line:
    dots = [Dot(across(year), up(float(line[year].amount)), year, line[year]) for year in sorted(line)]
    runs = [" ".join(f"{dot.x},{dot.y}" for dot in run) for run in _runs(dots) if len(run) > 1]
    return Line(name, runs, dots)


def _runs(dots: Iterable[Dot]) -> Iterator[Sequence[Dot]]:
    """Dots of years that follow one another."""
    run: list[Dot] = []
    for dot in dots:
        if run and dot.year != run[-1].year + 1:
            yield run
            run = []
        run.append(dot)
    if run:
        yield run
