"""Whether the bundled dictionary is, byte for byte, the one that was found right when it was stamped.

Checking thousands of entries takes a tenth of the start, and finds nothing new in files that nobody has touched. One
changed byte, and they are checked again. Run ``python -m analyzers.dictionary_stamp`` after a change of the bundled files.
"""

from collections.abc import Iterable
from pathlib import Path
from zlib import crc32

STAMP = Path(__file__).parent / "data" / "slogans.stamp"


def stamp(files: Iterable[Path]) -> str:
    total = 0
    for file in files:
        total = crc32(file.read_bytes(), crc32(file.name.encode(), total))
    return f"{total:08x}"


def is_stamped(files: Iterable[Path]) -> bool:
    return STAMP.exists() and STAMP.read_text(encoding="ascii").strip() == stamp(files)


if __name__ == "__main__":
    from analyzers.dictionary import bundled_files, read_dictionary

    read_dictionary(bundled_files())  # raises where something is wrong
    STAMP.write_text(stamp(bundled_files()) + "\n", encoding="ascii")
