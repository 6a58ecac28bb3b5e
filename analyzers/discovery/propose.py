"""Candidates of all finders, put together, freed of what is known, and ranked."""

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Proposal:
    """A phrase that may be a slogan: how it was found, how often and in how many texts it stands, and where first."""

    phrase: str
    found_by: list[str]
    count: int
    texts: int
    context: str
    score: float


@dataclass(slots=True)
class _Candidate:
    first: Place
    found_by: dict[str, None] = field(default_factory=dict)


def propose(sources: Sources, finder: Finder, most: int = 200) -> list[Proposal]:
    """The best proposals first. Nothing that the dictionary already finds in the same place is among them."""
    candidates: dict[str, _Candidate] = {}
    known = [[(find.start, find.end) for find in finder.finds(source.folded)] for source in sources]
    for name, find in FINDERS.items():
        for place in find(sources):
            phrase = sources[place.source].text[place.start : place.end]
            if not any(start <= place.start and place.end <= end for start, end in known[place.source]):
                candidates.setdefault(phrase, _Candidate(place)).found_by[name] = None
    proposals = [_weighed(phrase, candidate, sources) for phrase, candidate in candidates.items()]
    proposals.sort(key=lambda proposal: (-proposal.score, proposal.phrase))
    return _without_parts(proposals)[:most]


def _weighed(phrase: str, candidate: _Candidate, sources: list[Source]) -> Proposal:
    counts = [source.text.count(phrase) for source in sources]
    count, texts = sum(counts), sum(map(bool, counts))
    weight = sum(_WEIGHTS[name] for name in candidate.found_by)
    score = weight * math.log2(1 + count) * (1 + math.log2(max(texts, 1)))
    source, start, end = candidate.first
    shown, context = sources[source].shown(start, end), sources[source].context(start, end)
    return Proposal(shown, list(candidate.found_by), count, texts, context, round(score, 2))


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
