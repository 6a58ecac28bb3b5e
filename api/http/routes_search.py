"""Routes of searching: hits, the values of one facet, and how a typed text may go on."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.http.answering import Answering
from api.http.params import SearchParams
from api.http.problems import documented
from api.search import search
from api.shown.answer import SearchAnswer

router = APIRouter(tags=["search"])


@router.get("/search", operation_id="search", response_model=SearchAnswer, responses=documented(422, 429, 503))
def search_passages(params: Annotated[SearchParams, Query()], answer: Annotated[Answering, Depends()]) -> Response:
    """Find passages. Values of one facet are either, facets are all; counts are exact, and a quoted text counts as grep does."""
    return answer(lambda opened: search(params.asked(), opened))
