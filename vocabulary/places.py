"""Which divisions a text names, and where."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vocabulary.district_names import names_above, resolve
from vocabulary.district_table import District, named

KINDS = re.compile("[省市县区州盟旗]")
"""What a full name ends in."""

LONGEST = 16
"""No full name is longer."""


@dataclass(frozen=True, slots=True)
class Place:
    """A division named in a text, with the names before it that say where it lies. None where it may be several."""

    start: int
    end: int
    district: District | None


def find(text: str) -> tuple[Place, ...]:
    """The divisions named in a text by their full names, in order, without overlaps.

    Names right before a name that say where it lies belong to its span: 江苏省南京市鼓楼区 is one place. A name of two
    characters counts only with such a name before it, as 城区, 新区 and 和县 come about by chance.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _full_names(text):
        first = _with_names_above(text, start, end)
        while spans and spans[-1][0] >= first:
            spans.pop()
        if (end - start > 2 or first < start) and (not spans or spans[-1][1] <= first):
            spans.append((first, end))
    return tuple(Place(start, end, resolve(text[start:end], text)) for start, end in spans)


def _full_names(text: str) -> Iterator[tuple[int, int]]:
    """The longest full name that ends at each character in which names end."""
    for kind in KINDS.finditer(text):
        end = kind.end()
        starts = (start for start in range(max(0, end - LONGEST), end - 1) if named(text[start:end]))
        if (start := next(starts, None)) is not None:
            yield start, end


def _with_names_above(text: str, start: int, end: int) -> int:
    """Where the name starts with all names before it that say where it lies."""
    above = {name for record in named(text[start:end]) for name in names_above(record)}
    while before := max((len(name) for name in above if text.endswith(name, 0, start)), default=0):
        start -= before
    return start
