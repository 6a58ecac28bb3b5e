"""Who goes with whom, so that all together go best (the assignment problem), and how much each pair matters to that."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


def best_pairs(values: Mapping[tuple[Left, Right], float]) -> dict[Left, tuple[Right, float]]:
    """The pairs of the best matching, each with what the whole would lose without it; only pairs worth more than nothing."""
    lefts = list(dict.fromkeys(left for left, _ in values))
    rights = list(dict.fromkeys(right for _, right in values))
    table = [[max(0.0, values.get((left, right), 0.0)) for right in rights] for left in lefts]
    chosen, whole = _assigned(table)
    pairs: dict[Left, tuple[Right, float]] = {}
    for row, column in enumerate(chosen):
        if column is not None and table[row][column] > 0:
            kept = table[row][column]
            table[row][column] = 0.0
            _, without = _assigned(table)
            table[row][column] = kept
            pairs[lefts[row]] = (rights[column], whole - without)
    return pairs


def _assigned(table: list[list[float]]) -> tuple[list[int | None], float]:
    """For each row its column, by the Hungarian method; and the sum."""
    if not table or not table[0]:
        return [None] * len(table), 0.0
    size = max(len(table), len(table[0]))
    cost = [[-value for value in row] + [0.0] * (size - len(row)) for row in table]
    cost += [[0.0] * size for _ in range(size - len(cost))]
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    holder, way = [0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        holder[0] = row
        _augment(cost, row_price, column_price, holder, way)
    columns: list[int | None] = [None] * len(table)
    for column in range(1, size + 1):
        if holder[column] <= len(table) and column <= len(table[0]):
            columns[holder[column] - 1] = column - 1
    return columns, sum(table[row][column] for row, column in enumerate(columns) if column is not None)


def _augment(
    cost: list[list[float]], row_price: list[float], column_price: list[float], holder: list[int], way: list[int]
) -> None:
    """One row more finds its place along the cheapest path."""
    size = len(cost)
    least = [float("inf")] * (size + 1)
    used = [False] * (size + 1)
    column = 0
    while holder[column]:
        used[column] = True
        row, step, following = holder[column], float("inf"), 0
        for other in range(1, size + 1):
            if not used[other]:
                price = cost[row - 1][other - 1] - row_price[row] - column_price[other]
                if price < least[other]:
                    least[other], way[other] = price, column
                if least[other] < step:
                    step, following = least[other], other
        for other in range(size + 1):
            if used[other]:
                row_price[holder[other]] += step
                column_price[other] -= step
            else:
                least[other] -= step
        column = following
    while column:
        holder[column] = holder[way[column]]
        column = way[column]
