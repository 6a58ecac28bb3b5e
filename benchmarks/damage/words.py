"""The words of a text as jieba cuts them, by its own dictionary alone."""

import logging
import re
from collections.abc import Iterator
from functools import cache

import jieba

HAN = re.compile(r"[\u4e00-\u9fff]+")
NUMBER = re.compile(r"[第几数多两零〇○一二三四五六七八九十百千万亿]+")


@cache
def _tokenizer() -> jieba.Tokenizer:
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer


def cut(text: str) -> Iterator[tuple[int, str]]:
    """Each word and where it begins."""
    at = 0
    for word in _tokenizer().cut(text, HMM=False):
        yield at, word
        at += len(word)


def is_known(word: str) -> bool:
    """Whether it is a Han word of the dictionary and not a number."""
    return bool(HAN.fullmatch(word)) and not NUMBER.fullmatch(word) and bool(_tokenizer().FREQ.get(word))
