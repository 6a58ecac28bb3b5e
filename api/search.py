"""A search: the request asked of the engine, and shown; where nothing is found, what may have been meant."""

import time
from dataclasses import replace

from api import hints
from api.asking import Asking, asking
from api.following import Opened
from api.query import said
from api.request import FACETS, SearchRequest
from api.shown.answer import Instead, SearchAnswer, ShownGroup, told_generation, told_query
from api.shown.facets import shown_facet
from api.shown.hits import shown_hits
from engine.question import Answer

BEST_OF_A_REPORT = 3


def search(request: SearchRequest, opened: Opened) -> SearchAnswer:
    start = time.perf_counter()
    asked = asking(request, opened)
    answer = _answer(request, asked, opened)
    notes = [*asked.said, *hints.where_cutting_mattered(request, asked.reading, answer.total, opened)]
    instead: list[Instead] = []
    if not answer.total:
        instead = hints.instead(request, opened)
        for looser in hints.loosened(request, asked.reading, opened) if request.loosen else ():
            asked = asking(request, opened, looser)
            answer = _answer(request, asked, opened)
            notes.append(said.loosened(looser.read_as))
    groups, reports = _groups(asked, opened) if request.group else ([], None)
    of_links = replace(request, q=asked.reading.read_as) if asked.reading.read_as != request.q else request
    generation = opened.generation
    return SearchAnswer(
        query=told_query(request.q, asked.reading.read_as, notes, instead),
        total=answer.total,
        took_ms=round((time.perf_counter() - start) * 1000, 1),
        hits=shown_hits(answer.hits, opened.analyzer, asked.asked),
        facets={name: shown_facet(name, answer.facets[name], of_links, asked.narrowed) for name in FACETS},
        page=request.page,
        pages=-(-(answer.total if reports is None else reports) // request.size),
        generation=told_generation(generation),
        reports=reports,
        groups=groups,
    )


def _answer(request: SearchRequest, asked: Asking, opened: Opened) -> Answer:
    """Where hits are grouped, the page is fetched apart."""
    question = replace(asked.question, size=0, offset=0) if request.group else asked.question
    return opened.reader.search(question)


def _groups(asked: Asking, opened: Opened) -> tuple[list[ShownGroup], int]:
    found = opened.reader.groups(asked.question, BEST_OF_A_REPORT)
    best = [(group, shown_hits(group.best, opened.analyzer, asked.asked)) for group in found.groups]
    return [ShownGroup(group.report, hits[0].title, group.count, hits) for group, hits in best], found.total
