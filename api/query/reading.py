"""A question read: the query that an engine is asked, how it was read, what there is to say of it, and what to mark in the hits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import NamedTuple

from analyzers.bare import Bare
from analyzers.exact import BLANK, pairs
from analyzers.fold import fold_text
from analyzers.highlight import Asked, Together
from analyzers.pipeline import Analyzer
from api.query import said
from api.query.said import Said
from api.query.tokens import Kind, Token, Tokens, is_word, unquoted
from api.query.tree import Both, Either, Growing, Leaf, Tree, Without, words_of
from api.query.values import Values
from engine.check import FARTHEST, MOST_TEXTS
from engine.errors import TooMuchError
from engine.query import All, And, Favour, Filter, Like, Near, Not, Or, Phrase, Query, Words, walk

LONGEST = 1_000  # characters of a question
_OPERATORS = frozenset({"or", "and", "not"})
MOST_RANKED = 40  # terms that rank for one word
MOST_RANKED_IN_ALL = 240  # and for all words of a question
MOST_FAVOURED = 3  # runs of words
LONGEST_FAVOURED = 100  # characters that are looked for in one piece only to rank
# What a passage gains that holds a word of several parts in one piece, words side by side, or the slogan that a word names.
WHOLE, TOGETHER, SLOGAN = 4.0, 4.0, 3.0


@dataclass(frozen=True, slots=True)
class Reading:
    """``read_as`` is a question too, and reads as the same one. ``tree`` is what was understood, before it was made a query."""

    query: Query
    read_as: str
    said: tuple[Said, ...]
    asked: Asked
    tree: Tree | None

    @property
    def ranks(self) -> bool:
        """Whether some hits are better than others."""
        return any(isinstance(found, Words | Phrase | Like) for found, _ in walk(self.query))


def read(text: str, analyzer: Analyzer) -> Reading:
    """Any text has a reading. Raises ``TooMuchError`` for one that is too long or lies too deep."""
    if len(text) > LONGEST:
        raise TooMuchError(f"the question has {len(text):,} characters", f"use no more than {LONGEST:,}")
    tokens = Tokens(text)
    growing = Growing(tokens)
    reading = read_tree(growing.tree(), analyzer, lambda: (*tokens.said, *growing.said))
    if text.strip() and not reading.read_as:
        return replace(reading, said=(*reading.said, said.everything()))
    return reading


def tree_of(text: str) -> Tree | None:
    """A question put together, and no more."""
    return Growing(Tokens(text)).tree()


def read_tree(tree: Tree | None, analyzer: Analyzer, said_before: Callable[[], Iterable[Said]] = tuple) -> Reading:
    """The reading of a question that was put together already."""
    asking = _Asking(analyzer, MOST_RANKED_IN_ALL // max(1, sum(1 for _ in words_of(tree))))
    made = asking.query(tree) if tree else None
    query, read_as = (made.query, made.shown) if made else (All(), "")
    notes = dict.fromkeys((*said_before(), *asking.values.said, *asking.said))
    return Reading(query, read_as, tuple(notes), asking.asked(), tree)


def phrase(folded: str) -> Phrase:
    """What finds exactly this folded text."""
    return (
        Phrase("pairs", tuple(pairs(folded))) if len(folded) > 1 else Phrase("singles", (folded.replace(" ", BLANK),))
    )


class _Made(NamedTuple):
    """A part of the question as a query, with how it reads, and the parts that it is joined of."""

    query: Query
    shown: str
    parts: tuple["_Made", ...] = ()
    kind: type[And] | type[Or] | None = None  # how they are joined
    word: str = ""  # folded, of a bare word

    @property
    def bracketed(self) -> str:
        return f"({self.shown})" if self.parts else self.shown

    def flat(self, kind: type[And] | type[Or]) -> "tuple[_Made, ...]":
        """Its parts, if it is joined in this way: and within and is one and."""
        return self.parts if self.kind is kind else (self,)


class _Asking:
    """The tree as a query."""

    def __init__(self, analyzer: Analyzer, ranked: int) -> None:
        self.said: list[Said] = []
        self.values = Values(analyzer.dictionary)
        self._ranked = min(MOST_RANKED, ranked)
        self._analyzer = analyzer
        self._phrases: list[str] = []
        self._bare: list[Bare] = []
        self._slogans: list[str] = []
        self._together: list[Together] = []
        self._without = 0  # how many minus signs lie around: what is not wanted is not marked

    def asked(self) -> Asked:
        return Asked(tuple(self._phrases), tuple(self._bare), tuple(self._slogans), tuple(self._together))

    def query(self, tree: Tree) -> _Made | None:
        """None for what holds nothing to look for."""
        match tree:
            case Leaf(token):
                return self._leaf(token)
            case Without(part):
                self._without += 1
                inner = self.query(part)
                self._without -= 1
                return inner and _Made(Not(inner.query), f"-{inner.bracketed}")
            case Both(parts):
                made = _joined(And, " ", map(self.query, parts))
                runs = _runs(made.parts) if made and made.kind is And else ()
                return made and made._replace(
                    query=favoured(made.query, in_one_piece(map(_side_by_side, runs)), TOGETHER)
                )
            case Either(parts):
                return _joined(Or, " OR ", map(self.query, parts))

    def _leaf(self, token: Token) -> _Made | None:
        if token.field:
            return self._filter(token)
        if token.kind is Kind.QUOTED:
            return self._quoted(token)
        return self._word(token.text)

    def _filter(self, token: Token) -> _Made | None:
        read = self.values.query(token.field, token.text)
        if read:
            query, shown = read
            if token.field == "slogan" and not self._without and isinstance(query, Filter):
                self._slogans += [str(value) for value in query.values]
            return _Made(query, shown)
        if not token.text:
            self.said.append(said.no_value_at_all(token.field))
        return self._word(token.text) if token.text else None

    def _quoted(self, token: Token) -> _Made | None:
        folded = fold_text(token.text)
        if token.near is not None and len(token.text.split()) > 1:
            return self._near(token.text.split(), token.near)
        if token.near is not None:
            self.said.append(said.near_alone(unquoted(token.text)))
        if not folded:
            self._nothing(f"“{token.text}”")
            return None
        self._mark(folded)
        return _Made(phrase(folded), f"“{unquoted(token.text)}”")

    def _near(self, typed: list[str], within: int) -> _Made | None:
        texts = {text: folded for text in typed if (folded := fold_text(text))}
        if len(typed) > MOST_TEXTS:
            self.said.append(said.too_many_near(MOST_TEXTS))
        kept = [(text, texts[text]) for text in typed if text in texts][:MOST_TEXTS]
        if not kept:
            self._nothing(f"“{' '.join(typed)}”")
            return None
        if len(kept) == 1:
            self._mark(kept[0][1])
            return _Made(phrase(kept[0][1]), f"“{unquoted(kept[0][0])}”")
        within = min(within, FARTHEST)
        if not self._without:
            self._together.append(Together(tuple(folded for _, folded in kept), within))
        near = Near(tuple(folded for _, folded in kept), within, And(tuple(phrase(folded) for _, folded in kept)))
        return _Made(near, f"“{' '.join(unquoted(text) for text, _ in kept)}”~{within}")

    def _word(self, text: str) -> _Made | None:
        if not is_word(text):  # the value of a filter that is none, such as OR
            return self._quoted(Token(Kind.QUOTED, text))
        bare = self._analyzer.bare(text)
        if not bare.parts:
            self._nothing(text)
            return None
        if text.lower() in _OPERATORS:
            self.said.append(said.small_operator(text))
        if not self._without:
            self._bare.append(bare)
        terms = dict.fromkeys((*bare.words, *self._analyzer.terms(text)))
        query: Query = Words(tuple(phrase(part) for part in bare.parts), tuple(terms)[: self._ranked])
        whole = in_one_piece([bare.text] if len(bare.parts) > 1 else [])
        slogan = self._analyzer.dictionary.find(text)
        query = favoured(query, whole, WHOLE)
        query = favoured(query, [Filter("slogan", (slogan.name,))] if slogan else [], SLOGAN)
        return _Made(query, text, word=bare.text)

    def _mark(self, folded: str) -> None:
        if not self._without:
            self._phrases.append(folded)

    def _nothing(self, text: str) -> None:
        self.said.append(said.unsearchable(text))


def favoured(query: Query, favoured: Iterable[Query], by: float) -> Query:
    for each in favoured:
        query = Favour(query, each, by)
    return query


def _runs(parts: Iterable[_Made]) -> Iterator[list[_Made]]:
    """Bare words that were typed one after the other."""
    for are_words, run in groupby(parts, lambda part: bool(part.word)):
        words = list(run)
        if are_words and len(words) > 1:
            yield words


def _side_by_side(words: Iterable[_Made]) -> str:
    return fold_text(" ".join(part.word for part in words))


def in_one_piece(texts: Iterable[str]) -> Iterator[Phrase]:
    """What nobody wrote in one piece is too long to be favoured for it."""
    return islice((phrase(text) for text in texts if len(text) <= LONGEST_FAVOURED), MOST_FAVOURED)


def _joined(kind: type[And] | type[Or], between: str, parts: Iterable[_Made | None]) -> _Made | None:
    made = tuple(each for part in parts if part for each in part.flat(kind))
    if len(made) < 2:
        return made[0] if made else None
    asked = tuple(dict.fromkeys(part.query for part in made))  # what is asked twice is looked for once
    return _Made(kind(asked), between.join(part.bracketed for part in made), made, kind)
