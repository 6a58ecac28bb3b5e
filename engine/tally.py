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
    return {tallied(of, times): times for of, times in map(told, values) if of == name}


def told(value: str | int) -> tuple[str, int]:
    """What is mentioned, and how often."""
    name, _, times = str(value).rpartition(TIMES)
    return name, int(times)


def totals(counted: Iterable[tuple[str | int, int]]) -> dict[str, int]:
    """How often each is mentioned, given how many passages have each of these values."""
    found: dict[str, int] = {}
    for value, passages in counted:
        name, times = told(value)
        found[name] = found.get(name, 0) + times * passages
    return found
