"""The page on which two reports are chosen: lists of those that are found, and comparisons that lie at hand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import urlencode

from api.following import Opened
from api.pages.suggested import Place, Suggestions, suggestions
from api.reports import report, reports
from api.request import Chosen, SearchRequest
from api.shown.answer import District
from api.shown.hits import shown_district
from api.shown.report import ReportsAnswer, ShownReport

LISTED = 100  # reports


@dataclass(frozen=True, slots=True)
class ChoosingRequest:
    """``a`` and ``b`` are what is chosen so far, one of them or none; the rest narrows the lists."""

    a: str = ""
    b: str = ""
    q: str = ""
    district: str = ""
    year: str = ""
    page: int = 1

    @property
    def narrowed(self) -> bool:
        return bool(self.q or self.district or self.year)

    def within(self) -> SearchRequest:
        chosen = Chosen(district=(self.district,) if self.district else (), year=(self.year,) if self.year else ())
        return SearchRequest(self.q, chosen, sort="district", page=self.page, size=LISTED)


@dataclass(frozen=True, slots=True)
class Option:
    """A report as it stands in a list."""

    id: str
    district: str
    year: int | None
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class ChoosingPage:
    """``groups`` are the reports of each district. ``chosen``: by its side, the report that is chosen already."""

    request: ChoosingRequest
    answer: ReportsAnswer
    chosen: dict[str, Option]
    groups: list[tuple[str, list[Option]]]
    suggestions: Suggestions
    before: str
    after: str

    @property
    def is_part(self) -> bool:
        return self.answer.pages > 1

    @property
    def first(self) -> int:
        return (self.answer.page - 1) * LISTED + 1

    @property
    def last(self) -> int:
        return self.first + len(self.answer.reports) - 1


def choosing_page(request: ChoosingRequest, opened: Opened) -> ChoosingPage:
    found = reports(request.within(), opened)
    chosen = {side: name for side, name in (("a", request.a), ("b", request.b)) if name}
    whole = {side: report(name, "", opened) for side, name in chosen.items()}
    places = {
        Place(it.report["district"]["code"], it.report["year"]): chosen[side]
        for side, it in whole.items()
        if it.report["year"] and (it.report["district"] or {}).get("code")
    }
    return ChoosingPage(
        request=request,
        answer=found,
        chosen={
            side: Option(
                chosen[side],
                _named(shown_district(it.report["district"])),
                it.report["year"],
                it.shown_title,
                it.report["kind"],
            )
            for side, it in whole.items()
        },
        groups=list(_groups(found.reports)),
        suggestions=suggestions(opened, places),
        before=_address(request, request.page - 1) if request.page > 1 else "",
        after=_address(request, request.page + 1) if request.page < found.pages else "",
    )


def _groups(found: Iterable[ShownReport]) -> Iterator[tuple[str, list[Option]]]:
    """By their districts, the latest year of each first."""
    options = [Option(it.id, _named(it.district), it.year, it.shown_title, it.kind) for it in found]
    for district, of_it in groupby(sorted(options, key=lambda it: it.district), key=lambda it: it.district):
        yield district, sorted(of_it, key=lambda it: (-(it.year or 0), it.title))


def _named(district: District | None) -> str:
    return district.name if district else ""


def _address(request: ChoosingRequest, page: int) -> str:
    told = replace(request, page=page)
    names = ("a", "b", "q", "district", "year", "page")
    return f"/compare?{urlencode([(name, getattr(told, name)) for name in names if getattr(told, name)])}"
