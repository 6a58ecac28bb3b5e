"""Questions that lie near a question: the same words in quotation marks, or without what asks only.

Each changes the tree and leaves filters, quoted texts and what is not wanted as they are.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from analyzers.pipeline import Analyzer
from api.query.tokens import DASHES, Kind, Token, is_word
from api.query.tree import Both, Either, Leaf, Tree, words_of

# What a question is asked with, and no text is told by.
ASKING = frozenset((Path(__file__).parent / "asking_words.txt").read_text(encoding="utf-8").split())


def quoted(tree: Tree) -> Tree | None:
    """Every word as if it were in quotation marks."""
    return _changed(tree, lambda token: Leaf(replace(token, kind=Kind.QUOTED)))


def unquoted_words(tree: Tree) -> Tree | None:
    """What stands in quotation marks as if it did not; what is not wanted stays."""
    match tree:
        case Both(parts) | Either(parts):
            return together(type(tree), (unquoted_words(part) for part in parts))
        case Leaf(token) if token.kind is Kind.QUOTED and not token.field:
            return Leaf(replace(token, kind=Kind.WORD, near=None)) if is_word(token.text) else _words(token.text)
        case _:
            return tree


def _words(text: str) -> Tree | None:
    """Each of its words alone."""
    return together(Both, (Leaf(Token(Kind.WORD, word)) for word in text.split() if is_word(word)))


def sifted(tree: Tree, analyzer: Analyzer) -> Tree | None:
    """All that the words tell of, without what asks only. A word with a dash in it may have meant a minus, and stays."""

    def change(token: Token) -> Tree | None:
        return Leaf(token) if any(dash in token.text for dash in DASHES) else together(Both, pieces(token, analyzer))

    return _changed(tree, change)


def without_words(tree: Tree) -> Tree | None:
    """What must be there whatever the words are; of alternatives with words in them nothing must."""
    match tree:
        case Both(parts):
            return together(Both, (without_words(part) for part in parts))
        case Either():
            return None if any(words_of(tree)) else tree
        case _:
            return None if _is_bare(tree) else tree


def pieces(token: Token, analyzer: Analyzer) -> list[Tree]:
    """What a word tells of: its dictionary words and the longer runs between them."""
    bare = analyzer.bare(token.text)
    told = sorted((part for part in bare.parts if part not in ASKING), key=bare.text.find)
    long = [part for part in told if len(part) > 1 and any(char.isalnum() for char in part)]
    return [Leaf(Token(Kind.WORD, part)) for part in long]


def _is_bare(tree: Tree) -> bool:
    return isinstance(tree, Leaf) and tree.token.kind is Kind.WORD and not tree.token.field


def together(kind: type[Both] | type[Either], parts: Iterable[Tree | None]) -> Tree | None:
    """Those that there are, joined."""
    kept = tuple(part for part in parts if part)
    if len(kept) < 2:
        return kept[0] if kept else None
    return kind(kept)


def _changed(tree: Tree, change: Callable[[Token], Tree | None]) -> Tree | None:
    match tree:
        case Both(parts) | Either(parts):
            return together(type(tree), (_changed(part, change) for part in parts))
        case Leaf(token) if _is_bare(tree):
            return change(token)
        case _:
            return tree
