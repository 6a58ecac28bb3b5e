"""Routes of searching: hits, the values of one facet, and how a typed text may go on."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.facet import facet
from api.http.answering import Answer
from api.http.params import FacetParams, SearchParams, SuggestParams
from api.http.problems import documented
from api.search import search
from api.shown.answer import FacetAnswer, SearchAnswer, SuggestAnswer
from api.suggest import suggest

router = APIRouter(tags=["search"])


@router.get("/search", operation_id="search", response_model=SearchAnswer, responses=documented(422, 429, 503))
def search_passages(params: Annotated[SearchParams, Query()], answer: Answer) -> Response:
    """Find passages. Values of one facet are either, facets are all; counts are exact, and a quoted text counts as grep does."""
    return answer(lambda opened: search(params.asked(), opened))


@router.get("/facets", operation_id="facets", response_model=FacetAnswer, responses=documented(422, 429, 503))
def values_of_facet(params: Annotated[FacetParams, Query()], answer: Answer) -> Response:
    """The values of one facet, all of them or those that hold a text in what they are called, the most frequent first.

    A value counts the total with it alone chosen in its facet, all other filters as they are.
    """
    return answer(lambda opened: facet(params.asked(), opened))


@router.get("/suggest", operation_id="suggest", response_model=SuggestAnswer, responses=documented(422, 429, 503))
def completions(params: Annotated[SuggestParams, Query()], answer: Answer) -> Response:
    """How a typed text may go on: its last word completed from slogans and districts, also by Latin letters (`qgc` for 全过程), words of
    the index, also half in letters (`提an`), years, values and names of filters.
    """
    return answer(lambda opened: suggest(params.q, params.size, opened))
