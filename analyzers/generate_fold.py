"""Write ``data/fold.json``, the character table of the fold.

Run ``python -m analyzers.generate_fold`` after a change of OpenCC or Unicode. It needs the package OpenCC (Apache-2.0),
which is not needed to run Tifa: asking it and ``unicodedata`` for every code point takes seconds, reading the table
takes none.
"""

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from opencc import OpenCC

TABLE = Path(__file__).parent / "data" / "fold.json"

# Left by OpenCC, which converts them in phrases only; here every character stands for itself.
ADDED = {"瞭": "了", "甦": "苏", "衞": "卫"}
QUOTATION_MARKS = "\"'“”‘’„‟「」『』﹁﹂"
SURROGATES = range(0xD800, 0xE000)


def code_points() -> Iterator[str]:
    return (chr(code) for code in range(sys.maxunicode + 1) if code not in SURROGATES)


def simplified() -> dict[str, str]:
    """Traditional to simplified, one character to one character."""
    convert = OpenCC("t2s").convert
    table = {char: convert(char) for char in code_points() if unicodedata.category(char) == "Lo"}
    return {char: simple for char, simple in table.items() if simple != char} | ADDED


def is_dropped(char: str) -> bool:
    return char in QUOTATION_MARKS or unicodedata.category(char) == "Cf"


def joins(chars: Iterable[str]) -> set[str]:
    """The characters that may change with what stands before them: combining marks, and second halves of a composition."""
    second = {parts[1] for char in code_points() if len(parts := unicodedata.normalize("NFD", char)) > 1}
    second |= {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}  # Hangul vowels and finals
    first = {char: unicodedata.normalize("NFKD", char)[0] for char in chars}
    return {char for char, head in first.items() if unicodedata.combining(head) or head in second}


def ranges(chars: Iterable[str]) -> list[list[int]]:
    """The code points as inclusive ranges."""
    found: list[list[int]] = []
    for code in sorted(map(ord, chars)):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def pairs(table: dict[str, str]) -> list[str]:
    return ["".join(table), "".join(table.values())]


def build() -> dict[str, object]:
    simple = simplified()
    joining = joins(code_points())
    folded = {
        char: "".join(simple.get(part, part).lower() for part in unicodedata.normalize("NFKC", char))
        for char in code_points()
        if ord(char) < 0x10000
    }
    steady = {
        char
        for char, form in folded.items()
        if len(form) == 1
        and form == folded.get(form)
        and char not in joining
        and not form.isspace()
        and not is_dropped(form)
    }
    return {
        "unicode": unicodedata.unidata_version,
        "simplified": pairs(simple),
        "dropped": "".join(char for char in code_points() if is_dropped(char)),
        "same_length": pairs({char: folded[char] for char in sorted(steady) if folded[char] != char}),
        "breaks": ranges(set(folded) - steady),
        "joining": ranges(joining),
    }


if __name__ == "__main__":
    TABLE.write_text(json.dumps(build(), ensure_ascii=False) + "\n", encoding="utf-8")
