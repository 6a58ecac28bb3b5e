"""The analyzer: fold, segment, terms and mentions, wired together for one dictionary and one segmenter.

An analyzer never changes. A changed dictionary makes a new analyzer, and whoever holds the old one goes on with it.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import unidata_version

from analyzers.bare import Bare, read_bare
from analyzers.dictionary import Dictionary
from analyzers.discovery.sources import Source
from analyzers.fold import Folded, fold, fold_text
from analyzers.frames import verb_ends
from analyzers.highlight import Asked, Span, highlight
from analyzers.mentions import Finder, Mention
from analyzers.nesting import Find
from analyzers.segment import DEFAULT, KEEP, segmenter
from analyzers.spellings import words
from analyzers.terms import Lexicon, Terms

# Raise it with every change of the code that lets other terms, spans or mentions come out: indexes built before are stale.
REVISION = 1
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATA = ("fold.json", "folded_words.txt", "field_words.txt", "district_words.txt", "frames.txt")


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of a text; spans count in ``text`` as it was given."""

    text: str
    fold: str
    words: list[str]
    terms: Terms
    mentions: list[Mention]
    analyzer: str

    def as_dict(self) -> dict[str, Any]:
        """As ``tifa analyze --json`` prints it; the terms by their place."""
        terms = sorted(self.terms, key=lambda term: (term[1], -term[2]))
        return {
            "text": self.text,
            "fold": self.fold,
            "words": self.words,
            "terms": [{"term": term, "start": start, "end": end} for term, start, end in terms],
            "mentions": [asdict(mention) for mention in self.mentions],
            "analyzer": self.analyzer,
        }


@dataclass(slots=True)
class Indexable:
    """What an index needs of a text; ``analyzers.exact`` makes the exact fields of ``folded.text``."""

    folded: Folded
    terms: list[str]
    finds: list[Find]
    placed: Terms | None = None


class Analyzer:
    def __init__(self, dictionary: Dictionary, segmenter_name: str = DEFAULT) -> None:
        self.dictionary = dictionary
        self.segmenter_name = segmenter_name
        self._segmenter = segmenter(segmenter_name, user_words(dictionary))
        self._lexicon = Lexicon(self._segmenter)

    @cached_property
    def finder(self) -> Finder:
        """Made when first asked: most questions look for words only, and it takes a tenth of their time."""
        return Finder(self.dictionary)

    @cached_property
    def version(self) -> str:
        """The same for the same dictionary, segmenter, data and code; an index built with another is stale."""
        from hashlib import sha256  # noqa: PLC0415 - both are slow to import, and cutting a text needs neither
        from importlib.metadata import version  # noqa: PLC0415

        parts = [
            str(REVISION),
            unidata_version,
            self.segmenter_name,
            version(self.segmenter_name),
            self.dictionary.version,
        ]
        digest = sha256("\0".join(parts).encode())
        for name in _DATA:
            digest.update(_data_file(name).encode())
        return f"{self.segmenter_name}-{digest.hexdigest()[:12]}"

    def analyze(self, text: str) -> Analysis:
        """Everything, with spans. Never raises, for any string."""
        folded, tokens = self._cut(text)
        terms = self._lexicon.placed_terms(tokens, folded)
        words = self._lexicon.words(tokens)
        return Analysis(text, folded.text, words, terms, self.finder.mentions(folded), self.version)

    def for_index(self, text: str, *, spans: bool = False) -> Indexable:
        """What indexing needs, and no more; with ``spans``, also where in ``text`` each term stands."""
        folded, tokens = self._cut(text)
        if spans:
            placed = self._lexicon.placed_terms(tokens, folded)
            return Indexable(folded, placed.terms, self.finder.finds(folded), placed)
        return Indexable(folded, self._lexicon.terms(tokens, folded.text), self.finder.finds(folded))

    def terms(self, text: str) -> list[str]:
        """The terms alone, as indexing has them."""
        folded, tokens = self._cut(text)
        return self._lexicon.terms(tokens, folded.text)

    def source(self, name: str, text: str) -> Source:
        """The text made ready for the discovery of slogans."""
        return Source.of(name, *self._cut(text))

    def cut(self, text: str) -> list[str]:
        """The words of a text as it stands, not folded; joined they are as long as the text."""
        return self._segmenter.cut(_SURROGATE.sub("\ufffd", text))

    def is_word(self, text: str) -> bool:
        """Whether the dictionary has it as a word, slogans and the words of the field among them."""
        return text in self._segmenter.inside(text)

    def bare(self, word: str) -> Bare:
        """What a word typed without quotation marks asks for."""
        return read_bare(self._segmenter, fold_text(word))

    def highlight(self, text: str, asked: Asked) -> list[Span]:
        """The spans of ``text`` to mark."""
        folded = fold(text)
        return highlight(folded, self.finder.finds(folded) if asked.slogans else [], asked)

    def _cut(self, text: str) -> tuple[Folded, list[str]]:
        folded = fold(text)
        return folded, self._segmenter.cut(folded.text)


def user_words(dictionary: Dictionary) -> Iterator[tuple[str, int]]:
    """jieba's own words where folding changed them, the words of the field, names of divisions, then the slogans.

    An ambiguous slogan is not forced on the cut, and a verb with its slogan is two words.
    """
    for line in _data_lines("folded_words.txt"):
        word, count = line.split(" ")
        yield word, int(count)
    found = dict.fromkeys(
        word for slogan in dictionary if not slogan.only_quoted for form in slogan.forms for word in words(form)
    )
    slogans = (word for word in found if not any(word[at:] in found for at in verb_ends(word)))
    for word in (*_data_lines("field_words.txt"), *_data_lines("district_words.txt"), *slogans):
        yield word, KEEP


def _data_lines(name: str) -> list[str]:
    return [line for line in _data_file(name).splitlines() if not line.startswith("#")]


def _data_file(name: str) -> str:
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
