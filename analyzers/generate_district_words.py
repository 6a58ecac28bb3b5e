"""Write ``data/district_words.txt``: full names of divisions that jieba does not know, so that 江津区长江边 is not cut 区长.

Run ``python -m analyzers.generate_district_words`` after a change of the divisions.
"""

from pathlib import Path

import jieba

from analyzers.fold import fold_text
from vocabulary import districts

WORDS = Path(__file__).parent / "data" / "district_words.txt"
SHORTEST = 3  # 和县, 城区 stand inside too many other words


def build() -> list[str]:
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    names = {name for district in districts.in_force() for name in (district.name, *district.former)}
    return sorted(name for name in map(fold_text, names) if len(name) >= SHORTEST and not tokenizer.FREQ.get(name))


if __name__ == "__main__":
    WORDS.write_text("".join(f"{name}\n" for name in build()), encoding="utf-8")
