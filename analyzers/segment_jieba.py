"""jieba itself: the reference that the others are held against."""

import logging
from collections.abc import Iterable

import jieba

from analyzers.segment import Segmenter


class PlainJieba:
    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        self._jieba.initialize()
        for word, count in words:
            if not self._jieba.FREQ.get(word):
                self._jieba.add_word(word, count)

    def cut(self, text: str) -> list[str]:
        return list(self._jieba.cut(text))

    def inside(self, word: str) -> list[str]:
        return [found for found in self._jieba.cut(word, cut_all=True) if len(found) > 1]


def build(words: Iterable[tuple[str, int]]) -> Segmenter:
    return PlainJieba(words)
