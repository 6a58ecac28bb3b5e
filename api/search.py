"""A search: the request asked of the engine, and shown; where nothing is found, what may have been meant."""

import time
from dataclasses import replace

from api import hints
from api.asking import Asking, asking
from api.following import Opened
from api.links import Toggles
from api.loosening import looser as looser_changes
from api.nearby import nearby
from api.query.reading import Reading
from api.request import FACETS, SearchRequest
from api.shown.answer import Instead, SearchAnswer, ShownGroup, told_generation, told_query
from api.shown.facets import shown_facet
from api.shown.hits import shown_hits
from api.understood import loosened
from engine.question import Answer

BEST_OF_A_REPORT = 3
RARE = 3  # passages: so few may be there by chance, where the words stand in one piece nowhere


def search(request: SearchRequest, opened: Opened) -> SearchAnswer:
    return searched(request, opened)[0]


def searched(request: SearchRequest, opened: Opened) -> tuple[SearchAnswer, Asking]:
    """With the question as it was read in the end."""
    start = time.perf_counter()
    asked = asking(request, opened)
    exact = hints.in_one_piece(asked.reading, opened)
    answer = _answer(request, asked, opened, exact)
    hinted = [*hints.names_of_districts(asked.reading, answer.facets["district"])]
    if exact:
        hinted += hints.where_cutting_mattered(request, asked.reading, exact, answer)
    as_filters, meant = _instead(request, answer, opened)
    looser = loosened(request, asked, opened) if not answer.total and request.loosen else None
    if looser:
        asked = looser
        answer = _answer(request, asked, opened)
    near = nearby(request, asked, answer.total, meant[0].text if meant else "", opened)
    groups, reports = _groups(asked, opened) if request.group else ([], None)
    toggles = Toggles(replace(request, q=asked.reading.read_as))
    generation = opened.generation
    found = SearchAnswer(
        query=told_query(
            request.q, asked.reading.read_as, [*asked.said, *hinted], [*as_filters, *meant][: hints.MOST_INSTEAD]
        ),
        total=answer.total,
        took_ms=round((time.perf_counter() - start) * 1000, 1),
        hits=shown_hits(answer.hits, opened.analyzer, asked.asked),
        nearby=near,
        facets={name: shown_facet(name, answer.facets[name], asked.narrowed, toggles) for name in FACETS},
        page=request.page,
        pages=-(-(answer.total if reports is None else reports) // request.size),
        generation=told_generation(generation),
        reports=reports,
        groups=groups,
        looser=[] if answer.total else looser_changes(replace(request, q=asked.reading.read_as), opened),
    )
    return found, asked


def _answer(request: SearchRequest, asked: Asking, opened: Opened, exact: Reading | None = None) -> Answer:
    """With how much of it ``exact`` finds. Where hits are grouped, the page is fetched apart."""
    question = replace(asked.question, also=(exact.query,) if exact else ())
    return opened.reader.search(replace(question, size=0, offset=0) if request.group else question)


def _instead(request: SearchRequest, answer: Answer, opened: Opened) -> tuple[list[Instead], list[Instead]]:
    """The question with filters, or what may have been mistyped, where it finds nothing or only by chance."""
    in_one_piece = not answer.also or answer.also[0]
    if answer.total and (in_one_piece or answer.total > RARE):
        return [], []
    as_filters = hints.as_filters(request, answer.total, opened)
    return as_filters, [] if as_filters else hints.meant(request, answer.total, opened)


def _groups(asked: Asking, opened: Opened) -> tuple[list[ShownGroup], int]:
    found = opened.reader.groups(asked.question, BEST_OF_A_REPORT)
    best = [(group, shown_hits(group.best, opened.analyzer, asked.asked)) for group in found.groups]
    return [
        ShownGroup(group.report, hits[0].title, hits[0].file, group.count, hits) for group, hits in best
    ], found.total
