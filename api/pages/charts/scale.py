"""Amounts and years as places along an axis, and the round ones of them that are written beside it."""

from dataclasses import dataclass
from math import ceil, floor, log10

_STEPS = (1, 2, 5, 10)
_YEARS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Scale:
    """Amounts from ``first`` to ``last`` at places from ``start`` to ``end``; where there is one amount alone, it lies in the middle."""

    first: float
    last: float
    start: float
    end: float

    def __call__(self, amount: float) -> float:
        share = (amount - self.first) / (self.last - self.first) if self.last != self.first else 0.5
        return round(self.start + share * (self.end - self.start), 1)


def ticks(most: float, *, about: int = 4, whole: bool = False) -> list[float]:
    """From zero in even steps of 1, 2 or 5 to what is no less than ``most``; ``whole``: no halves of what is counted."""
    step = _step(most / about) if most > 0 else 1.0
    step = max(step, 1.0) if whole else step
    return [round(step * number, 10) for number in range(max(1, ceil(round(most / step, 9))) + 1)]


def year_ticks(first: int, last: int, most: int = 7) -> list[int]:
    """Round years, no more than so many; where there are few, all."""
    step = next((it for it in _YEARS if (last - first) // it + 1 <= most), _YEARS[-1])
    return [year for year in range(first, last + 1) if year % step == 0] or [first]


def _step(least: float) -> float:
    unit = 10.0 ** floor(log10(least))
    return unit * next(it for it in _STEPS if it * unit >= least * (1 - 1e-9))
