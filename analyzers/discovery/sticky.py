"""Words that keep together: runs of words far commoner than their parts would let expect, in ever new surroundings."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from analyzers.discovery.sources import Place, Sources

MOST_WORDS = 5
LONGEST = 16
RAREST = 3  # occurrences
COHESION = 3.0  # bits by which the run beats the best of its splits
FREEDOM = 1.0  # bits of choice on the poorer side

Run = tuple[str, ...]


def sticky(sources: Sources) -> Iterator[Place]:
    counts = _counts(sources)
    total = sum(count for run, count in counts.items() if len(run) == 1)
    bound = {
        run for run, count in counts.items() if _may_be_set(run, count) and _cohesion(run, counts, total) >= COHESION
    }
    before, after = _neighbours(sources, bound)
    free = {run for run in bound if min(_choice(before[run]), _choice(after[run])) >= FREEDOM}
    for number, source in enumerate(sources):
        for at, run in _runs(source.tokens):
            if run in free:
                yield Place(number, at, at + sum(map(len, run)))


_EMPTY = frozenset(
    "的了和与及以在对为把将被让向从由是有不我们要新到等中上下各"
)  # words that begin or end no set phrase


def _is_word(token: str) -> bool:
    return "一" <= token[0] <= "\u9fd5"


def _may_be_set(run: Run, count: int) -> bool:
    return len(run) > 1 and count >= RAREST and run[0] not in _EMPTY and run[-1] not in _EMPTY


def _runs(tokens: list[str]) -> Iterator[tuple[int, Run]]:
    """Every run of Han words that is not too long, with where it starts."""
    at = 0
    for first, token in enumerate(tokens):
        length = 0
        for last in range(first, min(first + MOST_WORDS, len(tokens))):
            length += len(tokens[last])
            if not _is_word(tokens[last]) or length > LONGEST:
                break
            yield at, tuple(tokens[first : last + 1])
        at += len(token)


def _counts(sources: Sources) -> Counter[Run]:
    return Counter(run for source in sources for _, run in _runs(source.tokens))


def _cohesion(run: Run, counts: Counter[Run], total: int) -> float:
    expected = max(counts[run[:cut]] * counts[run[cut:]] for cut in range(1, len(run))) / total
    return math.log2(counts[run] / expected)


def _neighbours(sources: Sources, bound: set[Run]) -> tuple[dict[Run, Counter[str]], dict[Run, Counter[str]]]:
    before: dict[Run, Counter[str]] = defaultdict(Counter)
    after: dict[Run, Counter[str]] = defaultdict(Counter)
    for source in sources:
        for at, run in _runs(source.tokens):
            if run in bound:
                end = at + sum(map(len, run))
                before[run][source.text[at - 1 : at]] += 1
                after[run][source.text[end : end + 1]] += 1
    return before, after


def _choice(neighbours: Counter[str]) -> float:
    total = neighbours.total()
    return -sum(count / total * math.log2(count / total) for count in neighbours.values())
