"""How many points the words of a heading or of a text give to each section, by the rules."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from indexer.structure.section_phrases import SectionPhrases
from indexer.structure.section_rules import SectionRules

Votes = defaultdict[str, float]
MOST_HEADINGS = 10_000  # so many are remembered: the passages of a report share theirs
_CLAUSE_ENDS = re.compile(r"(?<=\w)[，, ](?=\w)")


def add(votes: Votes, effects: Iterable[tuple[str, float]], times: float = 1.0) -> None:
    for section, points in effects:
        votes[section] += points * times


class SectionVotes:
    """The points by one set of rules."""

    def __init__(self, rules: SectionRules) -> None:
        effects = rules.effects
        self._points = rules.points
        self.heading = lru_cache(MOST_HEADINGS)(self._of_heading)
        self._in_heading = SectionPhrases(effects["heading"])
        self._in_text = SectionPhrases(effects["text"], effects["mark"], effects["start"])

    def _of_heading(self, heading: str) -> Mapping[str, float]:
        """The points of a heading, however often it repeats itself."""
        total: Votes = defaultdict(float)
        single: Votes = defaultdict(float)
        clause_ends = _CLAUSE_ENDS.search(heading)
        end = clause_ends.start() if clause_ends else len(heading)
        for (effects,), place, _ in self._in_heading.find(heading):
            add(total, effects, 1.0 if place < end else self._points.clause)
            for section, points in effects:
                single[section] = max(single[section], points)
        most = self._points.heading_most
        return {section: min(points, max(most, single[section])) for section, points in total.items()}

    def text(self, text: str) -> Votes:
        """The points of a text: its themes share what it has to give, set against its length; its marks count in full."""
        points = self._points
        theme: Votes = defaultdict(float)
        marks: Votes = defaultdict(float)
        for (in_text, mark, in_start), place, count in self._in_text.find(text):
            at_start = place < points.first_words
            times = points.start if at_start else 1.0
            times *= 1 + points.again * (min(count, points.often) - 1)
            if in_text:
                add(theme, in_text, times)
            if mark:
                add(marks, mark, times)
            if at_start and in_start:
                add(marks, in_start)
        share = min(1.0, (points.length / max(len(text), 1)) ** 0.5)
        add(marks, theme.items(), min(share, points.text_most / max(sum(theme.values()), 1.0)))
        return marks
