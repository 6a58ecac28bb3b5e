"""Nearness in characters, held against a plain search over all ways to choose places."""

from itertools import pairwise, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.near import are_near
from engine.near_places import places_near


def by_trying_all(text: str, wanted: list[str], within: int) -> set[tuple[int, int]]:
    """Every order of the wanted, every choice of places: those that take part."""
    found: set[tuple[int, int]] = set()
    places = [[at for at in range(len(text)) if text.startswith(part, at)] for part in wanted]
    for order in permutations(range(len(wanted))):
        for chosen in product(*(places[number] for number in order)):
            spans = [(at, at + len(wanted[number])) for at, number in zip(chosen, order, strict=True)]
            if all(0 <= later[0] - earlier[1] <= within for earlier, later in pairwise(spans)):
                found.update(spans)
    return found


@pytest.mark.parametrize(
    ("text", "wanted", "within", "near"),
    [
        ("成渝地区双城经济圈", ["成渝", "双城"], 2, True),
        ("成渝地区双城经济圈", ["成渝", "双城"], 1, False),
        ("双城经济圈在成渝", ["成渝", "双城"], 4, True),
        ("协商民主", ["协商", "协商"], 10, False),  # twice asked, once there
        ("协商再协商", ["协商", "协商"], 1, True),
        ("人人人", ["人人", "人"], 0, True),
        ("人人", ["人人", "人"], 0, False),  # none over another
        ("甲乙丙丁甲", ["丁", "甲"], 0, True),
        ("甲xx乙xx丙", ["丙", "甲", "乙"], 2, True),
        ("甲xx乙xxx丙", ["丙", "甲", "乙"], 2, False),
    ],
)
def test_near_by_characters(text: str, wanted: list[str], within: int, *, near: bool) -> None:
    assert are_near(text, wanted, within) is near


@given(
    st.text("甲乙丙", max_size=12),
    st.lists(st.text("甲乙丙", min_size=1, max_size=2), min_size=2, max_size=4),
    st.integers(0, 3),
)
def test_it_finds_what_trying_all_ways_finds(text: str, wanted: list[str], within: int) -> None:
    places = by_trying_all(text, wanted, within)
    assert are_near(text, wanted, within) is bool(places)
    assert places_near(text, wanted, within) == sorted(places)


def test_many_places_are_no_trouble() -> None:
    assert not are_near("甲" * 20_000, ["甲", "甲", "乙"], 5)
    assert places_near("甲" * 20_000, ["甲", "甲", "乙"], 5) == []
    assert len(places_near("甲" * 500, ["甲"] * 8, 500)) == 500
