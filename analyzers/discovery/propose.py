"""Candidates of all finders, put together, freed of what is known, and ranked."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from analyzers.automaton import find_all
from analyzers.discovery.number import number
from analyzers.discovery.parallel import parallel
from analyzers.discovery.quoted import quoted
from analyzers.discovery.sources import Place, Places, Source, Sources
from analyzers.discovery.sticky import sticky
from analyzers.mentions import Finder

FINDERS: dict[str, Callable[[Sources], Places]] = {
    "quoted": quoted,
    "number": number,
    "parallel": parallel,
    "sticky": sticky,
}
_WEIGHTS = {"quoted": 2.0, "number": 1.5, "parallel": 2.0, "sticky": 1.0}
_NEARLY = 2  # characters by which a candidate may exceed what is known and still be the same


@dataclass(slots=True)
class Proposal:
    """A phrase that may be a slogan: how it was found, how often and in how many texts it stands, and where first."""

    phrase: str
    found_by: list[str]
    count: int
    texts: int
    context: str
    score: float
    districts: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Candidate:
    first: Place
    found_by: dict[str, None] = field(default_factory=dict)


def propose(sources: Sources, finder: Finder, most: int = 200) -> list[Proposal]:
    """The best proposals first: what a writer marked or shaped as a phrase, then what only sticks together.

    Nothing that the dictionary already finds in the same place is among them.
    """
    candidates: dict[str, _Candidate] = {}
    known = [_covered(source, finder) for source in sources]
    for name, find in FINDERS.items():
        for place in find(sources):
            if not _is_known(place, known[place.source]):
                phrase = sources[place.source].text[place.start : place.end]
                candidates.setdefault(phrase, _Candidate(place)).found_by[name] = None
    counts = _counts(list(candidates), sources)
    proposals = [_weighed(candidate, counts[phrase], sources) for phrase, candidate in candidates.items()]
    proposals.sort(key=lambda proposal: (proposal.found_by == ["sticky"], -proposal.score, proposal.phrase))
    return _without_parts(proposals)[:most]


def _covered(source: Source, finder: Finder) -> list[int]:
    """For every place in the text, how many characters before it known slogans cover."""
    cover = bytearray(len(source.text))
    for find in finder.finds(source.folded):
        cover[find.start : find.end] = b"\1" * (find.end - find.start)
    return list(accumulate(cover, initial=0))


def _is_known(place: Place, covered: list[int]) -> bool:
    """Whether slogans cover the place, or all of it but a character or two."""
    length = place.end - place.start
    return covered[place.end] - covered[place.start] >= length - min(_NEARLY, length // 2)


def _counts(phrases: list[str], sources: Sources) -> dict[str, Counter[int]]:
    """Of each phrase, how often it stands in which source."""
    counts: dict[str, Counter[int]] = {phrase: Counter() for phrase in phrases}
    find = find_all(phrases)
    for at, source in enumerate(sources):
        for _, _, phrase in find(source.text):
            counts[phrases[phrase]][at] += 1
    return counts


def _weighed(candidate: _Candidate, counts: Counter[int], sources: Sources) -> Proposal:
    count, texts = counts.total(), len(counts)
    weight = sum(_WEIGHTS[name] for name in candidate.found_by)
    score = weight * math.log2(1 + count) * (1 + math.log2(max(texts, 1)))
    source, start, end = candidate.first
    shown, context = sources[source].shown(start, end), sources[source].context(start, end)
    holders = [sources[number] for number in counts]
    districts = sorted({holder.district for holder in holders if holder.district})
    years = sorted({holder.year for holder in holders if holder.year})
    return Proposal(shown, list(candidate.found_by), count, texts, context, round(score, 2), districts, years)


def _without_parts(proposals: list[Proposal]) -> list[Proposal]:
    """Without the phrases that stand only within a longer proposed one."""
    holders: dict[int, list[str]] = defaultdict(list)
    for proposal in proposals:
        holders[proposal.count].append(proposal.phrase)
    return [
        proposal
        for proposal in proposals
        if not any(proposal.phrase != other and proposal.phrase in other for other in holders[proposal.count])
    ]
