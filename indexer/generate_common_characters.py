"""Write ``data/common_characters.txt``: the characters of the seeds beyond ASCII, as they are and in traditional form.

Run ``python -m indexer.generate_common_characters`` after a change of the seeds or of OpenCC. It needs the package OpenCC,
which is not needed to run Tifa.
"""

from pathlib import Path

from opencc import OpenCC

TABLE = Path(__file__).parent / "data" / "common_characters.txt"
SEEDS = Path(__file__).parents[1] / "seeds"
WIDTH = 100


def build() -> str:
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt")))
    both = {char for char in text + OpenCC("s2t").convert(text) if char > "~" and char.isprintable()}
    table = "".join(sorted(both))
    return "".join(table[at : at + WIDTH] + "\n" for at in range(0, len(table), WIDTH))


if __name__ == "__main__":
    TABLE.write_text(build(), encoding="utf-8")
