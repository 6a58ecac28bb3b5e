"""Write ``data/readings.txt``: how characters are read, without tones, so that a slip of an input method can be told.

A line is a syllable and all characters that may be read so. Run ``python -m analyzers.generate_readings`` after a change of
pypinyin (MIT License).
"""

from collections import defaultdict
from itertools import chain
from pathlib import Path

from pypinyin import Style, pinyin

from analyzers.fold import fold_text

READINGS = Path(__file__).parent / "data" / "readings.txt"
FIRST, LAST = 0x4E00, 0x9FA5


def build() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for char in map(chr, range(FIRST, LAST + 1)):
        if fold_text(char) == char:  # no text is compared in any other form
            told = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
            for reading in dict.fromkeys(chain.from_iterable(told)):
                found[reading].append(char)
    return found


def written() -> str:
    return "".join(f"{reading} {''.join(chars)}\n" for reading, chars in sorted(build().items()))


if __name__ == "__main__":
    READINGS.write_text(written(), encoding="utf-8")
