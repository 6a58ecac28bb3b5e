"""A wider net around a question: passages that hold some of what its words tell, by words and other words for the same, by pairs of
characters and characters.

Two texts that say one thing in other words share pieces of words (校园霸凌, 学生欺凌), and the rarer a piece, the more it tells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from analyzers.bare import Bare
from analyzers.exact import pairs, singles
from analyzers.highlight import Asked
from analyzers.pipeline import Analyzer
from analyzers.synonyms import synonyms
from analyzers.terms import HAN_RUN
from api.query.reading import SLOGAN, WHOLE, favoured, in_one_piece, phrase, read_tree
from api.query.rephrase import ASKING, without_words
from api.query.tokens import Kind
from api.query.tree import Tree, words_of
from engine.query import And, Filter, Like, Or, Query, Weighed

# What a pair, a single character and another word for the same tell, beside a word.
PAIR, SINGLE, SYNONYM = 1.0, 0.8, 0.5
MOST, MOST_SYNONYMS = 60, 40


@dataclass(frozen=True, slots=True)
class Wider:
    """What finds them, and what of it to mark."""

    query: Query
    asked: Asked


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What the words tell by, folded, each once."""

    terms: list[str]
    pairs: list[str]
    singles: list[str]
    others: list[str]  # words for the same


def wider(tree: Tree, analyzer: Analyzer) -> Wider | None:
    """None where the question has no words: what is quoted is wanted as it stands. Quoted texts and filters stay as they are."""
    bare = [analyzer.bare(token.text) for token in words_of(tree) if token.kind is Kind.WORD]
    pieces = _pieces(bare, analyzer)
    queries = tuple(_queries(pieces))
    if not queries:
        return None
    slogans = _slogans(bare, analyzer)
    query = favoured(Or(queries), in_one_piece(word.text for word in bare if len(word.parts) > 1), WHOLE)
    query = favoured(query, (Filter("slogan", (name,)) for name in slogans), SLOGAN)
    asked = _to_mark(bare, pieces, slogans)
    without = without_words(tree)
    if not without:
        return Wider(query, asked)
    must = read_tree(without, analyzer)
    return Wider(And((query, must.query)), must.asked.with_more(asked))


def _pieces(bare: Sequence[Bare], analyzer: Analyzer) -> _Pieces:
    terms = dict.fromkeys(term for word in bare for term in (*word.words, *analyzer.for_index(word.text).terms))
    telling = [term for term in terms if term not in ASKING][:MOST]
    others = dict.fromkeys(other for term in telling for other in synonyms(term))
    return _Pieces(telling, _cut(bare, pairs), _cut(bare, singles), list(others)[:MOST_SYNONYMS])


def _cut(bare: Iterable[Bare], cut: Callable[[str], list[str]]) -> list[str]:
    found = dict.fromkeys(piece for word in bare for piece in cut(word.text) if HAN_RUN.fullmatch(piece))
    return [piece for piece in list(found)[:MOST] if piece not in ASKING]


def _queries(pieces: _Pieces) -> Iterator[Query]:
    if pieces.terms:
        yield Like(tuple(pieces.terms))
    yield from (Weighed(phrase(pair), PAIR) for pair in pieces.pairs)
    yield from (Weighed(phrase(single), SINGLE) for single in pieces.singles)
    yield from (Weighed(phrase(other), SYNONYM) for other in pieces.others)


def _to_mark(bare: Iterable[Bare], pieces: _Pieces, slogans: Iterable[str]) -> Asked:
    """A word is marked as it was typed, whatever its length."""
    typed = (word.text for word in bare if word.text not in ASKING)
    longer = (piece for piece in (*pieces.terms, *pieces.pairs, *pieces.others) if len(piece) > 1)
    single = (piece for piece in (*pieces.terms, *pieces.singles) if len(piece) == 1)
    return Asked(pieces=(*typed, *longer), slogans=tuple(slogans), singles=tuple(single))


def _slogans(bare: Iterable[Bare], analyzer: Analyzer) -> list[str]:
    """Those that the words name, or hold."""
    forms = dict.fromkeys(form for word in bare for form in (word.text, *word.words))
    found = (analyzer.dictionary.find(form) for form in forms)
    return list(dict.fromkeys(slogan.name for slogan in found if slogan))
