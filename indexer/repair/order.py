"""Reading order: pieces of a page put one after the other as their joints say.

Where a joint leads across the page, the print is cut before and after it, and the pieces are chained. A chain stands where
the first of its pieces was printed. Joints that chase each other in a ring show that one more cut was missed: it is made
where print shows a block's end, at a caption, a wide gap or a heading.
"""

from collections.abc import Sequence
from itertools import pairwise

from indexer.paragraph import BODY, HEADING, Paragraph

Run = list[int]


def reading_order(paragraphs: Sequence[Paragraph], across: dict[int, int]) -> list[int]:
    """The places of the paragraphs in reading order, given the joints that lead across the page."""
    if not across:
        return list(range(len(paragraphs)))
    cuts = {left + 1 for left in across} | set(across.values())
    while True:
        runs = _runs(len(paragraphs), cuts)
        ring = _ring(runs, across)
        if not ring:
            return [at for chain in _chains(runs, across) for run in chain for at in run]
        cuts.add(_missed_cut(paragraphs, ring, cuts))


def _runs(length: int, cuts: set[int]) -> list[Run]:
    bounds = sorted({0, length, *(cut for cut in cuts if cut < length)})
    return [list(range(start, end)) for start, end in pairwise(bounds)]


def _successors(runs: list[Run], across: dict[int, int]) -> dict[int, int]:
    """Which run follows which."""
    starts = {run[0]: number for number, run in enumerate(runs)}
    return {number: starts[across[run[-1]]] for number, run in enumerate(runs) if run[-1] in across}


def _ring(runs: list[Run], across: dict[int, int]) -> list[Run]:
    """The runs of a ring, or none."""
    following = _successors(runs, across)
    for first in following:
        seen = [first]
        while (number := following.get(seen[-1])) is not None:
            if number == first:
                return [runs[member] for member in seen]
            if number in seen:
                break
            seen.append(number)
    return []


def _missed_cut(paragraphs: Sequence[Paragraph], ring: list[Run], cuts: set[int]) -> int:
    """Where to cut a run of the ring: where a block may end, best of all."""
    places = [at for run in ring for at in run[1:] if at not in cuts]
    if not places:  # single paragraphs that chase each other: the first one printed begins
        return min(run[0] for run in ring)
    return max(places, key=lambda at: (_ends_block(paragraphs, at), at))


def _ends_block(paragraphs: Sequence[Paragraph], at: int) -> int:
    paragraph, before = paragraphs[at], paragraphs[at - 1]
    after_caption = before.role not in (BODY, HEADING) and paragraph.role in (BODY, HEADING)
    return 4 * after_caption + 2 * (paragraph.gap > 2) + (paragraph.role == HEADING or len(paragraph.text) < 40)


def _chains(runs: list[Run], across: dict[int, int]) -> list[list[Run]]:
    """Runs chained by their joints; a chain stands where the first printed of its runs stood."""
    following = _successors(runs, across)
    firsts = set(range(len(runs))) - set(following.values())
    chains: list[list[int]] = []
    for first in sorted(firsts):
        chain = [first]
        while (number := following.get(chain[-1])) is not None:
            chain.append(number)
        chains.append(chain)
    chains.sort(key=lambda chain: -1 if 0 in chain else min(chain))
    return [[runs[number] for number in chain] for chain in chains]
