"""The two languages of the pages. Chinese lies at the top, English below /en, so that the query string is that of the JSON in both."""

from dataclasses import dataclass

from api.pages.wording import WORDING
from api.query.chinese import question_in_chinese


@dataclass(frozen=True, slots=True)
class Language:
    """``code`` as HTML tells it; ``prefix`` is what the addresses of its pages begin with."""

    code: str
    prefix: str

    def text(self, key: str, **told: object) -> str:
        """The text of this name, with what is told of in its place."""
        return self.raw(key).format_map({name: _shown(value) for name, value in told.items()})

    def raw(self, key: str) -> str:
        """The text with the places for what is told left open, for a script to fill in."""
        return WORDING[key][LANGUAGES.index(self)]

    def of(self, chinese: str, english: str) -> str:
        return english if self.prefix else chinese

    def question(self, text: str) -> str:
        """A question as it is shown; either way it asks the same."""
        return text if self.prefix else question_in_chinese(text)

    def here(self, address: str) -> str:
        """An address as answers give it, in this language; a bare query string is a search."""
        if address.startswith(("/api/", "/static/")):
            return address
        return f"{self.prefix}{'/' if address.startswith('?') else ''}{address}"


ZH = Language("zh-CN", "")
EN = Language("en", "/en")
LANGUAGES = (ZH, EN)


def language_of(path: str) -> Language:
    return EN if path == EN.prefix or path.startswith(f"{EN.prefix}/") else ZH


def other(language: Language) -> Language:
    return EN if language is ZH else ZH


class _Number(int):
    """Written with its thousands apart; where its place holds two words, the one for one or that for many."""

    def __format__(self, words: str) -> str:
        one, either, many = words.partition("|")
        if either:
            return one if self == 1 else many
        return format(int(self), ",")


def _shown(value: object) -> object:
    return _Number(value) if isinstance(value, int) else value
