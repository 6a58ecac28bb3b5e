"""Who goes with whom, so that all together go best (the assignment problem), and how much each pair matters to that."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


def best_pairs(values: Mapping[tuple[Left, Right], float]) -> dict[Left, tuple[Right, float]]:
    """The pairs of the best matching, each with what the whole would lose without it; only pairs worth more than nothing."""
    lefts = list(dict.fromkeys(left for left, _ in values))
    rights = list(dict.fromkeys(right for _, right in values))
    size = max(len(lefts), len(rights))
    places = {right: place for place, right in enumerate(rights)}
    cost = [[0.0] * size for _ in range(size)]
    for row, left in enumerate(lefts):
        for right, place in places.items():
            cost[row][place] = -max(0.0, values.get((left, right), 0.0))
    matching = _Matching(cost)
    pairs: dict[Left, tuple[Right, float]] = {}
    for row, left in enumerate(lefts):
        place = matching.column_of(row)
        if cost[row][place] < 0:
            pairs[left] = (rights[place], matching.loss_without(row))
    return pairs


class _Matching:
    """The cheapest matching of rows and columns, by the Hungarian method. Rows and columns count from 1 within."""

    def __init__(self, cost: list[list[float]]) -> None:
        self._cost = cost
        self._size = len(cost)
        self._row_price = [0.0] * (self._size + 1)
        self._column_price = [0.0] * (self._size + 1)
        self._holder = [0] * (self._size + 1)
        for row in range(1, self._size + 1):
            self._place(row)

    def column_of(self, row: int) -> int:
        return self._holder.index(row + 1, 1) - 1

    def loss_without(self, row: int) -> float:
        """How much the sum of the best would lose if this row could not have its column: one row looks for another place."""
        kept = self._row_price[:], self._column_price[:], self._holder[:]
        column = self.column_of(row)
        before, taken = self._sum(), self._cost[row][column]
        self._cost[row][column] = 0.0
        self._holder[column + 1] = 0
        self._place(row + 1)
        loss = self._sum() - before
        self._cost[row][column] = taken
        self._row_price, self._column_price, self._holder = kept
        return loss

    def _sum(self) -> float:
        return sum(self._cost[row - 1][column - 1] for column, row in enumerate(self._holder) if column and row)

    def _place(self, row: int) -> None:
        """The row takes its place along the cheapest path, on which others may have to move."""
        size, cost, holder = self._size, self._cost, self._holder
        row_price, column_price = self._row_price, self._column_price
        holder[0] = row
        least, way, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        column = 0
        while holder[column]:
            used[column] = True
            row, step, following = holder[column], float("inf"), 0
            line, price = cost[row - 1], row_price[row]
            for other in range(1, size + 1):
                if not used[other]:
                    reduced = line[other - 1] - price - column_price[other]
                    if reduced < least[other]:
                        least[other], way[other] = reduced, column
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
