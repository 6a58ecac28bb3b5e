"""Passages that hold some of what was asked, shown after those that hold all of it where these do not fill a page; they are not counted."""

from dataclasses import replace

from api.asking import Asking
from api.following import Opened
from api.query.reading import tree_of
from api.query.wider import wider
from api.request import SearchRequest
from api.shown.answer import ShownHit
from api.shown.hits import shown_hits
from engine.query import And, Not

MOST = 50  # however large a page is: the further down, the less they have in common


def nearby(request: SearchRequest, asked: Asking, total: int, meant: str, opened: Opened) -> list[ShownHit]:
    """``meant`` is what may have been meant instead, if anything. Marked is what of the wider net stands there."""
    room = min(request.page * request.size - total, request.size, MOST)
    if room <= 0 or request.group or asked.question.sort != "score" or not asked.reading.tree:
        return []
    tree = tree_of(meant) if meant else asked.reading.tree
    net = wider(tree, opened.analyzer) if tree else None
    if net is None or (request.page > 1 and total <= (request.page - 1) * request.size):
        return []
    query = And((net.query, *asked.narrowed.required, Not(asked.reading.query)))
    found = opened.reader.first(replace(asked.question, query=query, facets=(), size=room, offset=0))
    return shown_hits(found, opened.analyzer, replace(asked.asked, bare=()).with_more(net.asked))
