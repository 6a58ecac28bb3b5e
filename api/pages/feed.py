"""What a search finds as an Atom feed, the latest first: whoever follows it is told when a new report holds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.following import Opened
from api.links import query_string
from api.request import SearchRequest
from api.search import search
from api.shown.answer import SearchAnswer, ShownHit

ENTRIES = 50
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """``updated`` is the date of the report; of one without, when the index was built."""

    hit: ShownHit
    title: str
    text: str
    updated: str


@dataclass(frozen=True, slots=True)
class Feed:
    answer: SearchAnswer
    entries: Sequence[Entry]
    question: str
    here: str
    updated: str


def feed(request: SearchRequest, opened: Opened) -> Feed:
    latest = replace(request, sort="-date", group="", page=1, size=ENTRIES)
    answer = search(latest, opened)
    built = answer.generation.built_at
    here = query_string(SearchRequest(request.q, request.chosen))
    entries = [_entry(hit, built) for hit in answer.hits]
    return Feed(answer, entries, for_xml(request.q), here, built)


def _entry(hit: ShownHit, built: str) -> Entry:
    updated = f"{hit.date}T00:00:00Z" if hit.date else built
    return Entry(hit, for_xml(hit.shown_title), for_xml(hit.text), updated)


def for_xml(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
