"""Sentences that stand in another place of the other report: moved, or kept in a passage that is otherwise new."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from analyzers.fold import fold_text
from api.aligning.cut import Cut, Cutter
from api.aligning.differences import Span, differences
from api.aligning.likely import likely
from api.aligning.plain import plain
from api.aligning.sentences import sentences

SHORTEST = 12  # folded characters of a sentence that is looked for
ALIKE = 0.6  # of the characters of both sentences
LEAST_NEW = 0.5  # of a sentence; one of which more is the same where it stands is not looked for

Partners = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """``passage`` is the number of the passage that it stands in, at ``span`` of its text."""

    passage: int
    span: Span
    folded: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A sentence of one report, and the one of the other that it is; ``share`` of the characters of both is the same."""

    here: Sentence
    there: Sentence
    share: float


def spoken(texts: Sequence[Cut]) -> list[Sentence]:
    """All sentences that are long enough to say something."""
    found = ((number, span, it.text[slice(*span)]) for number, it in enumerate(texts) for span in sentences(it.text))
    told = (Sentence(number, span, fold_text(text)) for number, span, text in found)
    return [it for it in told if len(it.folded) >= SHORTEST]


def is_new(sentence: Sentence, same: Sequence[Span]) -> bool:
    """Whether too little of it stands in these spans, which are the same where its passage stands."""
    start, end = sentence.span
    held = sum(max(0, min(end, last) - max(start, first)) for first, last in same)
    return held < LEAST_NEW * (end - start)


def elsewhere(
    sought: Sequence[Sentence], there: Sequence[Sentence], partners: Partners, cutter: Cutter
) -> Iterator[Elsewhere]:
    """Of each the same, else the most alike; in the passage that is its own passage reworded, the same alone."""
    by_text: dict[str, Sentence] = {}
    for it in reversed(there):
        by_text[plain(it.folded)] = it
    rest: list[Sentence] = []
    for here in sought:
        if found := by_text.get(plain(here.folded)):
            yield Elsewhere(here, found, 1.0)
        else:
            rest.append(here)
    yield from _alike(rest, there, partners, cutter)


def _alike(
    sought: Sequence[Sentence], there: Sequence[Sentence], partners: Partners, cutter: Cutter
) -> Iterator[Elsewhere]:
    best: dict[int, Elsewhere] = {}
    cut = cache(cutter)
    for one, other in sorted(likely([it.folded for it in sought], [it.folded for it in there], ALIKE)):
        here, found = sought[one], there[other]
        if partners.get(here.passage) != found.passage:
            share = differences(cut(here.folded), cut(found.folded)).share
            if share >= ALIKE and (one not in best or share > best[one].share):
                best[one] = Elsewhere(here, found, share)
    yield from best.values()
