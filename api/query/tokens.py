"""What was typed, cut into quoted texts, words, filters and operators. Chinese and English marks mean the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from api.query import said
from api.query.filters import FIELDS
from api.query.said import Said

_TRADITIONAL = {
    "地區": "district",
    "區域": "region",
    "板塊": "section",
    "體裁": "kind",
}  # where they are other characters
_NAMES = {name: field for field, others in FIELDS.items() for name in (field, *others)} | _TRADITIONAL
_CLOSING = {"“": "”", "「": "」", "『": "』", '"': '"', "＂": "＂", "”": "”"}
_ANY_CLOSING = '”"＂“'
_FIELD = re.compile(rf"({'|'.join(sorted(_NAMES, key=len, reverse=True))})[:：]", re.IGNORECASE)
_OTHER_FIELD = re.compile(r"([a-z_]{2,20})[:：](?=\S)", re.IGNORECASE)
_NEAR = re.compile(r"[~～](\d{1,6})?")
_WORD = re.compile(r"[^\s()（）“”\"「」『』＂|｜　]+")
_OR, _AND, _NOT = (
    re.compile(r"(?:OR(?=[\s(（]|$)|\||｜)+"),
    re.compile(r"AND(?=[\s(（]|$)"),
    re.compile(r"NOT(?=[\s(（]|$)|[-－−](?=[^\s)）])"),
)
DASHES = "-－−—–"
_LONE = re.compile(rf"(?<!\S)[{DASHES}+＋](?!\S)")  # a minus that stands before nothing
DEFAULT_NEAR = 10
_QUOTES = str.maketrans("", "", '"＂“”「」『』')


def field_of(text: str) -> tuple[str, str]:
    """The filter whose name a text begins with, and what of its value stands there; nothing, where it begins with none."""
    found = _FIELD.match(text)
    return (_NAMES[found[1].lower()], text[found.end() :]) if found else ("", text)


def is_plain(text: str) -> bool:
    """Whether it is read as one value without quotation marks around it."""
    return bool(_WORD.fullmatch(text))


def is_word(text: str) -> bool:
    """Whether it is read as this one word."""
    return list(Tokens(text)) == [Token(Kind.WORD, text)]


def unquoted(text: str) -> str:
    """Without the quotation marks in it, which are not looked at."""
    return " ".join(text.translate(_QUOTES).split())


class Kind(Enum):
    WORD = "word"
    QUOTED = "quoted"
    OPEN = "("
    CLOSE = ")"
    OR = "OR"
    AND = "AND"
    NOT = "NOT"


@dataclass(frozen=True, slots=True)
class Token:
    """``field`` names the filter that the text is a value of; ``near`` is the distance asked for behind a quoted text."""

    kind: Kind
    text: str
    field: str = ""
    near: int | None = None


class Tokens:
    """Cuts a question; ``said`` tells what had to be put right, ``filters`` from where to where which filter is named."""

    def __init__(self, text: str) -> None:
        self.said: list[Said] = []
        self.filters: list[tuple[int, int, str]] = []
        self._text = text
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        while self._at < len(self._text):
            if self._text[self._at].isspace():
                self._at += 1
            elif lone := _LONE.match(self._text, self._at):
                self.said.append(said.dangling(lone[0]))
                self._at = lone.end()
            else:
                yield self._next()

    def _next(self) -> Token:
        operator = self._operator()
        if operator:
            return operator
        field = self._field()
        if self._at < len(self._text) and self._text[self._at] in _CLOSING:
            return self._quoted(field)
        found = _WORD.match(self._text, self._at)
        if not found:  # a closing mark that nothing opened, or a filter without a value
            mark = self._text[self._at : self._at + 1]
            self._at += 1 if not field else 0
            return Token(Kind.WORD, "" if field else mark, field)
        self._at = found.end()
        return Token(Kind.WORD, found[0], field)

    def _operator(self) -> Token | None:
        mark = self._text[self._at]
        if mark in "(（)）":
            self._at += 1
            return Token(Kind.OPEN if mark in "(（" else Kind.CLOSE, mark)
        for kind, pattern in ((Kind.OR, _OR), (Kind.AND, _AND), (Kind.NOT, _NOT)):
            if found := pattern.match(self._text, self._at):
                self._at = found.end()
                return Token(kind, found[0])
        return None

    def _field(self) -> str:
        if found := _FIELD.match(self._text, self._at):
            field = _NAMES[found[1].lower()]
            self.filters.append((self._at, found.end(), field))
            self._at = found.end()
            return field
        if other := _OTHER_FIELD.match(self._text, self._at):
            self.said.append(said.unknown_field(other[1]))
        return ""

    def _quoted(self, field: str) -> Token:
        opening = self._text[self._at]
        start = self._at + 1
        end = self._text.find(_CLOSING[opening], start)
        if end < 0 and opening not in "「『":
            end = next((at for at in range(start, len(self._text)) if self._text[at] in _ANY_CLOSING), -1)
        if end < 0:
            end = len(self._text)
            self.said.append(said.unbalanced(self._text[start:].strip()))
        self._at = end + 1
        near = None
        if self._at <= len(self._text) and (found := _NEAR.match(self._text, self._at)):
            near = int(found[1]) if found[1] else DEFAULT_NEAR
            self._at = found.end()
        return Token(Kind.QUOTED, self._text[start:end], field, near)
