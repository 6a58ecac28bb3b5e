"""What nearness costs a question, it costs again: what is refused once is not answered a minute later."""

import pytest

from engine.errors import TooMuchError
from engine.query import All, And, Filter, Near, Not, Phrase, Query
from engine.settle import MOST_CANDIDATES, Nearness

CANDIDATES = MOST_CANDIDATES * 2 // 3


def near(first: str, second: str) -> Near:
    return Near((first, second), 5, And((Phrase("singles", (first,)), Phrase("singles", (second,)))))


def test_a_question_beyond_the_bound_is_refused_however_often_it_is_asked() -> None:
    looked: list[object] = []

    def find(query: object, _most: int) -> list[tuple[str, str]]:
        looked.append(query)
        return [("a", "提案")]

    nearness = Nearness(lambda _query: CANDIDATES, find)
    question = And((near("提", "案"), near("协", "商")))
    for _ in range(3):
        with pytest.raises(TooMuchError, match="too many to look"):
            nearness.settled(question)
    nearness.settled(near("提", "案"))
    assert len(looked) == 1, "what is remembered is not looked at again"


HELD = near("提", "案").candidates


@pytest.mark.parametrize(
    ("distances", "settled"),
    [
        ((0, 9, 0, 9, 9), And((HELD, Filter("id", ("a", "c"))))),
        ((0, 9, 0, 0, 0), And((HELD, Not(Filter("id", ("b",)))))),
        ((0, 0), HELD),
        ((9,), Not(All())),
    ],
)
def test_the_fewer_are_told_by_their_ids_those_that_are_near_or_the_others(
    distances: tuple[int, ...], settled: Query
) -> None:
    texts = [(name, f"提{'，' * distance}案") for name, distance in zip("abcde", distances, strict=False)]
    nearness = Nearness(lambda _query: len(texts), lambda _query, _most: texts)
    for _ in range(2):
        assert nearness.settled(near("提", "案")) == settled
