"""One passage as it is shown: with what stands around it, what is in it, and what was repaired."""

from dataclasses import dataclass

from analyzers.mentions import Mention
from api.shown.answer import ShownHit, Span, ToldGeneration
from api.shown.citation import Cited


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The passage before or after, in its report."""

    id: str
    url: str
    order: int
    text: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repair: what stands in the source at `span`, and what it reads in the text."""

    kind: str
    before: str
    after: str
    span: Span


@dataclass(frozen=True, slots=True)
class PassageAnswer:
    """`mentions` are the slogans in it with their spans: the longest one around each, and the verb before it."""

    passage: ShownHit
    before: Neighbour | None
    after: Neighbour | None
    mentions: list[Mention]
    repairs: list[Repaired]
    citation: Cited
    generation: ToldGeneration


@dataclass(frozen=True, slots=True)
class SimilarAnswer:
    """Passages like one, the most like first."""

    id: str
    hits: list[ShownHit]
    generation: ToldGeneration
