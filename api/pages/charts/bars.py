"""Counts of years as small bars. A year without reports has no bar; one whose reports hold none has its foot alone."""

from collections.abc import Mapping
from dataclasses import dataclass

HEIGHT = 20
MOST_WIDTH = 120
WIDEST = 9  # of a bar with the gap after it
FOOT = 1  # what is seen of none


@dataclass(frozen=True, slots=True)
class Bar:
    amount: int
    x: float
    y: float
    high: float


@dataclass(frozen=True, slots=True)
class Bars:
    """``wide``: each bar."""

    bars: list[Bar]
    wide: float
    width: float
    height: int = HEIGHT


def bars(amounts: Mapping[int, int]) -> Bars:
    """By their years, the highest as high as there is room."""
    if not amounts:
        return Bars([], 0, 0)
    first, last, most = min(amounts), max(amounts), max(1, *amounts.values())
    step = min(WIDEST, MOST_WIDTH / (last - first + 1))

    def bar(year: int, amount: int) -> Bar:
        high = round(max(FOOT + 1, amount / most * HEIGHT), 1) if amount else FOOT
        return Bar(amount, round((year - first) * step, 1), round(HEIGHT - high, 1), high)

    width = round((last - first + 1) * step, 1)
    return Bars([bar(year, amount) for year, amount in sorted(amounts.items())], round(step * 0.75, 1), width)
