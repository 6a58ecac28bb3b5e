"""Where nothing is found: what would find something, each a single change with the count it gives."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from api.asking import asking
from api.following import Opened
from api.links import query_string
from api.query.reading import read_tree, tree_of
from api.query.rephrase import together, unquoted_words
from api.query.tree import Both, Tree, Without
from api.request import FACETS, SearchRequest, in_facet, without, without_filters
from api.shown.answer import Looser
from api.shown.labels import label
from engine.fields import of_one_facet

MOST_TRIED = 16


@dataclass(frozen=True, slots=True)
class _Change:
    """``text`` is what is left out; of a filter its values, of ``exact`` what no longer stands in quotation marks."""

    kind: str
    text: str
    text_en: str
    request: SearchRequest
    facet: str = ""


def looser(request: SearchRequest, opened: Opened) -> list[Looser]:
    """Only what finds something, the least change first: filters, then parts of the question; where none does, all filters."""
    each = [*_without_filters(request), *_with_copies(request), *_without_parts(request, opened)][:MOST_TRIED]
    return _finding(each, opened) or _finding(_without_all_filters(request), opened)


def _finding(changes: Iterable[_Change], opened: Opened) -> list[Looser]:
    changes = list(changes)
    totals = opened.reader.totals(asking(change.request, opened).question for change in changes)
    found = zip(changes, totals, strict=True)
    return [
        Looser(it.kind, it.facet, it.text, it.text_en, total, query_string(it.request)) for it, total in found if total
    ]


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


def _read_as(tree: Tree | None, opened: Opened) -> str:
    return read_tree(tree, opened.analyzer).read_as
