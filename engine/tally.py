"""How often something is mentioned in a passage, as a value that engines filter and count: 全过程人民民主 ×3.

So the occurrences in any cell of any table are worked out from counts of passages, which every engine has: for each number
of times, that many times the passages that hold it so often.
"""

from collections.abc import Iterable

TIMES = " ×"


def tallied(name: str, times: int) -> str:
    return f"{name}{TIMES}{times}"


def times_told(values: Iterable[str | int], name: str) -> dict[str, int]:
    """Of these values those that tell of a name, each with how many times."""
    told = (str(value).rpartition(TIMES) for value in values)
    return {tallied(of, int(times)): int(times) for of, _, times in told if of == name}
