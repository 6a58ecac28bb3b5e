"""The sentences of a text, each with its place; together they are the whole of it."""

import re
from collections.abc import Iterator

from api.aligning.differences import Span

_SENTENCE = re.compile(r"[^。！？；!?;\n]*(?:[。！？；!?;\n]+[”’」』）)]*|$)")


def sentences(text: str) -> Iterator[Span]:
    return (it.span() for it in _SENTENCE.finditer(text) if it.group())
