"""The route of exports."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.http.answering import Answer
from api.http.downloading import Download
from api.http.params import ExportParams
from api.http.problems import documented
from api.http.site import site

router = APIRouter(tags=["export"])
_FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, as a stream",
        "content": {kind: {"schema": {"type": "string"}} for kind in ("text/csv", "application/x-ndjson")},
        "headers": {"X-Total-Count": {"schema": {"type": "integer"}, "description": "How many passages it holds"}},
    }
}


@router.get(
    "/export", operation_id="export", response_class=Response, responses={**_FILES, **documented(422, 429, 503)}
)
def export_passages(request: Request, params: Annotated[ExportParams, Query()], answer: Answer) -> Response:
    """All passages that a search finds, with their citations, as a file; each row also tells the question, how it was read, and the index.

    `csv` is exact; `excel` is guarded against formulas; the last line of `jsonl` says that it is whole. A stream that fails breaks off.
    """
    download = Download(answer.following, params.asked(), params.format, site(request))
    return download.response(params.q, params.format)
