"""The page of all values of one facet, for those that do not fit beside a search."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.facet import FacetRequest, facet
from api.following import Opened
from api.links import asked_pairs, query_string
from api.pages.facet_boxes import Row, in_order, with_alone
from api.request import in_facet, without
from api.shown.answer import FacetAnswer


@dataclass(frozen=True, slots=True)
class FacetsPage:
    """``fields`` go on with a form in which values are looked for."""

    answer: FacetAnswer
    wanted: FacetRequest
    rows: Sequence[Row]

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
    return FacetsPage(answer, wanted, rows)
