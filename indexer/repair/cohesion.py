"""What two texts have in common: halves of one paragraph speak of one matter, and repeat its words.

Pairs of characters stand for words; the rarer a pair is on the page, the more it tells.
"""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from math import fsum, log, sqrt
from operator import add

NEAR, FAR = 40, 250  # characters on either side of a joint
# Fitted on columns out of order, with what a joint's characters tell: from here on more in common tells no more.
FAR_TELLS, MOST_FAR = 1.3, 4.0
NEAR_TELLS, MOST_NEAR = 0.75, 3.0
USUAL = 1.0  # what texts of one page have in common anyway
SMOOTHING = 5
_NO_HAN = re.compile("[^\u4e00-\u9fff]+")


class Cohesion:
    """Measures it for the texts of one page."""

    def __init__(self, texts: Iterable[str]) -> None:
        held = Counter(chain.from_iterable(map(_pairs, texts)))
        count = 1 + max(held.values(), default=1)
        tells = {times: log(count / times) for times in set(held.values())}
        self._known: dict[str, set[str]] = {}
        self._tells = {pair: tells[times] for pair, times in held.items()}

    def of(self, left: str, right: str) -> float:
        """How much more the end of one text and the start of another have in common than any two."""
        far = self._alike(self._pairs(left[-FAR:]), self._pairs(right[:FAR]))
        near = self._alike(self._pairs(left[-NEAR:]), self._pairs(right[:NEAR]))
        return FAR_TELLS * min(far, MOST_FAR) + NEAR_TELLS * min(near, MOST_NEAR) - USUAL

    def _pairs(self, text: str) -> set[str]:
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = _pairs(text)
        return found

    def _alike(self, left: set[str], right: set[str]) -> float:
        tells = fsum(map(self._tells.__getitem__, left & right))
        return 10 * tells / sqrt((len(left) + SMOOTHING) * (len(right) + SMOOTHING))


def _pairs(text: str) -> set[str]:
    text = _NO_HAN.sub("", text)
    return set(map(add, text, text[1:]))
