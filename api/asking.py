"""A request as the engine is asked it: the question read, what is chosen completed, the order it goes by."""

from dataclasses import dataclass, replace

from analyzers.highlight import Asked
from api.following import Opened
from api.narrowing import Narrowed, narrowed
from api.query.reading import Reading, read
from api.query.said import Said
from api.request import FACETS, SearchRequest
from engine.query import And
from engine.question import Question

_SORTS = {"relevance": "score", "date": "date", "year": "year", "district": "district"}


@dataclass(frozen=True, slots=True)
class Asking:
    """``asked`` tells what to mark."""

    question: Question
    reading: Reading
    narrowed: Narrowed
    noted: tuple[Said, ...] = ()  # what was said of the reading that this one takes the place of

    @property
    def asked(self) -> Asked:
        chosen = tuple(str(name) for name in self.narrowed.values.get("slogan", ()))
        return replace(self.reading.asked, slogans=(*self.reading.asked.slogans, *chosen, *self.narrowed.slogans))

    @property
    def said(self) -> tuple[Said, ...]:
        return tuple(dict.fromkeys((*self.noted, *self.reading.said, *self.narrowed.said)))


def asking(request: SearchRequest, opened: Opened, reading: Reading | None = None) -> Asking:
    """The request read; or with another reading in the place of its own."""
    reading = reading or read(request.q, opened.analyzer)
    within = narrowed(request.chosen, opened.analyzer.dictionary)
    query = And((reading.query, *within.required)) if within.required else reading.query
    sort = request.sort or default_sort(reading)
    question = Question(
        query,
        chosen=within.values,
        beside=within.beside,
        copies=request.chosen.copies,
        facets=FACETS,
        sort=_SORTS[sort.removeprefix("-")],
        ascending=not sort.startswith("-"),
        offset=(request.page - 1) * request.size,
        size=request.size,
    )
    return Asking(question, reading, within)


def default_sort(reading: Reading) -> str:
    """Not by date where nothing ranks: what has none would come last."""
    return "relevance" if reading.ranks else "-year"


def plain(question: Question) -> Question:
    """The same without a page and without facets: what is counted of it."""
    return replace(question, facets=(), size=0, offset=0)


def total(asked: Asking, opened: Opened) -> int:
    """How many passages it finds, and nothing else."""
    [found] = opened.reader.totals([asked.question])
    return found
