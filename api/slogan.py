"""One slogan counted: by district, year and section, first and last use, its forms, and the slogans beside it."""

from dataclasses import replace

from analyzers.slogan import Slogan
from api.asking import asking, plain
from api.following import Opened
from api.request import SearchRequest
from api.shown.answer import told_generation, told_query
from api.shown.hits import shown_hits
from api.shown.labels import category_and_level
from api.shown.slogan import SloganAnswer, Use
from api.shown.table import Cell
from api.slogan_company import Company, forms
from api.slogan_request import SloganRequest, found_slogan, with_slogan
from api.tables import Counting, Figures, narrowed_to, summed
from engine.measure import Characters, Mentions, Passages, Reports

MOST_CELLS = 5_000  # of the long form
MOST_BESIDE = 30  # slogans that stand in the same passages
MOST_OF_A_YEAR = 3  # passages of the first and of the last
_DIMENSIONS = ("district", "year", "section")


def slogan(wanted: SloganRequest, opened: Opened) -> SloganAnswer:
    """The request says which passages are looked at."""
    request = wanted.within
    entry = found_slogan(wanted.name, opened)
    asked = asking(request, opened)
    inside = with_slogan(request, entry.name)
    read_as = asked.reading.read_as
    tables = _Tables(entry, request, inside, opened)
    by_year = tables.rows((1,), inside, read_as)
    category, level = category_and_level(entry)
    company = Company(entry.name, request, opened)
    left_out = tables.longest if tables.longest > MOST_CELLS else 0
    return SloganAnswer(
        query=told_query(request.q, read_as, asked.said),
        name=entry.name,
        measure=wanted.measure,
        entry=entry.as_dict(),
        category_label=category,
        level_label=level,
        all=tables.rows((), inside, read_as)[0],
        by_year=by_year,
        by_district=tables.rows((0,), inside, read_as),
        by_district_and_year=tables.rows((0, 1), inside, read_as),
        cells=[] if left_out else tables.rows((0, 1, 2), inside, read_as),
        cells_left_out=left_out,
        first=_use(by_year, inside, opened, first=True),
        last=_use(by_year, inside, opened, first=False),
        forms=forms(entry, inside, read_as, opened),
        related=company.neighbours(entry.related),
        beside=company.neighbours(company.most(MOST_BESIDE)),
        generation=told_generation(opened.generation),
    )


class _Tables:
    """Counted by all dimensions, and summed up for fewer; reports by district and year, as one report has several sections."""

    def __init__(self, entry: Slogan, request: SearchRequest, inside: SearchRequest, opened: Opened) -> None:
        self._everything, self._found = (plain(asking(it, opened).question) for it in (request, inside))
        self._counting = Counting(opened.reader, self._everything, _DIMENSIONS)
        measures = (Passages(), Mentions(entry.name), Mentions(entry.name, free=True), Reports())
        self._passages, self._occurrences, self._free, self._reports = (
            self._counting.cells(self._found, _DIMENSIONS, measure) for measure in measures
        )
        self._of_reports, self._characters = (
            self._counting.cells(self._everything, _DIMENSIONS, measure) for measure in (Reports(), Characters())
        )
        self._reports_by_two, self._of_reports_by_two = (
            self._counting.cells(question, _DIMENSIONS[:2], Reports()) for question in (self._found, self._everything)
        )

    @property
    def longest(self) -> int:
        return len(self._of_reports)

    def rows(self, kept: tuple[int, ...], inside: SearchRequest, read_as: str) -> list[Cell]:
        """The table by the dimensions at these numbers."""
        whole = 2 in kept
        figures = Figures(
            passages=summed(self._passages, kept),
            reports=summed(self._reports if whole else self._reports_by_two, kept),
            of_reports=summed(self._of_reports if whole else self._of_reports_by_two, kept),
            characters=summed(self._characters, kept),
            occurrences=summed(self._occurrences, kept),
            free=summed(self._free, kept),
        )
        return figures.rows([_DIMENSIONS[at] for at in kept], inside, read_as)


def _use(by_year: list[Cell], inside: SearchRequest, opened: Opened, *, first: bool) -> Use | None:
    """By the clock of reports, their year; within it by their dates."""
    used = [cell for cell in by_year if cell.passages and isinstance(cell.place["year"], int)]
    if not used:
        return None
    cell = used[0 if first else -1]
    asked = asking(narrowed_to(inside, cell.place, inside.q), opened)
    question = replace(asked.question, facets=(), sort="date", ascending=first, size=MOST_OF_A_YEAR, offset=0)
    hits = shown_hits(opened.reader.search(question).hits, opened.analyzer, asked.asked)
    return Use(int(cell.place["year"] or 0), cell.passages, cell.url, hits)
