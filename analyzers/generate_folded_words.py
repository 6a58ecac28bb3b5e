"""Write ``data/folded_words.txt``: the words of jieba that fold to a form its dictionary lacks, with their counts.

Texts are folded before they are cut, so 乾隆 comes as 干隆 and B超 as b超. Run ``python -m
analyzers.generate_folded_words`` after a change of the fold or of jieba (MIT License).
"""

from pathlib import Path

import jieba

from analyzers.fold import fold

WORDS = Path(__file__).parent / "data" / "folded_words.txt"


def build() -> dict[str, int]:
    with jieba.get_module_res("dict.txt") as lines:
        counts = {word: int(count) for word, count, *_ in (line.decode().split(" ") for line in lines)}
    found: dict[str, int] = {}
    for word, count in counts.items():
        form = fold(word).text
        if form not in counts:
            found[form] = max(count, found.get(form, 0))
    return found


if __name__ == "__main__":
    lines = (f"{word} {count}\n" for word, count in sorted(build().items()) if word)
    WORDS.write_text("".join(lines), encoding="utf-8")
