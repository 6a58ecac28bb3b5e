"""A page as printed: which of its paragraphs are torn, and how well one goes on in another.

A paragraph that does not end its sentence is an open end, unless it is a heading or the like. How well two texts go on is the
judge's to say; what they have in common adds to it.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from indexer.paragraph import BODY, Paragraph
from indexer.printed import BULLETS, ends_sentence, number_rank
from indexer.repair.cohesion import Cohesion
from indexer.repair.judge import CONTEXT, Score, follows, opens, stops
from indexer.structure.headings import LONGEST, LONGEST_UNNUMBERED, SHORTEST, is_two_halves
from indexer.structure.titles import PART_HEADING, SALUTATION, is_dispatch, is_subtitle

OVERLAPS = (3, 2, 1)
NEVER_FIRST = frozenset("，、；：。！？）》」』”’,;:!?)…")
_GOES_ON = frozenset("，、；：,;:“‘（《—")


@dataclass(frozen=True, slots=True)
class Weights:
    """In the judge's units: the logarithm of how many times likelier two texts belong together than not."""

    neighbour: float = 4.0  # what the printed order is worth
    neighbour_in_disorder: float = 0.4
    in_order: float = 1.2  # neighbours go on so well on the average, where columns are in order
    orderly: float = 6.0  # shared by the torn paragraphs, what speaks for that on any page: few say little
    somewhere: float = 0.6  # what it is worth that a torn paragraph goes on somewhere on the page
    pieces: float = 3.0  # and how much more, if both are pieces of columns that were printed line by line
    sure: float = 4.0  # a neighbour that goes on so well by itself is not put into question on a long page
    lead: float = 1.0  # so much all joints together must lose without a neighbour
    margin: float = 0.9  # and so much without a moved piece
    fresh: float = 2.0  # what is held against a right side that stands after the end of a sentence
    opening: float = 1.3  # and how much more, by how well a sentence begins so
    like_heading: float = 3.6  # what is held against a left side that looks like a heading
    hopeless: float = -1.4  # what goes on so badly is not looked at further
    broken: float = -0.7  # what a full stop follows so badly breaks off; of headings, one in a hundred seems to
    unopened: float = -1.0  # what begins so badly was torn off; of true beginnings, one in thirty seems to
    broken_numbered: float = -2.0  # the same where a number says that it is a heading
    ended: float = 1.0  # what a full stop follows so well is no torn sentence,
    whole: float = 2.0  # and so well, no end of a column
    heading: float = -0.5  # what looks like a heading must go on so well to be none


class Page:
    """Paragraphs as printed, and how well one goes on in another."""

    def __init__(self, paragraphs: list[Paragraph], score: Score, weights: Weights) -> None:
        self.paragraphs = paragraphs
        self.weights = weights
        self._score = score
        self._known: dict[tuple[int, int], float] = {}
        self._overlaps: dict[tuple[int, int], int] = {}
        self._fresh: dict[int, float] = {}
        self.bodies = [at for at, paragraph in enumerate(paragraphs) if paragraph.role == BODY]
        self.following = dict(pairwise(self.bodies))
        self.before = {after: before for before, after in self.following.items()}
        unended = [at for at in self.bodies if not paragraphs[at].settled and not ends_sentence(paragraphs[at].text)]
        self.heads = {at for at in unended if self._is_heading(at)}
        self.like_headings = {at for at in self.heads if self._may_be_none(at)}
        self.ends = [at for at in unended if at not in self.heads]
        self.open = frozenset(self.ends)

    def goes_on(self, left: int, right: int) -> float:
        """How well the one goes on in the other, wherever they stand."""
        if (left, right) not in self._known:
            self._known[left, right], self._overlaps[left, right] = self._read_on(left, right)
        return self._known[left, right]

    def belongs(self, left: int, right: int) -> float:
        """The same, and what else speaks for it: what the two have in common, and where print has them begin and end."""
        alone = self.goes_on(left, right) + self.weights.somewhere + self._are_pieces(left, right) * self.weights.pieces
        if alone < self.weights.hopeless:
            return alone
        alone += self._cohesion.of(self.paragraphs[left].text, self.paragraphs[right].text)
        return alone - self._begins_afresh(right) - (self.weights.like_heading if left in self.heads else 0.0)

    def printed_next(self, left: int, right: int, *, in_disorder: bool) -> float:
        """What it is worth that one is printed next to the other; much, where they may be cut at a line's end by mistake."""
        may_be_one = self._are_pieces(left, right) and not self.paragraphs[left].column
        if in_disorder and not may_be_one:
            return self.weights.neighbour_in_disorder
        return self.weights.neighbour - self.closes(left) / 2

    def _are_pieces(self, left: int, right: int) -> bool:
        return self.paragraphs[left].torn and self.paragraphs[right].torn

    def _begins_afresh(self, at: int) -> float:
        """What is held against a right side that stands after the end of a sentence: the more, the better one begins so."""
        if at not in self._fresh:
            after_open = self.before.get(at) in self.open
            self._fresh[at] = 0.0 if after_open else self.weights.fresh + self.weights.opening * self.opens(at)
        return self._fresh[at]

    @cached_property
    def _cohesion(self) -> Cohesion:
        return Cohesion(self.paragraphs[at].text for at in self.bodies)

    def opens(self, at: int) -> float:
        """How well a sentence begins so."""
        return max(self.weights.unopened, opens(self._score, self.paragraphs[at].text))

    def is_torn_off(self, at: int) -> bool:
        """Whether no sentence begins so."""
        return self.opens(at) <= self.weights.unopened

    def closes(self, at: int) -> float:
        """How much speaks for a full stop that is lost here, and nothing else."""
        return max(0.0, self._stops(at))

    def may_begin(self, at: int) -> bool:
        """Whether a sentence may well begin so."""
        return number_rank(self.paragraphs[at].text) is not None or self.opens(at) > 0

    def overlap(self, left: int, right: int) -> int:
        """How many characters stand on both sides of the joint, so that they are read once."""
        self.goes_on(left, right)
        return self._overlaps[left, right]

    def _read_on(self, left: int, right: int) -> tuple[float, int]:
        before, after = self.paragraphs[left].text[-CONTEXT:], self.paragraphs[right].text[: CONTEXT + OVERLAPS[0]]
        plain = follows(self._score, before, after)
        overlapped = [
            (self._score(before, after[: CONTEXT + length], length), length)
            for length in OVERLAPS
            if before.endswith(after[:length]) and len(after) > length
        ]
        return max([(plain, 0), *overlapped])

    def _may_be_none(self, at: int) -> bool:
        """Whether what looks like a heading may be the end of a column."""
        return not _is_marked(self.paragraphs[at].text) and self._stops(at) < self.weights.whole

    def _is_heading(self, at: int) -> bool:
        """Whether an open end is none, as headings and salutations end so."""
        text = self.paragraphs[at].text
        if self.paragraphs[at].torn or len(text) > LONGEST:
            return False
        if _is_marked(text):
            return True
        if text[-1] in _GOES_ON or "。" in text or is_dispatch(text):
            return False
        if number_rank(text) is not None:
            return self._stops(at) > (self.weights.ended if self._surely_goes_on(at) else self.weights.broken_numbered)
        return self._stops(at) > self.weights.broken and self._stands_alone(at)

    def _stands_alone(self, at: int) -> bool:
        """Whether a short line without a number goes on from nothing, and in nothing."""
        text = self.paragraphs[at].text
        if not SHORTEST <= len(text) <= LONGEST_UNNUMBERED or text.count("，") + text.count(",") > 1:
            return False
        before, after = self.before.get(at), self.following.get(at)
        if before is not None and self.is_torn(before) and self.goes_on(before, at) > self.weights.heading:
            return False
        if after is None:
            return True
        whole = self._stops(at) - self.weights.ended
        may_go_on = self.is_torn_off(after) and whole < 0
        return self.goes_on(at, after) < max(self.weights.heading, whole) and not may_go_on

    def _surely_goes_on(self, at: int) -> bool:
        after = self.following.get(at)
        return after is not None and self.is_torn_off(after) and self.goes_on(at, after) > self.weights.sure

    def is_torn(self, at: int) -> bool:
        """Whether a paragraph surely is, being too long for a heading or a line of a list."""
        text = self.paragraphs[at].text
        long = len(text) > LONGEST_UNNUMBERED or "。" in text or self.paragraphs[at].torn
        return not ends_sentence(text) and (long or self._stops(at) <= self.weights.broken)

    def _stops(self, at: int) -> float:
        """How well a sentence or a heading ends so."""
        return stops(self._score, self.paragraphs[at].text)


def _is_marked(text: str) -> bool:
    """Whether a line surely is a heading or the like, by what it says or how it is set."""
    known = SALUTATION.fullmatch(text) or PART_HEADING.fullmatch(text)
    return bool(known) or is_two_halves(text) or text[0] in BULLETS or is_subtitle(text)
