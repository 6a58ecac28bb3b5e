"""The route of occurrences in their lines."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.following import Opened
from api.http.answering import Answer
from api.http.downloading import Download, Table
from api.http.params import KwicFileParams
from api.http.problems import documented
from api.http.site import site
from api.kwic import kwic
from api.kwic_table import COLUMNS, kwic_rows
from api.shown.kwic import KwicAnswer
from api.spreadsheet import FORMATS

router = APIRouter(tags=["search"])
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A page of lines, or all of them as a file",
        "content": {"text/csv": {"schema": {"type": "string"}}},
    }
}


@router.get(
    "/kwic", operation_id="kwic", response_model=KwicAnswer, responses={**_FILES, **documented(404, 422, 429, 503)}
)
def lines(request: Request, params: Annotated[KwicFileParams, Query()], answer: Answer) -> Response:
    """Every occurrence of the phrases, words and slogans that are asked for, each in its line with what stands around it.

    With `of`, those of one slogan alone: as many as `/slogans/{name}` counts, and with `free` as many as lie within no longer one.

    The total of one quoted phrase is what `grep -o` counts in the folded passages. 20,000 passages are looked through at most, and
    50,000 occurrences lined up. As `csv` or `excel` all lines are a file, whatever page is asked for.
    """
    if params.format != "json":
        kind = params.format

        def work(opened: Opened) -> Table:
            total, rows = kwic_rows(params.asked(), opened, site(request))
            return Table(total, FORMATS[kind](COLUMNS, rows))

        return Download(answer.following, work).response(params.of or params.q, kind)
    return answer(lambda opened: kwic(params.asked(), opened))
