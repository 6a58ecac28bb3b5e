"""The terms by which a passage is told from others: what stands often in it and seldom elsewhere."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import log

TELLING = 25
MOST_LOOKED_AT = 500


def telling(terms: Sequence[str], passages: int, frequencies: Callable[[Sequence[str]], list[int]]) -> tuple[str, ...]:
    """The most telling few of the terms of a passage, of so many passages in all."""
    counts = dict(Counter(terms).most_common(MOST_LOOKED_AT))
    names = list(counts)
    rated = [
        (counts[term] * log(1 + passages / frequency), term)
        for term, frequency in zip(names, frequencies(names), strict=True)
        if frequency
    ]
    return tuple(term for _, term in sorted(rated, key=lambda it: (-it[0], it[1]))[:TELLING])
