"""The route of exports."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.export import FORMATS, export
from api.following import Opened
from api.http.answering import Answer
from api.http.downloading import Download, Table
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

    def work(opened: Opened) -> Table:
        found = export(params.asked(), opened, site(request))
        return Table(found.total, FORMATS[params.format](found))

    return Download(answer.following, work).response(params.q, params.format)
