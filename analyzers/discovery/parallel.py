"""Parallels: three parts or more of one length, joined alike: 稳进增效、除险清患、改革求变、惠民有感."""

import re
from collections import Counter
from collections.abc import Iterator

from analyzers.discovery.sources import Place, Sources
from analyzers.spellings import JOINT

_MOST_PARTS = 8
_CHAINS = tuple(
    re.compile(
        f"(?<![一-\u9fd5])[一-\u9fd5]{{{size}}}(?:{JOINT}[一-\u9fd5]{{{size}}}){{2,{_MOST_PARTS}}}(?![一-\u9fd5])"
    )
    for size in range(3, 8)
)


def parallel(sources: Sources) -> Iterator[Place]:
    """Chains that repeat a character from part to part, or come more than once: a mere list of names does neither."""
    places = [
        Place(number, *found.span())
        for number, source in enumerate(sources)
        for chain in _CHAINS
        for found in chain.finditer(source.text)
    ]
    counts = Counter(sources[place.source].text[place.start : place.end] for place in places)
    for place in places:
        phrase = sources[place.source].text[place.start : place.end]
        if counts[phrase] > 1 or _echoes(phrase.split(JOINT)):
            yield place


def _echoes(parts: list[str]) -> bool:
    """Whether one place of every part holds the same character, as in 懂政协、懂协商、懂议政, or all are four long."""
    return len(parts[0]) == 4 or any(len(set(column)) == 1 for column in zip(*parts, strict=True))
