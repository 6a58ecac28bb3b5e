"""The phrases of the rules for sections, and where they stand in a text."""

from collections.abc import Iterable, Iterator, Mapping

from analyzers.automaton import find_all
from indexer.structure.section_rules import Effects


class SectionPhrases:
    """Looks for all of them at once; one that lies in a longer one does not count."""

    def __init__(self, *places: Mapping[str, Effects]) -> None:
        phrases = sorted({phrase for place in places for phrase in place})
        self._find_all = find_all(phrases)
        self._effects = [tuple(place.get(phrase, ()) for place in places) for phrase in phrases]

    def find(self, text: str) -> Iterator[tuple[tuple[Effects, ...], int, int]]:
        """What each phrase found says, in each place; where it first stands, and how often it does."""
        first: dict[int, int] = {}
        count: dict[int, int] = {}
        reach = -1
        for start, back, number in sorted([(start, -end, number) for start, end, number in self._found(text)]):
            if -back > reach:
                reach = -back
                first.setdefault(number, start)
                count[number] = count.get(number, 0) + 1
        return ((self._effects[number], start, count[number]) for number, start in first.items())

    def _found(self, text: str) -> Iterable[tuple[int, int, int]]:
        try:
            return self._find_all(text)
        except UnicodeEncodeError:  # a lone surrogate: with "?" for it, all else keeps its place
            return self._find_all(text.encode("utf-8", "replace").decode("utf-8"))
