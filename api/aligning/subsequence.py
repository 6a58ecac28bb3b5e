"""The longest common subsequence of two sequences: all rows of its table as bits of whole numbers, a row at a step.

After Hyyrö, Bit-parallel LCS-length computation revisited (2004): a bit that is not set is a place where the length grows.
"""

from collections.abc import Sequence

MOST_CELLS = 25_000_000  # of the table; beyond, only what begins and what ends alike is told

Places = list[tuple[int, int]]


def in_both(first: Sequence[str], second: Sequence[str]) -> Places:
    """Pairs of places that hold the same, rising in both, as many as there can be."""
    head = _alike(first, second)
    tail = _alike(first[head:][::-1], second[head:][::-1])
    inner = _matched(first[head : len(first) - tail], second[head : len(second) - tail])
    ends = [(len(first) - at, len(second) - at) for at in range(tail, 0, -1)]
    return [*((at, at) for at in range(head)), *((one + head, other + head) for one, other in inner), *ends]


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """How long both begin alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(first), len(second)))


def _matched(first: Sequence[str], second: Sequence[str]) -> Places:
    if len(first) * len(second) > MOST_CELLS:
        return []
    rows = _rows(first, second)
    found: Places = []
    column, row = len(first), len(second)
    while column and row:
        bit = 1 << (column - 1)
        if rows[row] & bit:
            column -= 1
        else:
            row -= 1
            if rows[row] & bit:
                column -= 1
                found.append((column, row))
    return found[::-1]


def _rows(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """The table up to each element of the second; row 0 is before it."""
    places: dict[str, int] = {}
    for at, one in enumerate(first):
        places[one] = places.get(one, 0) | 1 << at
    everything = (1 << len(first)) - 1
    rows = [everything]
    for other in second:
        row = rows[-1]
        both = row & places.get(other, 0)
        rows.append((row + both | row - both) & everything)
    return rows
