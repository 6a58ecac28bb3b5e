"""The best matching, against trying all."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from indexer.repair.matching import best_pairs

TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(-3, 9), min_size=width, max_size=width), min_size=1, max_size=4)
)


def tried(table: list[list[int]]) -> int:
    wide = [[*row, *[0] * len(table)] for row in table]
    places = range(len(wide[0]))
    return max(
        sum(max(0, wide[row][column]) for row, column in enumerate(columns))
        for columns in permutations(places, len(wide))
    )


@given(TABLES)
def test_the_sum_is_the_best_there_is(table: list[list[int]]) -> None:
    values = {(row, column): float(value) for row, line in enumerate(table) for column, value in enumerate(line)}
    pairs = best_pairs(values)
    assert sum(values[left, right] for left, (right, _) in pairs.items()) == tried(table)
    assert len({right for right, _ in pairs.values()}) == len(pairs)


@given(TABLES)
def test_what_a_pair_matters_is_what_the_sum_loses_without_it(table: list[list[int]]) -> None:
    values = {(row, column): float(value) for row, line in enumerate(table) for column, value in enumerate(line)}
    for left, (right, matters) in best_pairs(values).items():
        without = [list(line) for line in table]
        without[left][right] = 0
        assert matters == tried(table) - tried(without)
