"""Where lines, dots and ticks lie."""

from itertools import pairwise

import pytest

from api.pages.charts.bars import MOST_WIDTH, WIDEST, bars
from api.pages.charts.line_chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, line_chart
from api.pages.charts.scale import Scale, ticks, year_ticks
from api.pages.figure import Figure, on_axis


def figures(**years: float) -> dict[int, Figure]:
    return {int(year[1:]): Figure(amount, "occurrences", f"?{year}") for year, amount in years.items()}


@pytest.mark.parametrize(
    ("most", "whole", "expected"),
    [
        (0, True, [0, 1]),
        (1, True, [0, 1]),
        (3, True, [0, 1, 2, 3]),
        (8, True, [0, 2, 4, 6, 8]),
        (9, True, [0, 5, 10]),
        (487, True, [0, 200, 400, 600]),
        (0, False, [0, 1]),
        (1, False, [0, 0.5, 1]),
        (0.3, False, [0, 0.1, 0.2, 0.3]),
        (0.0421, False, [0, 0.02, 0.04, 0.06]),
        (6.91, False, [0, 2, 4, 6, 8]),
    ],
)
def test_ticks_are_round_and_reach_the_most(most: float, whole: bool, expected: list[float]) -> None:
    assert ticks(most, whole=whole) == expected


@pytest.mark.parametrize("most", [number / 7 for number in range(1, 400, 13)])
def test_ticks_are_even_and_few(most: float) -> None:
    found = ticks(most)
    assert found[0] == 0
    assert found[-2] < most <= found[-1] + 1e-9
    assert 2 <= len(found) <= 6
    assert len({round(after - before, 9) for before, after in pairwise(found)}) == 1


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2024, 2024, [2024]),
        (2023, 2025, [2023, 2024, 2025]),
        (2011, 2024, [2012, 2014, 2016, 2018, 2020, 2022, 2024]),
        (1978, 2024, [1980, 1990, 2000, 2010, 2020]),
        (1001, 1009, [1002, 1004, 1006, 1008]),
    ],
)
def test_years_are_told_by_round_ones(first: int, last: int, expected: list[int]) -> None:
    assert year_ticks(first, last) == expected


def test_a_scale_of_one_amount_puts_it_in_the_middle() -> None:
    assert Scale(2024, 2024, 0, 100)(2024) == 50
    assert [Scale(0, 10, 200, 0)(amount) for amount in (0, 5, 10)] == [200, 100, 0]


def test_a_line_breaks_where_a_year_has_no_reports_and_goes_down_to_zero_where_it_has_none() -> None:
    chart = line_chart({"occurrences": figures(_2018=2, _2019=0, _2021=4, _2023=1, _2024=3)}, str, whole=True)
    [line] = chart.lines
    assert [len(run.split()) for run in line.runs] == [2, 2]
    assert [dot.year for dot in line.dots] == [2018, 2019, 2021, 2023, 2024]
    assert line.dots[1].y == HEIGHT - BOTTOM
    assert line.dots[2].y == TOP
    assert [dot.figure.url for dot in line.dots][:2] == ["?_2018", "?_2019"]


def test_everything_lies_within_the_axes() -> None:
    lines = {"occurrences": figures(_1978=9, _1999=120, _2024=7), "free": figures(_1978=1, _1999=0, _2024=7)}
    chart = line_chart(lines, lambda amount: on_axis(amount, "occurrences"), whole=True)
    for line in chart.lines:
        assert all(LEFT < dot.x < WIDTH - RIGHT and TOP <= dot.y <= HEIGHT - BOTTOM for dot in line.dots)
        assert line.runs == []
    assert [tick.text for tick in chart.amounts] == ["0", "50", "100", "150"]
    assert chart.lines[0].dots[0].x == chart.lines[1].dots[0].x


def test_a_line_of_zeros_lies_at_the_bottom() -> None:
    [line] = line_chart({"rate": figures(_2023=0, _2024=0)}, str).lines
    assert {dot.y for dot in line.dots} == {HEIGHT - BOTTOM}


def test_bars_stand_in_their_years_and_none_is_a_foot() -> None:
    drawn = bars({2018: 4, 2019: 0, 2022: 1})
    assert [bar.high for bar in drawn.bars] == [20, 1, 5]
    assert [bar.y + bar.high for bar in drawn.bars] == [drawn.height] * 3
    assert [round(bar.x / WIDEST) for bar in drawn.bars] == [0, 1, 4]
    assert drawn.width == 5 * WIDEST


def test_bars_of_many_years_are_narrow_and_the_least_is_seen() -> None:
    drawn = bars({year: 1000 if year == 1990 else 1 for year in range(1949, 2025)})
    assert drawn.width <= MOST_WIDTH + 0.1
    assert min(bar.high for bar in drawn.bars) == 2
    assert bars({}).bars == []
    assert [bar.high for bar in bars({2024: 0}).bars] == [1]


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (1234, "passages", "1,234"),
        (0, "occurrences", "0"),
        (1 / 3, "share", "33.3%"),
        (1.0, "share", "100%"),
        (0, "share", "0%"),
        (5.036, "rate", "5.04"),
        (0.001, "rate", "<0.01"),
        (0.0, "rate", "0"),
    ],
)
def test_figures_are_written_as_they_are_read(amount: float, unit: str, text: str) -> None:
    assert Figure(amount, unit).text == text
