"""Where nothing is found: what would find something, each a single change with the count it gives."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from api.asking import asking
from api.following import Opened
from api.links import query_string
from api.query.reading import read_tree, tree_of
from api.query.rephrase import together, unquoted_words
from api.query.tree import Both, Tree, Without
from api.request import Chosen, SearchRequest
from api.shown.answer import Looser

MOST_TRIED = 16


@dataclass(frozen=True, slots=True)
class _Change:
    """``text`` is what is left out; of a filter its values, of ``exact`` what no longer stands in quotation marks."""

    kind: str
    text: str
    request: SearchRequest
    facet: str = ""


def looser(request: SearchRequest, opened: Opened) -> list[Looser]:
    """Only what finds something, the least change first: filters, then parts of the question."""
    changes = [*_without_filters(request), *_with_copies(request), *_without_parts(request, opened)][:MOST_TRIED]
    totals = opened.reader.totals(asking(change.request, opened).question for change in changes)
    found = zip(changes, totals, strict=True)
    return [Looser(it.kind, it.facet, it.text, total, query_string(it.request)) for it, total in found if total]


def _without_filters(request: SearchRequest) -> Iterator[_Change]:
    for field in fields(Chosen):
        values = getattr(request.chosen, field.name)
        if isinstance(values, tuple) and values:
            none: dict[str, Any] = {field.name: ()}
            without = replace(request, page=1, chosen=replace(request.chosen, **none))
            yield _Change("filter", "、".join(values), without, field.name)


def _with_copies(request: SearchRequest) -> Iterator[_Change]:
    if not request.chosen.copies:
        yield _Change("copies", "", replace(request, page=1, chosen=replace(request.chosen, copies=True)))


def _without_parts(request: SearchRequest, opened: Opened) -> Iterator[_Change]:
    tree = tree_of(request.q)
    parts = tree.parts if isinstance(tree, Both) else ()
    for at, part in enumerate(parts):
        rest = (*parts[:at], *parts[at + 1 :])
        if not all(isinstance(each, Without) for each in rest):  # they alone would find nearly everything
            asked = _read_as(together(Both, rest), opened)
            yield _Change("part", _read_as(part, opened), replace(request, page=1, q=asked))
    words = unquoted_words(tree) if tree else None
    if words and words != tree:
        yield _Change("exact", request.q, replace(request, page=1, q=_read_as(words, opened)))


def _read_as(tree: Tree | None, opened: Opened) -> str:
    return read_tree(tree, opened.analyzer).read_as
