"""Comparing paragraphs character by character, for damage that only adds characters."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from benchmarks.damage.score import Score

WINDOW = 8
MOST_TIMES_LONGER = 3


class Passages:
    """Passages without white space, by what they hold."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._holders: dict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(self._texts):
            for window in _windows(text):
                self._holders[window].add(number)

    def likest(self, text: str) -> str:
        """The passage that shares most windows with `text`; nothing if none does, or if it is more than three times as long."""
        shared = Counter(number for window in _windows(text) for number in self._holders.get(window, ()))
        if not shared:
            return ""
        best = min(shared, key=lambda number: (-shared[number], abs(len(self._texts[number]) - len(text)), number))
        return self._texts[best] if len(self._texts[best]) <= MOST_TIMES_LONGER * len(text) else ""


def compare(truth: str, found: str, *, broken: bool) -> Score:
    """The characters of one paragraph.

    In an unbroken paragraph every place that differs is a false repair, and a paragraph not found is one. In a broken one only
    places within it are where characters of the truth are gone: others may be damage that was left.
    """
    if not found or found == truth:
        right = len(found)
        return Score(characters=len(truth), characters_right=right, false_repairs=int(not found and not broken))
    changes = [change for change in _changes(truth, found) if change[0] != "equal"]
    wrong = sum(end - start for _, start, end, _, _ in changes)
    return Score(
        characters=len(found) + wrong,
        characters_right=len(truth) - wrong,
        false_repairs=sum(not broken or _is_loss_within(change, truth) for change in changes),
    )


Change = tuple[str, int, int, int, int]


def _changes(truth: str, found: str) -> list[Change]:
    """How to get `found` from `truth`; where that takes only additions, only additions."""
    if len(found) > len(truth) and _is_within(truth, found):
        return [("insert", 0, 0, 0, len(found) - len(truth))]
    return list(SequenceMatcher(None, truth, found, autojunk=False).get_opcodes())


def _is_loss_within(change: Change, truth: str) -> bool:
    kind, start, end, _, _ = change
    return kind == "delete" and start > 0 and end < len(truth)


def _is_within(truth: str, found: str) -> bool:
    """Whether all characters of `truth` are in `found` in their order."""
    rest = iter(found)
    return all(char in rest for char in truth)


def _windows(text: str) -> set[str]:
    return {text[at : at + WINDOW] for at in range(max(1, len(text) - WINDOW + 1))}
