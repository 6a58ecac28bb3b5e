"""A request as every route answers it alike: as it was asked, and where that finds nothing, without the words that only ask."""

from dataclasses import replace

from api.asking import Asking, asking, total
from api.following import Opened
from api.query import said
from api.query.chinese import question_in_chinese
from api.query.reading import read_tree
from api.query.rephrase import sifted
from api.query.tokens import Kind
from api.query.tree import words_of
from api.request import SearchRequest


def understood(request: SearchRequest, opened: Opened) -> Asking:
    asked = asking(request, opened)
    if not request.loosen or not _has_words(asked) or total(asked, opened):
        return asked
    return loosened(request, asked, opened) or asked


def loosened(request: SearchRequest, asked: Asking, opened: Opened) -> Asking | None:
    """What is asked without what only asks, if that finds something; it says so."""
    tree = sifted(asked.reading.tree, opened.analyzer) if asked.reading.tree else None
    looser = read_tree(tree, opened.analyzer) if tree else None
    if looser is None or looser.read_as == asked.reading.read_as:
        return None
    found = asking(request, opened, looser)
    note = said.loosened(looser.read_as, question_in_chinese(looser.read_as))
    return replace(found, noted=(*asked.said, note)) if total(found, opened) else None


def _has_words(asked: Asking) -> bool:
    return any(token.kind is Kind.WORD for token in words_of(asked.reading.tree))
