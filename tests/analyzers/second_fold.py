"""A second fold, written by the definition and nothing else, to hold the product's against."""

import json
import re
import unicodedata
from pathlib import Path

QUOTATION_MARKS = set("\"'“”‘’„‟「」『』﹁﹂")
_TABLE = json.loads((Path(__file__).parents[2] / "analyzers" / "data" / "fold.json").read_text(encoding="utf-8"))
SIMPLIFIED = dict(zip(*_TABLE["simplified"], strict=True))


def second_fold(text: str) -> str:
    """Step after step over the whole text, as the definition tells them."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(SIMPLIFIED.get(char, char) for char in text)
    text = "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char.lower() for char in text)
    text = "".join(char for char in text if unicodedata.category(char) != "Cf" and char not in QUOTATION_MARKS)
    return re.sub(r"\s+", lambda blank: " " if _between_words(text, *blank.span()) else "", text)


def _between_words(text: str, start: int, end: int) -> bool:
    return bool(re.match("[a-z0-9]", text[start - 1 : start]) and re.match("[a-z0-9]", text[end : end + 1]))
