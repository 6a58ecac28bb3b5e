"""Which two reports are compared, and what of them is shown; the same as an address."""

from dataclasses import dataclass
from urllib.parse import urlencode

KINDS = ("carried", "reworded", "only_a", "only_b")
"""What can become of a passage."""


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """``a`` and ``b`` are ids of reports; ``show`` nothing is everything."""

    a: str
    b: str
    show: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        """In their order."""
        return tuple(kind for kind in KINDS if kind in self.show) or KINDS


def compare_link(request: CompareRequest) -> str:
    shown = request.shown if request.shown != KINDS else ()
    return f"/compare?{urlencode([('a', request.a), ('b', request.b), *(('show', kind) for kind in shown)])}"
