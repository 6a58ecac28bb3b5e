"""Where what was asked for occurs in a text: texts as `grep -o` finds them, of texts near each other those that are, slogans as the
dictionary finds them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analyzers.fold import Folded
from analyzers.highlight import Asked, needles
from analyzers.mentions import Finder
from engine.near_places import Span, places_near


class Occurrence(NamedTuple):
    """A place in the folded text; of a slogan, with the longest one around it."""

    start: int
    end: int
    slogan: str | None = None
    nested_in: str | None = None


class Looking:
    """Looks for what was asked. Of texts that begin at one place the longest counts, and the next begins after its end.

    ``free``: without slogans that lie within a longer one.
    """

    def __init__(self, asked: Asked, finder: Finder, *, free: bool = False) -> None:
        texts = sorted({text for text in needles(asked) if text}, key=lambda text: (-len(text), text))
        self._texts = re.compile(f"(?=({'|'.join(map(re.escape, texts))}))") if texts else None
        self._near = asked.near
        self._slogans = frozenset(asked.slogans)
        self._finder = finder
        self._free = free

    @property
    def for_nothing(self) -> bool:
        return not self._texts and not self._near and not self._slogans

    def occurrences(self, folded: Folded) -> list[Occurrence]:
        """By their places; what is a slogan is told as one, and not as a text again."""
        of_slogans = list(self._of_slogans(folded)) if self._slogans else []
        places = {(it.start, it.end) for it in of_slogans}
        of_texts = [Occurrence(*place) for place in _apart(self._of_texts(folded.text)) if place not in places]
        return sorted([*of_slogans, *of_texts], key=lambda it: (it.start, it.end, it.slogan or ""))

    def _of_texts(self, text: str) -> Iterator[Span]:
        """Also those that lie over each other."""
        for it in self._texts.finditer(text) if self._texts else ():
            yield it.span(1)
        for together in self._near:
            yield from places_near(text, together.texts, together.within)

    def _of_slogans(self, folded: Folded) -> Iterator[Occurrence]:
        for find in self._finder.finds(folded):
            if find.slogan.name in self._slogans and not (self._free and find.around):
                yield Occurrence(find.start, find.end, find.slogan.name, find.around.name if find.around else None)


def _apart(places: Iterable[Span]) -> Iterator[Span]:
    last = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= last:
            yield start, end
            last = end
