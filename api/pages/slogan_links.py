"""Where the numbers of a slogan lead: each to a page that shows it."""

from collections.abc import Mapping
from dataclasses import replace

from api.kwic import MOST_OCCURRENCES, MOST_PASSAGES
from api.kwic_request import LINES, KwicRequest
from api.links import query_string
from api.list_links import kwic_address, slogan_address
from api.pages.figure import Figure
from api.pages.heat import heat
from api.request import SearchRequest
from api.shown.table import Cell
from api.slogan_request import SloganRequest, with_slogan
from api.tables import narrowed_to

Place = Mapping[str, str | int | None]
NOWHERE: Place = {}


def called(cell: Cell, name: str) -> str:
    """A cell's value; nothing where it has none, which each language tells in its own words."""
    return cell.labels[name] if cell.place[name] is not None else ""


def shown_as(measure: str, passages: int, occurrences: int) -> str:
    """Occurrences that are too many to be lined up are shown by their passages."""
    lined_up = passages <= MOST_PASSAGES and occurrences <= MOST_OCCURRENCES
    return measure if lined_up or measure not in ("occurrences", "free") else "passages"


class SloganLinks:
    """``wanted`` goes by the slogan's own name; ``read_as`` is its question as it was read."""

    def __init__(self, wanted: SloganRequest, read_as: str) -> None:
        self._wanted, self._read_as = wanted, read_as
        self._inside = with_slogan(wanted.within, wanted.name)

    def to(self, measure: str, place: Place = NOWHERE) -> str:
        """Where a cell's figure is shown: passages and reports in a search, occurrences in lines, a ratio on the slogan's own page."""
        match measure:
            case "passages":
                return query_string(self._narrowed(self._inside, place))
            case "reports":
                return query_string(replace(self._narrowed(self._inside, place), group="report"))
            case "occurrences" | "free":
                within = replace(self._narrowed(self._wanted.within, place), size=LINES)
                return kwic_address(KwicRequest(within, of=self._wanted.name, free=measure == "free"))
            case _:
                return slogan_address(replace(self.at(place), measure=measure))

    def at(self, place: Place) -> SloganRequest:
        """The slogan in a cell alone."""
        return replace(self._wanted, within=self._narrowed(self._wanted.within, place))

    def all_reports(self, place: Place = NOWHERE) -> str:
        """With the slogan and without."""
        return query_string(replace(self._narrowed(self._wanted.within, place), group="report"))

    def reports_after(self, year: int, place: Place = NOWHERE) -> str:
        """All reports of later years. Where years are chosen already, the question asks for it besides."""
        request, later = self._narrowed(self._wanted.within, place), f"{year + 1}.."
        if request.chosen.year:
            question = f"({self._read_as}) year:{later}" if self._read_as else f"year:{later}"
            return query_string(replace(request, q=question, group="report"))
        return query_string(replace(request, chosen=replace(request.chosen, year=(later,)), group="report"))

    def figure(self, measure: str, cell: Cell, most: float = 0) -> Figure:
        """A cell's figure, coloured by the most of its kind."""
        amount = getattr(cell, measure) or 0
        shown = shown_as(measure, cell.passages, cell.occurrences or 0)
        return Figure(amount, measure, self.to(shown, cell.place), heat(amount, most))

    def of_reports(self, cell: Cell) -> Figure:
        return Figure(cell.of_reports, "reports", self.all_reports(cell.place))

    def _narrowed(self, request: SearchRequest, place: Place) -> SearchRequest:
        return narrowed_to(request, place, self._read_as)
