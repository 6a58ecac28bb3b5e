"""Which paragraphs are torn, and which goes on in which.

A paragraph that does not end its sentence is an open end. It goes on in the next one that was printed, unless columns are
out of order: then another one goes on clearly better, and is clearly not the continuation of any other. What stays
doubtful is not joined.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product

from indexer.paragraph import BODY, CAPTION, FURNITURE, HEADING, Paragraph
from indexer.printed import BULLETS, ends_sentence, number_rank
from indexer.repair.cohesion import Cohesion
from indexer.repair.matching import best_pairs
from indexer.structure.captions import may_interrupt
from indexer.structure.headings import is_two_halves, lead
from indexer.structure.titles import PART_HEADING, SALUTATION

FEWEST_TORN = 2  # one torn paragraph says nothing of the order
MOST_RIVALS = 24  # with more open ends, neighbours that look sure are not put into question
OVERLAPS = (3, 2, 1)
CUT_START, CUT_END = "cut_start", "cut_end"
CONTEXT = 40  # characters of either side that the judge is shown
LONGEST_HEADING = 46
LONGEST_NUMBERED = 60
SHORTEST_HEADING = 4
_NEVER_FIRST = frozenset("，、；：。！？）》」』”’,;:!?)…")
_GOES_ON = frozenset("，、；：,;:“‘（《—")

Score = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Weights:
    """In the judge's units: the logarithm of how many times likelier two texts belong together than not."""

    neighbour: float = 4.0  # what the printed order is worth
    neighbour_in_disorder: float = 0.0
    in_order: float = 1.0  # neighbours go on so well on the average, where columns are in order
    somewhere: float = 3.0  # what it is worth that a torn paragraph goes on somewhere on the page
    sure: float = 4.0  # a neighbour that goes on so well by itself is not put into question on a long page
    lead: float = 0.5  # so much all joints together must lose without a neighbour
    margin: float = 1.2  # and so much without a moved piece,
    move: float = -1.0  # which must go on so well by itself
    fresh: float = 2.0  # what is held against a right side that stands after the end of a sentence
    hopeless: float = -2.0  # what goes on so badly is not looked at further
    overlap: float = 1.0  # what leaving out a doubled character must gain
    heading: float = -0.5  # what looks like a heading must go on so well to be none


class Page:
    """Paragraphs as printed, and how well one goes on in another."""

    def __init__(self, paragraphs: list[Paragraph], score: Score, weights: Weights) -> None:
        self.paragraphs = paragraphs
        self.weights = weights
        self._score = score
        self._known: dict[tuple[int, int], float] = {}
        self._overlaps: dict[tuple[int, int], int] = {}
        self.bodies = [at for at, paragraph in enumerate(paragraphs) if paragraph.role == BODY]
        self.following = dict(pairwise(self.bodies))
        self.before = {after: before for before, after in self.following.items()}
        unended = [at for at in self.bodies if not ends_sentence(paragraphs[at].text)]
        self.heads = {at for at in unended if self._is_heading(at)}
        # what was found to be cut stays so, whatever stands beside it now
        self.ends = [at for at in unended if at not in self.heads and CUT_END not in paragraphs[at].flags]
        self.open = frozenset(self.ends)

    def goes_on(self, left: int, right: int) -> float:
        """How well the one goes on in the other, wherever they stand."""
        if (left, right) not in self._known:
            self._known[left, right], self._overlaps[left, right] = self._read_on(left, right)
        return self._known[left, right]

    def belongs(self, left: int, right: int) -> float:
        """The same, and how much the two have in common."""
        alone = self.goes_on(left, right)
        if alone < self.weights.hopeless:
            return alone
        return alone + self._cohesion.of(self.paragraphs[left].text, self.paragraphs[right].text)

    @cached_property
    def _cohesion(self) -> Cohesion:
        return Cohesion(self.paragraphs[at].text for at in self.bodies)

    def closes(self, at: int) -> float:
        """How much speaks for a full stop that is lost here, and nothing else."""
        return max(0.0, self._score(self.paragraphs[at].text[-CONTEXT:], "。"))

    def may_begin(self, at: int) -> bool:
        """Whether a sentence may well begin so."""
        return (
            number_rank(self.paragraphs[at].text) is not None
            or self._score("。", self.paragraphs[at].text[:CONTEXT]) > 0
        )

    def overlap(self, left: int, right: int) -> int:
        """How many characters stand on both sides of the joint, so that they are read once."""
        self.goes_on(left, right)
        return self._overlaps[left, right]

    def _read_on(self, left: int, right: int) -> tuple[float, int]:
        before, after = self.paragraphs[left].text[-CONTEXT:], self.paragraphs[right].text[: CONTEXT + OVERLAPS[0]]
        plain = self._score(before, after[:CONTEXT])
        overlapped = [
            (self._score(before, after[length:]), length)
            for length in OVERLAPS
            if before.endswith(after[:length]) and len(after) > length
        ]
        best = max(overlapped, default=(plain, 0))
        return best if best[0] > plain + self.weights.overlap else (plain, 0)

    def _is_heading(self, at: int) -> bool:
        """Whether an open end is none, as headings and salutations end so."""
        text = self.paragraphs[at].text
        if self.paragraphs[at].torn or len(text) > LONGEST_NUMBERED:
            return False
        if SALUTATION.fullmatch(text) or PART_HEADING.fullmatch(text) or is_two_halves(text) or text[0] in BULLETS:
            return True
        if text[-1] in _GOES_ON or "。" in text:
            return False
        return number_rank(text) is not None or self._stands_alone(at)

    def _stands_alone(self, at: int) -> bool:
        """Whether a short line without a number goes on from nothing, and in nothing."""
        text = self.paragraphs[at].text
        if not SHORTEST_HEADING <= len(text) <= LONGEST_HEADING or text.count("，") + text.count(",") > 1:
            return False
        before, after = self.before.get(at), self.following.get(at)
        if before is not None and self.is_torn(before) and self.goes_on(before, at) > self.weights.heading:
            return False
        return after is None or self.goes_on(at, after) < self.weights.heading

    def is_torn(self, at: int) -> bool:
        """Whether a paragraph surely is, being too long for a heading or a line of a list."""
        text = self.paragraphs[at].text
        long = len(text) > LONGEST_HEADING or "。" in text or self.paragraphs[at].torn
        return long and not ends_sentence(text)


def joints(page: Page) -> dict[int, int]:
    """For each torn paragraph that goes on in another, which."""
    neighbours = {left: _neighbour(page, left) for left in page.ends}
    in_disorder = _is_in_disorder(page, neighbours)
    found: dict[int, int] = {}
    if len(page.ends) > MOST_RIVALS or not in_disorder:  # all against all is for short or broken pages
        found = _sure(page, neighbours)
    lefts = [left for left in page.ends if left not in found]
    taken = set(found.values())
    rights = [
        at for at in page.bodies if at not in taken and _may_go_on(page, at) and (in_disorder or _may_be_open(page, at))
    ]
    found = _contest(page, neighbours, lefts[:MOST_RIVALS], rights[: 2 * MOST_RIVALS], found)
    for left, right in _around_captions(page, found).items():
        if left not in found and not _closes_ring(found, left, right):
            found[left] = right
    return found


def _around_captions(page: Page, found: dict[int, int]) -> dict[int, int]:
    """Paragraphs that a caption parts between two sentences: on a page where captions stand within sentences too."""
    joined = set(found.values())
    captioned = {
        left: right
        for left, right in page.following.items()
        if any(between.role == CAPTION for between in page.paragraphs[left:right])
    }
    if not any(found.get(left) == right for left, right in captioned.items()):
        return {}
    return {
        left: right
        for left, right in captioned.items()
        if left not in page.heads
        and right not in joined
        and _may_go_on(page, right)
        and not lead(page.paragraphs[right].text)
    }


def _sure(page: Page, neighbours: dict[int, int | None]) -> dict[int, int]:
    """Neighbours that go on so well that they are not put into question; each right side once, the best first."""
    pairs = [(page.goes_on(left, right), left, right) for left, right in neighbours.items() if right is not None]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for value, left, right in sorted(pairs, reverse=True):
        if value >= page.weights.sure and right not in taken:
            found[left] = right
            taken.add(right)
    return found


def _contest(
    page: Page, neighbours: dict[int, int | None], lefts: list[int], rights: list[int], found: dict[int, int]
) -> dict[int, int]:
    """Joins what goes together in the best matching of all, where that clearly depends on it."""
    weights = page.weights
    prior = weights.neighbour_in_disorder if _is_in_disorder(page, neighbours) else weights.neighbour
    alone = {
        (left, right): page.belongs(left, right)
        - page.closes(left)
        - (0.0 if _may_be_open(page, right) else weights.fresh)
        for left, right in product(lefts, rights)
        if left != right and (neighbours[left] == right or page.is_torn(left))
    }
    values = {
        (left, right): value + weights.somewhere + (prior if neighbours[left] == right else 0.0)
        for (left, right), value in alone.items()
    }
    for left, (right, matters) in sorted(best_pairs(values).items(), key=lambda pair: -pair[1][1]):
        near = neighbours[left] == right
        enough = matters >= weights.lead if near else matters >= weights.margin and alone[left, right] >= weights.move
        if enough and not _closes_ring(found, left, right):
            found[left] = right
    return found


def _neighbour(page: Page, left: int) -> int | None:
    """The next paragraph, or the one after a line that may be a caption."""
    first = page.following.get(left)
    if first is None:
        return None
    second = page.following.get(first)
    if second is not None and _is_interrupted(page, left, first, second):
        return second
    return first if _may_go_on(page, first) else None


def _is_interrupted(page: Page, left: int, first: int, second: int) -> bool:
    """Whether a sentence goes on better in the paragraph after the next."""
    if not _may_go_on(page, second) or not may_interrupt(page.paragraphs[first].text):
        return False
    return page.goes_on(left, second) > max(page.goes_on(left, first), 0) + page.weights.lead


def _may_go_on(page: Page, at: int) -> bool:
    """A heading, the paragraph under it, or one with a number of its own, is no continuation."""
    if at in page.heads or number_rank(page.paragraphs[at].text) is not None:
        return False
    above = next(
        (other for other in range(at - 1, -1, -1) if page.paragraphs[other].role not in (CAPTION, FURNITURE)), -1
    )
    return above not in page.heads and (above < 0 or page.paragraphs[above].role != HEADING)


def _may_be_open(page: Page, at: int) -> bool:
    """Whether a paragraph may begin within a sentence: what is printed before it is torn, or no sentence begins so."""
    before = page.before.get(at)
    text = page.paragraphs[at].text
    return before in page.open or text[0] in _NEVER_FIRST or text[1:2] in _NEVER_FIRST or before is None


def _is_in_disorder(page: Page, neighbours: dict[int, int | None]) -> bool:
    """Whether torn paragraphs mostly do not go on in what is printed next."""
    values = [
        -5.0 if right is None else max(-5.0, min(12.0, page.goes_on(left, right))) for left, right in neighbours.items()
    ]
    return sum(values) < page.weights.in_order * len(values)


def _closes_ring(found: dict[int, int], left: int, right: int) -> bool:
    at: int | None = right
    while at is not None and at != left:
        at = found.get(at)
    return at == left
