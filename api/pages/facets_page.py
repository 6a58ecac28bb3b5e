"""The page of all values of one facet, for those that do not fit beside a search."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from api.facet import FacetRequest, facet
from api.following import Opened
from api.links import asked_pairs, query_string
from api.pages.facet_boxes import Row, all_values, in_order, with_alone
from api.pages.paging import Paging, numbered
from api.request import in_facet, without
from api.shown.answer import FacetAnswer


@dataclass(frozen=True, slots=True)
class FacetsPage:
    """``fields`` go on with a form in which values are looked for."""

    answer: FacetAnswer
    wanted: FacetRequest
    rows: Sequence[Row]
    paging: Paging

    @property
    def back(self) -> str:
        return query_string(self.wanted.request)

    @property
    def clear(self) -> str:
        request, name = self.wanted.request, self.answer.facet
        return query_string(without(request, name)) if in_facet(request, name) else ""

    @property
    def fields(self) -> list[tuple[str, str]]:
        return [*asked_pairs(self.wanted.request), ("name", self.answer.facet), ("size", str(self.wanted.size))]


def facets_page(wanted: FacetRequest, opened: Opened) -> FacetsPage:
    answer = facet(wanted, opened)
    name, read = wanted.name, replace(wanted.request, q=answer.query.read_as)
    rows = [Row(value, name, url) for value, url in with_alone(read, name, in_order(name, answer.values))]
    return FacetsPage(answer, wanted, rows, numbered(wanted.page, answer.pages, lambda page: _at(wanted, page)))


def _at(wanted: FacetRequest, page: int) -> str:
    plain = FacetRequest(wanted.name, wanted.request)
    told = {"containing": wanted.containing, "size": wanted.size, "page": page}
    kept = {name: value for name, value in told.items() if value != getattr(plain, name)}
    return all_values(wanted.name, wanted.request) + (f"&{urlencode(kept)}" if kept else "")
