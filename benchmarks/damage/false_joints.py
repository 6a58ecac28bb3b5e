"""Finding where a passage joins what does not belong together.

A passage is read as runs: a run is the longest stretch from where it begins that stands so somewhere in one paragraph of the
truth, and the next run begins after it, or where the next eight characters are known again. Runs shorter than ten characters
are passed over: captions and furniture share such phrases with the text by chance.

Two runs next to each other make a false joint unless both can be had from one paragraph, with the second beginning at most
40 characters before the end of the first there (something doubled), and at most 8 farther after it than in the passage (words
lost or changed). So a caption left inside a paragraph is no false joint, nor is a passage that is a part of one paragraph. Two
paragraphs in one passage make a false joint, in whatever order.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.damage.truth import Paragraph, compact

WINDOW = 8
SHORTEST_RUN = 10
DOUBLED, LOST = 40, 8
END = "\0"


@dataclass(frozen=True)
class Run:
    """As long a stretch of a passage, and where in the truth it may stand."""

    start: int
    length: int
    places: list[int]

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return self.start + self.length


class FalseJoints:
    """The truth, ready to be asked about passages."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self.truth = END + "".join(compact(paragraph.text) + END for paragraph in paragraphs)
        self._ends = [at for at, char in enumerate(self.truth) if char == END]
        self._windows: dict[str, list[int]] = defaultdict(list)
        for at in range(len(self.truth) - WINDOW + 1):
            self._windows[self.truth[at : at + WINDOW]].append(at)

    def count(self, passage: str) -> int:
        """How many false joints are in a passage without white space."""
        if passage in self.truth:
            return 0
        runs = [run for run in self.runs(passage) if run.length >= SHORTEST_RUN]
        return sum(not self._belong_together(run, following) for run, following in pairwise(runs))

    def runs(self, passage: str) -> Iterator[Run]:
        """What a passage without white space has of the truth."""
        at = 0
        while at + WINDOW <= len(passage):
            run = self._run(passage, at)
            if run.length:
                yield run
            at += run.length or 1

    def _run(self, passage: str, at: int) -> Run:
        places = self._windows.get(passage[at : at + WINDOW], [])
        length = WINDOW if places else 0
        while places and at + length < len(passage):
            further = [place for place in places if self.truth[place + length] == passage[at + length]]
            if not further:
                break
            places, length = further, length + 1
        return Run(at, length, places)

    def _belong_together(self, run: Run, following: Run) -> bool:
        between = following.start - run.end
        return any(
            -DOUBLED <= second - (first + run.length) <= between + LOST
            and self._paragraph(first) == self._paragraph(second)
            for first in run.places
            for second in following.places
        )

    def _paragraph(self, place: int) -> int:
        return bisect(self._ends, place)
