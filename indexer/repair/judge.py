"""The judge of joints as the steps ask it: how well one text goes on in another, begins a sentence, or ends one."""

from typing import Protocol

CONTEXT = 40  # characters of either side that the judge is shown
STOP = "。"


class Score(Protocol):
    """How well one text goes on in another; of the second, the first characters may be told to stand in both."""

    def __call__(self, left: str, right: str, twice: int = 0) -> float: ...


def follows(score: Score, left: str, right: str) -> float:
    """How well the one goes on in the other."""
    return score(left[-CONTEXT:], right[:CONTEXT])


def opens(score: Score, text: str) -> float:
    """How well a sentence begins so."""
    return score(STOP, text[:CONTEXT])


def stops(score: Score, text: str) -> float:
    """How well a sentence or a heading ends so."""
    return score(text[-CONTEXT:], STOP)
