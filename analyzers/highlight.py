"""What to mark in a text, given what was asked.

A phrase is marked as a whole, never single characters of it; where a bare word stands whole it is marked whole, and
elsewhere its dictionary words are. Spans that overlap become one.

A wider question also finds by pieces of its words. Its single characters are marked only where none of its longer pieces
stands: beside these they tell a reader nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from analyzers.bare import Bare
from analyzers.fold import Folded
from analyzers.nesting import Find

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Together:
    """Folded texts that are wanted near each other, with at most ``within`` characters between."""

    texts: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a search asked for, folded: ``phrases``, ``bare`` words, ``slogans`` by name, and what stands ``near``.

    Of a wider question ``pieces``, and ``singles``: characters.
    """

    phrases: tuple[str, ...] = ()
    bare: tuple[Bare, ...] = ()
    slogans: tuple[str, ...] = ()
    near: tuple[Together, ...] = ()
    pieces: tuple[str, ...] = ()
    singles: tuple[str, ...] = ()

    def with_more(self, more: "Asked") -> "Asked":
        """What either asked for."""
        return Asked(*(getattr(self, each.name) + getattr(more, each.name) for each in fields(Asked)))


def highlight(folded: Folded, finds: Iterable[Find], asked: Asked) -> list[Span]:
    """The spans of the original text to mark, in order and apart."""
    texts = dict.fromkeys((*needles(asked), *(text for together in asked.near for text in together.texts)))
    pieces = [piece for piece in asked.pieces if piece in folded.text] or asked.singles
    spans = [span for text in (*texts, *pieces) for span in _occurrences(folded.text, text)]
    spans += [(find.start, find.end) for find in finds if find.slogan.name in asked.slogans]
    return merged(folded.span(start, end) for start, end in spans)


def needles(asked: Asked) -> list[str]:
    """The folded texts to look for wherever they stand, each once."""
    return list(dict.fromkeys((*asked.phrases, *(needle for bare in asked.bare for needle in _to_mark(bare)))))


def _to_mark(bare: Bare) -> Iterator[str]:
    yield bare.text
    yield from bare.words
    yield from (rest for rest in bare.rest if len(rest) > 1)


def _occurrences(text: str, needle: str) -> Iterator[Span]:
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = text.find(needle, at + 1)


def merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
