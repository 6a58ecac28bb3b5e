"""Where what was asked for occurs in a text: texts as `grep -o` finds them, slogans as the dictionary does."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analyzers.fold import Folded
from analyzers.highlight import Asked, needles
from analyzers.mentions import Finder


class Occurrence(NamedTuple):
    """A place in the folded text; of a slogan, with the longest one around it."""

    start: int
    end: int
    slogan: str | None = None
    nested_in: str | None = None


class Looking:
    """Looks for what was asked. Of texts that begin at one place the longest counts, and the next begins after its end."""

    def __init__(self, asked: Asked, finder: Finder) -> None:
        texts = sorted({text for text in needles(asked) if text}, key=lambda text: (-len(text), text))
        self._texts = re.compile("|".join(map(re.escape, texts))) if texts else None
        self._slogans = frozenset(asked.slogans)
        self._finder = finder

    @property
    def for_nothing(self) -> bool:
        return not self._texts and not self._slogans

    def occurrences(self, folded: Folded) -> list[Occurrence]:
        """By their places; what is a slogan is told as one, and not as a text again."""
        of_slogans = list(self._of_slogans(folded)) if self._slogans else []
        places = {(it.start, it.end) for it in of_slogans}
        found = self._texts.finditer(folded.text) if self._texts else ()
        of_texts = [Occurrence(*it.span()) for it in found if it.span() not in places]
        return sorted([*of_slogans, *of_texts], key=lambda it: (it.start, it.end, it.slogan or ""))

    def _of_slogans(self, folded: Folded) -> Iterator[Occurrence]:
        for find in self._finder.finds(folded):
            if find.slogan.name in self._slogans:
                yield Occurrence(find.start, find.end, find.slogan.name, find.around.name if find.around else None)
