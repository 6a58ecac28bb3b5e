"""What every segmenter must hold: one call judges one. Each law is a function, so that a broken segmenter can be shown to
break the one it is broken in.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

from analyzers.bare import read_bare
from analyzers.segment import Segmenter, segmenter
from analyzers.terms import Lexicon

HARD = [
    "",
    "a",
    "。",
    "\ufffd",
    "𠀀𬬸",
    "㐀々〇",
    "か가ё٣",
    "1+6+n",
    "98.16%",
    "\x00\x01",
    "b超和t恤",
    "a b",
    "-" * 300,
    "人" * 500,
]
WORDS = [("全过程人民民主", 1000), ("人民民主", 1000), ("1343总体思路", 1000), ("稳进增效", 1000), ("b超", 3)]
WORKERS = 4


def covers_the_text(made: Segmenter, texts: Iterable[str]) -> None:
    for text in texts:
        assert "".join(made.cut(text)) == text, "the words joined are not the text"


def says_the_same_twice(made: Segmenter, texts: Iterable[str]) -> None:
    for text in texts:
        assert made.cut(text) == made.cut(text), "the second cut differs"
        assert made.inside(text[:50]) == made.inside(text[:50]), "the second look inside differs"


def says_the_same_from_threads(made: Segmenter, texts: list[str]) -> None:
    alone = [made.cut(text) for text in texts]
    with ThreadPoolExecutor(WORKERS) as pool:
        for _ in range(3):
            assert list(pool.map(made.cut, texts)) == alone, "threads cut differently"


def knows_its_words(made: Segmenter) -> None:
    assert made.cut("践行全过程人民民主") == ["践行", "全过程人民民主"], "a word it was told is cut"
    assert made.cut("1343总体思路") == ["1343总体思路"], "a word with digits is cut"


def looks_inside_in_order(made: Segmenter, texts: Iterable[str]) -> None:
    """Every dictionary word of two characters or more, by start, then by length: bare words and terms lean on it."""
    inside = made.inside("全过程人民民主")
    assert inside == ["全过程", "全过程人民民主", "过程", "人民", "人民民主", "民主"], (
        f"not in order or not all: {inside}"
    )
    for text in texts:
        for word in dict.fromkeys(made.cut(text)):
            if len(word) > 2 and all("一" <= char <= "\u9fd5" for char in word):
                bare = read_bare(made, word)
                assert all(part in word for part in bare.parts), "a word that is not inside"


def cuts_as(reference: Segmenter, made: Segmenter, texts: Iterable[str]) -> None:
    ours, theirs = Lexicon(made), Lexicon(reference)
    for text in texts:
        tokens, expected = made.cut(text), reference.cut(text)
        assert ours.words(tokens) == theirs.words(expected), "the words differ from the reference's"
        assert sorted(ours.terms(tokens, text)) == sorted(theirs.terms(expected, text)), "the terms differ"


def _cut_in_process(name: str, words: list[tuple[str, int]], texts: list[str]) -> list[list[str]]:
    made = segmenter(name, words)
    return [made.cut(text) for text in texts]


def says_the_same_from_processes(name: str, words: list[tuple[str, int]], texts: list[str]) -> None:
    alone = _cut_in_process(name, words, texts)
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        for cut in pool.map(_cut_in_process, [name] * 2, [words] * 2, [texts] * 2):
            assert cut == alone, "another process cuts differently"


def conforms(build: Callable[[Iterable[tuple[str, int]]], Segmenter], texts: list[str]) -> None:
    """All laws of a segmenter by itself."""
    made = build(WORDS)
    covers_the_text(made, [*HARD, *texts])
    says_the_same_twice(made, [*HARD, *texts])
    says_the_same_from_threads(made, [*HARD, *texts])
    knows_its_words(made)
    looks_inside_in_order(made, texts)
