"""The route by which two reports are compared."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.compare import compare
from api.http.answering import Answer
from api.http.compare_params import CompareParams
from api.http.problems import documented
from api.shown.compare import CompareAnswer

router = APIRouter(tags=["reports"])


@router.get("/compare", operation_id="compare", response_model=CompareAnswer, responses=documented(404, 422, 429, 503))
def compared(params: Annotated[CompareParams, Query()], answer: Answer) -> Response:
    """Compare two reports: slogans that came, went or stayed, sections by their share, and passages side by side.

    A passage is carried over (nothing but punctuation was changed), reworded (with what was deleted and inserted), or in one
    report alone; there, and in what was changed, sentences that stand in another place of the other report are told.
    """
    return answer(lambda opened: compare(params.asked(), opened))
