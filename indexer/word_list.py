"""The words of a generation with the passages that hold each: what is suggested while a person types, and where one mistyped."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from engine.port import Passage, Record

MOST_KEPT = 100_000
MOST_COUNTED = 1_000_000  # different words at once; then those met once are let go
_WORD = re.compile(r"[\u4e00-\u9fff]{2,12}")


class WordList:
    """Counts what goes by."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def seen(self, contents: Iterable[Passage | Record]) -> Iterator[Passage | Record]:
        for content in contents:
            yield content
            if not isinstance(content, Record):
                self._counts.update(set(content.get("words", "").split(" ")))
                if len(self._counts) > MOST_COUNTED:
                    self._counts = Counter({word: count for word, count in self._counts.items() if count > 1})

    def written(self) -> str:
        """A word and its passages a line, the most frequent first."""
        found = [(-count, word) for word, count in self._counts.items() if _WORD.fullmatch(word)]
        return "".join(f"{word} {-count}\n" for count, word in sorted(found)[:MOST_KEPT])
