"""Both automata find every occurrence, where a plain search finds it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.automaton import FindAll, double_array, find_all, plain

PHRASES = st.lists(st.text("民主协商𠀀a1", min_size=1, max_size=4), max_size=8)


def searched(phrases: list[str], text: str) -> list[tuple[int, int, int]]:
    return sorted(
        (start, start + len(phrase), number)
        for number, phrase in enumerate(phrases)
        for start in range(len(text))
        if text.startswith(phrase, start)
    )


@pytest.mark.parametrize("make", [double_array, plain, find_all])
@given(phrases=PHRASES, text=st.text("民主协商𠀀a1", max_size=20))
def test_every_occurrence_is_found(make: Callable[[list[str]], FindAll], phrases: list[str], text: str) -> None:
    assert sorted(make(phrases)(text)) == searched(phrases, text)
