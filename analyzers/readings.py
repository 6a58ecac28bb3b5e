"""How characters are read, without tones: what a slip of an input method has in common with what was meant."""

from functools import cache
from pathlib import Path

_NONE: frozenset[str] = frozenset()


@cache
def _table() -> dict[str, frozenset[str]]:
    """The readings of each character; read when first asked, as most commands never do."""
    found: dict[str, set[str]] = {}
    for line in (Path(__file__).parent / "data" / "readings.txt").read_text(encoding="utf-8").splitlines():
        reading, chars = line.split(" ")
        for char in chars:
            found.setdefault(char, set()).add(reading)
    return {char: frozenset(readings) for char, readings in found.items()}


def readings(char: str) -> frozenset[str]:
    """How a character is read; of what is no Chinese character nothing is known."""
    return _table().get(char, _NONE)


def sound_alike(one: str, other: str) -> bool:
    """Whether two folded texts are read alike, character by character: 双成 and 双城."""
    table = _table()
    return len(one) == len(other) and all(
        first == second or table.get(first, _NONE) & table.get(second, _NONE)
        for first, second in zip(one, other, strict=True)
    )


def first_letters(text: str) -> set[str]:
    """The letters with which the reading of a text may begin."""
    return {reading[0] for reading in _table().get(text[:1], frozenset({text[:1]})) if reading}


def is_typed(text: str, typed: str) -> bool:
    """Whether Latin letters begin the reading of a text: quanguo, qgc and qguoc begin that of 全过程."""
    if not typed:
        return True
    if not text:
        return False
    return any(
        reading.startswith(typed)
        or (typed.startswith(reading) and is_typed(text[1:], typed[len(reading) :]))
        or (typed[0] == reading[0] and is_typed(text[1:], typed[1:]))
        for reading in readings(text[0]) or {text[0]}
    )
