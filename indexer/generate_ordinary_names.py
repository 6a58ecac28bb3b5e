"""Write ``data/ordinary_names.txt``: short names of divisions that are words of every day too, such as 资源, 合作, 和平.

Run ``python -m indexer.generate_ordinary_names`` after a change of the divisions or of jieba (MIT License), whose counts say how usual a
word is.
"""

from pathlib import Path

import jieba

from vocabulary import districts

NAMES = Path(__file__).parent / "data" / "ordinary_names.txt"
USUAL = 200  # times in the texts that jieba counted: 江津 has 65 there, 涪陵 150, 长寿 283, 资源 17,453


def build() -> list[str]:
    with jieba.get_module_res("dict.txt") as lines:
        counts = {word: int(count) for word, count, *_ in (line.decode().split(" ") for line in lines)}
    names = {alias for district in districts.in_force() for alias in district.aliases}
    return sorted(name for name in names if counts.get(name, 0) >= USUAL)


def written() -> str:
    return "".join(f"{name}\n" for name in build())


if __name__ == "__main__":
    NAMES.write_text(written(), encoding="utf-8")
