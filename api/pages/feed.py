"""What a search finds as an Atom feed, the latest first: whoever follows it is told when a new report holds it.

It is made of what is found alone: the same texts indexed anew give the same feed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from analyzers.highlight import Asked
from api.asking import plain
from api.following import Opened
from api.links import query_string
from api.pages.chosen import Chip, narrowed_by
from api.request import SearchRequest
from api.shown.answer import ShownHit
from api.shown.hits import shown_hits
from api.understood import understood
from engine.query import And, Not, Range
from engine.question import Hit, Question

ENTRIES = 50
DATED = Range("date", "0001-01-01", None)
# Atom wants a time of everything. That of what has none says nothing, and is always the same.
NO_TIME = "1970-01-01"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """``updated`` is the date of the report; of one with a year alone, the first day of it."""

    hit: ShownHit
    updated: str


@dataclass(frozen=True, slots=True)
class Feed:
    """``narrowed`` holds what is chosen, by facet. ``here`` is the query string, or nothing."""

    total: int
    entries: Sequence[Entry]
    question: str
    narrowed: Sequence[tuple[str, Sequence[Chip]]]
    here: str

    @property
    def updated(self) -> str:
        """When its latest entry was: a feed that changed with each build of the index would tell of nothing new."""
        return max((it.updated for it in self.entries), default=_time(NO_TIME))


def feed(request: SearchRequest, opened: Opened) -> Feed:
    found = plain(understood(request, opened).question)
    total, hits = _latest(found, opened)
    entries = [Entry(hit, _time(_day(hit))) for hit in shown_hits(hits, opened.analyzer, Asked())]
    entries.sort(key=lambda it: it.updated, reverse=True)
    told = query_string(SearchRequest(request.q, request.chosen))
    return Feed(total, entries[:ENTRIES], request.q, list(_narrowed(request)), "" if told == "?" else told)


def _latest(found: Question, opened: Opened) -> tuple[int, list[Hit]]:
    """How many there are, and the latest among others: an engine sorts by date what has one, and puts the rest last."""
    dated = opened.reader.search(replace(found, sort="date", ascending=False, size=ENTRIES))
    if dated.total <= ENTRIES:
        return dated.total, dated.hits
    undated = replace(found, query=And((found.query, Not(DATED))), sort="year", ascending=False, size=ENTRIES)
    hits = {hit.id: hit for hit in (*dated.hits, *opened.reader.search(undated).hits)}
    return dated.total, list(hits.values())


def _narrowed(request: SearchRequest) -> Iterator[tuple[str, list[Chip]]]:
    chips = narrowed_by(replace(request, q=""), query_string)
    return ((facet, list(chosen)) for facet, chosen in groupby(chips, lambda chip: chip.facet))


def _day(hit: ShownHit) -> str:
    return hit.date or (f"{hit.year:04}-01-01" if hit.year else NO_TIME)


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def for_xml(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
