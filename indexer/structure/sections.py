"""The section of a passage: the theme of which its headings and its words speak most.

Phrases give points to sections: most in the passage's own lead, fewer in the headings above it, the fewer the higher they
stand, and some in its text. Which phrases, and how many points, is data: ``indexer/data/sections.toml``.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indexer.structure.section_rules import SectionRules, read_rules
from indexer.structure.section_votes import SectionVotes, Votes, add

_NUMBER = re.compile(
    r"\s*(?:[(（](?:[一二三四五六七八九十]+|\d+)[)）]|[一二三四五六七八九十]+、|[一二三四五六七八九十]是|\d+[、.．](?!\d)|——|--)"
)
# A short first sentence may name the theme as a lead does; a long one tells, unless it bears a number.
_SHORT_SENTENCE = re.compile(r"[^。！？；!?;]{1,24}(?=[。！？；!?;])")
_NUMBERED_SENTENCE = re.compile(r"[^。！？；!?;]{1,80}(?=[。！？；!?;])")


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage and where it stands in its report."""

    text: str
    heading_path: tuple[str, ...] = ()  # highest first; a lead, with which the text begins, is the last
    part: str = "other"
    kind: str = "report"
    first_under_heading: bool = False  # right under a heading that has more below it than this passage
    last_of_part: bool = False  # among the last passages of a part or of the report


def section_of(passage: Placed) -> str:
    """The theme of a passage, a key of ``vocabulary.labels.SECTIONS``; `other` where none shows."""
    return _bundled().of(passage)


@cache
def _bundled() -> "Sections":
    return Sections(read_rules())


class Sections:
    """Gives passages their sections by a set of rules."""

    def __init__(self, rules: SectionRules) -> None:
        self._points = rules.points
        self._of_places = [
            (frozenset(places.split("+")), effects) for places, effects in rules.effects["place"].items()
        ]
        self._votes = SectionVotes(rules)

    def of(self, passage: Placed) -> str:
        votes = self.votes(passage)
        return max(votes, key=lambda section: votes[section])

    def votes(self, passage: Placed) -> Votes:
        """The points of each section; `other` has some from the outset."""
        votes: Votes = defaultdict(float, other=self._points.enough)
        body = _without_headings(passage)
        has_lead = body != passage.text
        named = self._add_headings(votes, passage.heading_path, has_lead=has_lead)
        if not has_lead:
            self._add_sentence(votes, body)
        add(votes, self._votes.text(body).items())
        stands = frozenset(_places(passage, plain=not has_lead and named < self._points.themed))
        for places, effects in self._of_places:
            if places <= stands:
                add(votes, effects)
        votes["other"] = max(votes["other"], self._points.least)
        return votes

    def _add_headings(self, votes: Votes, headings: tuple[str, ...], *, has_lead: bool) -> float:
        """The most points that a heading gives to a theme, before they are multiplied."""
        most = 0.0
        for height, heading in enumerate(reversed(headings)):
            given = self._votes.heading(heading)
            lowest = self._points.lead if has_lead else self._points.heading
            add(votes, given.items(), self._points.heading * self._points.step**height if height else lowest)
            most = max([most, *(points for section, points in given.items() if section != "other")])
        return most

    def _add_sentence(self, votes: Votes, body: str) -> None:
        numbered = _NUMBER.match(body)
        sentence = (_NUMBERED_SENTENCE if numbered else _SHORT_SENTENCE).match(body)
        if sentence:
            times = self._points.lead if numbered else self._points.sentence
            add(votes, self._votes.heading(sentence[0]).items(), times)


def _without_headings(passage: Placed) -> str:
    """The text after its lead, and after a heading above that is run into it."""
    body = passage.text
    for heading in passage.heading_path:
        if heading and body.startswith(heading):
            body = body[len(heading) :].lstrip("。.：: ")
    return body


def _places(passage: Placed, *, plain: bool) -> Iterator[str]:
    yield passage.part
    yield f"kind:{passage.kind}"
    if passage.first_under_heading:
        yield "first"
    if passage.last_of_part:
        yield "last"
    if not passage.heading_path:
        yield "bare"
    elif plain:
        yield "plain"
    if _NUMBER.match(passage.text):
        yield "numbered"
