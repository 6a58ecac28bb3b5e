"""Where nothing is found: what would find something, each a single change with the count it gives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from api.asking import asking
from api.following import Opened
from api.links import query_string
from api.query.reading import read_tree, tree_of
from api.query.rephrase import pieces, together, unquoted_words
from api.query.tokens import Kind, Token
from api.query.tree import Both, Leaf, Tree, Without, words_of
from api.request import FACETS, SearchRequest, in_facet, without, without_filters
from api.shortening import shorter
from api.shown.answer import Looser
from api.shown.labels import label
from engine.fields import of_one_facet

MOST_TRIED = 16
MOST_SHORTER = 8  # parts of a quoted text
MOST_QUOTED = 2  # quoted texts of which parts are tried


@dataclass(frozen=True, slots=True)
class _Change:
    """``text`` is what is left out; of a filter its values, of ``exact`` what no longer stands in quotation marks.

    Of those that are ``one_of`` the same, the first that finds something is told.
    """

    kind: str
    text: str
    text_en: str
    request: SearchRequest
    facet: str = ""
    one_of: str = ""


def looser(request: SearchRequest, opened: Opened) -> list[Looser]:
    """Only what finds something, the least change first: filters, then parts of the question; where none does, all filters.

    Where that does not help either, each word of the question alone.
    """
    each = [*_without_filters(request), *_with_copies(request), *_without_parts(request, opened)][:MOST_TRIED]
    of_quoted = list(_shortened(request, opened))
    found = _finding([*each, *of_quoted], opened) or _finding(_without_all_filters(request), opened)
    return found or _each_alone(request, opened)


def _finding(changes: Iterable[_Change], opened: Opened) -> list[Looser]:
    """Those that find something; of several ways to change one thing the first."""
    changes = list(changes)
    totals = opened.reader.totals(asking(change.request, opened).question for change in changes)
    found: dict[str, Looser] = {}
    for at, (it, total) in enumerate(zip(changes, totals, strict=True)):
        if total:
            told = Looser(it.kind, it.facet, it.text, it.text_en, total, query_string(it.request))
            found.setdefault(it.one_of or str(at), told)
    return list(found.values())


def _without_filters(request: SearchRequest) -> Iterator[_Change]:
    """One facet at a time."""
    for facet in dict.fromkeys(of_one_facet(name)[0] for name in (*FACETS, "slogan_all")):
        if chosen := in_facet(request, facet):
            yield _Change("filter", *_labels(chosen), without(request, facet), facet)


def _without_all_filters(request: SearchRequest) -> Iterator[_Change]:
    if without_filters(request) != replace(request, page=1):
        yield _Change("filters", "", "", without_filters(request))


def _labels(chosen: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """In Chinese and in English."""
    told = [label("slogan" if facet == "slogan_all" else facet, value) for facet, value in chosen]
    return "、".join(zh for zh, _ in told), ", ".join(en for _, en in told)


def _with_copies(request: SearchRequest) -> Iterator[_Change]:
    if not request.chosen.copies:
        yield _Change("copies", "", "", replace(request, page=1, chosen=replace(request.chosen, copies=True)))


def _without_parts(request: SearchRequest, opened: Opened) -> Iterator[_Change]:
    tree = tree_of(request.q)
    parts = tree.parts if isinstance(tree, Both) else ()
    for at, part in enumerate(parts):
        rest = (*parts[:at], *parts[at + 1 :])
        if not all(isinstance(each, Without) for each in rest):  # they alone would find nearly everything
            asked = _read_as(together(Both, rest), opened)
            left_out = _read_as(part, opened)
            yield _Change("part", left_out, left_out, replace(request, page=1, q=asked))
    words = unquoted_words(tree) if tree else None
    if words and words != tree:
        yield _Change("exact", request.q, request.q, replace(request, page=1, q=_read_as(words, opened)))


def _shortened(request: SearchRequest, opened: Opened) -> Iterator[_Change]:
    """Quoted texts that may stand nowhere, each with the longest of its parts first; all else as it is asked."""
    parts = _parts(tree_of(request.q))
    quoted = [(at, part.token) for at, part in enumerate(parts) if isinstance(part, Leaf) and _is_quoted(part.token)]
    for at, token in quoted[:MOST_QUOTED]:
        for text in shorter(token.text, MOST_SHORTER, opened.analyzer):
            less = Leaf(replace(token, text=text))
            asked = _read_as(together(Both, (*parts[:at], less, *parts[at + 1 :])), opened)
            told = _read_as(less, opened)
            yield _Change("shorter", told, told, replace(request, page=1, q=asked), one_of=f"“{token.text}")


def _is_quoted(token: Token) -> bool:
    return token.kind is Kind.QUOTED and not token.field and token.near is None


def _each_alone(request: SearchRequest, opened: Opened) -> list[Looser]:
    """Every word within the filters, else without them; what does not stand anywhere is told by its pieces, if they do."""
    tree = tree_of(request.q)
    words = [Leaf(token) for token in words_of(tree)]
    of_words = [[word, *pieces(word.token, opened.analyzer)] for word in words]
    tried = list(dict.fromkeys(each for found in of_words for each in found))[:MOST_TRIED]
    filters = [part for part in _parts(tree) if isinstance(part, Leaf) and part.token.field]
    changes = [change for each in tried for change in _alone(request, each, filters, opened)]
    found = {it.text: it for it in _finding(changes, opened)}
    texts = [[_read_as(each, opened) for each in (word, *rest)] for word, *rest in of_words]
    told = dict.fromkeys(text for text, *rest in texts for text in ([text] if text in found else rest))
    return [found[text] for text in told if text in found]


def _alone(request: SearchRequest, word: Tree, filters: Iterable[Tree], opened: Opened) -> Iterator[_Change]:
    told, within = (_read_as(tree, opened) for tree in (word, together(Both, (word, *filters))))
    narrower = replace(request, page=1, q=within)
    wider = replace(without_filters(request), q=told)
    if within != request.q:
        yield _Change("alone", told, told, narrower, one_of=told)
    if wider != narrower:
        yield _Change("anywhere", told, told, wider, one_of=told)


def _parts(tree: Tree | None) -> tuple[Tree, ...]:
    """What must all be there."""
    if tree is None:
        return ()
    return tree.parts if isinstance(tree, Both) else (tree,)


def _read_as(tree: Tree | None, opened: Opened) -> str:
    return read_tree(tree, opened.analyzer).read_as
