"""A wider net around a question: passages that hold some of what its words tell, by words and other words for the same, by pairs of
characters and characters.

Two texts that say one thing in other words share pieces of words (校园霸凌, 学生欺凌), and the rarer a piece, the more it tells.
"""

from collections.abc import Iterable, Iterator, Sequence

from analyzers.bare import Bare
from analyzers.exact import pairs, singles
from analyzers.pipeline import Analyzer
from analyzers.synonyms import synonyms
from analyzers.terms import HAN_RUN
from api.query.reading import SLOGAN, WHOLE, favoured, in_one_piece, phrase, read_tree
from api.query.rephrase import ASKING, without_words
from api.query.tokens import Kind
from api.query.tree import Tree, words_of
from engine.query import And, Filter, Like, Or, Phrase, Query, Weighed

# What a pair, a single character and another word for the same tell, beside a word.
PAIR, SINGLE, SYNONYM = 1.0, 0.8, 0.5
MOST, MOST_SYNONYMS = 60, 40


def wider(tree: Tree, analyzer: Analyzer) -> Query | None:
    """None where the question has no words: what is quoted is wanted as it stands. Quoted texts and filters stay as they are."""
    bare = [analyzer.bare(token.text) for token in words_of(tree) if token.kind is Kind.WORD]
    pieces = list(_pieces(bare, analyzer))
    if not pieces:
        return None
    query: Query = Or(tuple(pieces))
    query = favoured(query, in_one_piece(word.text for word in bare if len(word.parts) > 1), WHOLE)
    query = favoured(query, _slogans(bare, analyzer), SLOGAN)
    must = without_words(tree)
    return And((query, read_tree(must, analyzer).query)) if must else query


def _pieces(bare: Sequence[Bare], analyzer: Analyzer) -> Iterator[Query]:
    terms = dict.fromkeys(term for word in bare for term in (*word.words, *analyzer.for_index(word.text).terms))
    telling = [term for term in terms if term not in ASKING][:MOST]
    if telling:
        yield Like(tuple(telling))
    for field, cut, by in (("pairs", pairs, PAIR), ("singles", singles, SINGLE)):
        found = dict.fromkeys(piece for word in bare for piece in cut(word.text) if HAN_RUN.fullmatch(piece))
        yield from (Weighed(Phrase(field, (piece,)), by) for piece in list(found)[:MOST] if piece not in ASKING)
    others = dict.fromkeys(other for term in telling for other in synonyms(term))
    yield from (Weighed(phrase(other), SYNONYM) for other in list(others)[:MOST_SYNONYMS])


def _slogans(bare: Iterable[Bare], analyzer: Analyzer) -> Iterator[Query]:
    """Those that the words name, or hold."""
    forms = dict.fromkeys(form for word in bare for form in (word.text, *word.words))
    found = (analyzer.dictionary.find(form) for form in forms)
    yield from (Filter("slogan", (name,)) for name in dict.fromkeys(slogan.name for slogan in found if slogan))
