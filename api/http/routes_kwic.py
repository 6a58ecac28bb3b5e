"""The route of occurrences in their lines."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.http.answering import Answer
from api.http.params import KwicParams
from api.http.problems import documented
from api.kwic import kwic
from api.shown.kwic import KwicAnswer

router = APIRouter(tags=["search"])


@router.get("/kwic", operation_id="kwic", response_model=KwicAnswer, responses=documented(404, 422, 429, 503))
def lines(params: Annotated[KwicParams, Query()], answer: Answer) -> Response:
    """Every occurrence of the phrases, words and slogans that are asked for, each in its line with what stands around it.

    With `of`, those of one slogan alone: as many as `/slogans/{name}` counts, and with `free` as many as lie within no longer one.

    The total of one quoted phrase is what `grep -o` counts in the folded passages. 20,000 passages are looked through at most.
    """
    return answer(lambda opened: kwic(params.asked(), opened))
