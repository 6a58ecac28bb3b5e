"""Which character follows which: a table of runs of up to four characters with the probability of their last one.

A run is a key of 16 bits a character, by the character's place in the table's alphabet; all keys lie sorted in one array and
are found by bisection, so that reading the table is unpacking it and no more. Two bytes go with a run: how unlikely its
last character is after the others, and the weight of a shorter run where one character more after it is not in the
table. Both are negative natural logarithms, in eighths. The empty run tells of characters outside the alphabet.
"""

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from math import log

ORDER = 4
BITS = 16
STEPS = 8  # to the natural logarithm's unit: finer ones judge no better
_SHORTER = [(1 << BITS * length) - 1 for length in range(ORDER)]  # what is left of a key without its first character
_KEY = 8  # bytes

# A run's probability, and the weight of shorter ones after it.
Run = tuple[float, float]


class JointTable:
    def __init__(self, alphabet: str, keys: "array[int]", unlikely: bytes, weights: bytes) -> None:
        self._alphabet = alphabet
        self._places = {char: place for place, char in enumerate(alphabet, 1)}
        self._stranger = len(alphabet) + 1
        self._keys = keys
        self._unlikely = unlikely
        self._weights = weights

    @classmethod
    def of(cls, alphabet: str, runs: Mapping[str, Run]) -> "JointTable":
        """A table of these runs, the empty one among them; ``alphabet`` has their characters, each once."""
        places = {char: place for place, char in enumerate(alphabet, 1)}
        rows = sorted((_key(places[char] for char in run), *both) for run, both in runs.items())
        unlikely, weights = (bytes(_in_steps(row[column]) for row in rows) for column in (1, 2))
        return cls(alphabet, array("Q", (row[0] for row in rows)), unlikely, weights)

    @classmethod
    def from_bytes(cls, packed: bytes) -> "JointTable":
        content = zlib.decompress(packed)
        letters = int.from_bytes(content[:_KEY], "little")
        alphabet, columns = content[_KEY : _KEY + letters].decode("utf-8"), memoryview(content)[_KEY + letters :]
        length = len(columns) // (_KEY + 2)
        interleaved = bytearray(_KEY * length)
        for byte in range(_KEY):
            interleaved[byte::_KEY] = columns[byte * length : (byte + 1) * length]
        keys = array("Q")
        keys.frombytes(interleaved)
        return cls(alphabet, _native(keys), bytes(columns[-2 * length : -length]), bytes(columns[-length:]))

    def to_bytes(self) -> bytes:
        """All first bytes of the keys, then all second ones, and so on: sorted, they pack to a fifth so."""
        keys = _native(self._keys[:]).tobytes()
        letters = self._alphabet.encode("utf-8")
        columns = [*(keys[byte::_KEY] for byte in range(_KEY)), self._unlikely, self._weights]
        return zlib.compress(b"".join([len(letters).to_bytes(_KEY, "little"), letters, *columns]), 9)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, run: str) -> bool:
        """Whether the run was seen often enough to be kept."""
        if not run or any(char not in self._places for char in run):
            return False
        key = _key(self._places[char] for char in run)
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at] == key

    def log_p(self, context: str, following: str) -> float:
        """log P(the characters of ``following``, one after the other | those before)."""
        places = self._places
        key = steps = 0
        for char in context[1 - ORDER :]:
            key = key << BITS | places.get(char, self._stranger)
        for char in following:
            key = (key & _SHORTER[-1]) << BITS | places.get(char, self._stranger)
            steps += self._steps(key)
        return -steps / STEPS

    def _steps(self, run: int) -> int:
        """How unlikely a run's last character is: as the longest end of the run that is known says."""
        keys, known, steps = self._keys, len(self._keys), 0
        length = (run.bit_length() + BITS - 1) // BITS
        while run:
            at = bisect_left(keys, run)
            if at < known and keys[at] == run:
                return steps + self._unlikely[at]
            before = run >> BITS
            at = bisect_left(keys, before, 0, at)
            if at < known and keys[at] == before:
                steps += self._weights[at]
            length -= 1
            run &= _SHORTER[length]
        return steps + self._unlikely[0]


def _key(places: Iterable[int]) -> int:
    key = 0
    for place in places:
        key = key << BITS | place
    return key


def _in_steps(probability: float) -> int:
    return min(round(-log(probability) * STEPS), 255) if probability else 255


def _native(keys: "array[int]") -> "array[int]":
    """From little-endian to this machine's order, or back."""
    if sys.byteorder == "big":
        keys.byteswap()
    return keys
