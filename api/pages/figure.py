"""A number that is shown: what it counts, and where that is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``unit``: passages, occurrences, free, reports, slogans, share or rate. ``url`` leads to a page that shows this number.

    ``heat`` is 0 for none, 1 to 5 for more and more.
    """

    amount: int | float
    unit: str
    url: str = ""
    heat: int = 0

    @property
    def told(self) -> int | str:
        """As a sentence takes it."""
        return self.amount if isinstance(self.amount, int) else self.text

    @property
    def text(self) -> str:
        return written(self.amount, self.unit)


def written(amount: float, unit: str) -> str:
    """A share in hundredths, a rate with two decimals unless it is none, all else as it is counted."""
    match unit:
        case "share":
            return f"{amount * 100:.1f}".removesuffix(".0") + "%"
        case "rate":
            return "0" if not amount else "<0.01" if amount < 0.005 else f"{amount:.2f}"
        case _:
            return f"{amount:,.0f}"


def on_axis(amount: float, unit: str) -> str:
    """With no more decimals than it has."""
    return written(amount, unit) if unit != "rate" else f"{amount:g}"
