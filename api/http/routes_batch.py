"""The route of batches."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.batch import batch
from api.batch_table import as_rows, columns
from api.http.answering import Answer
from api.http.downloading import TYPES, file_headers
from api.http.params import BatchBody
from api.http.problems import documented
from api.http.site import site
from api.shown.batch import BatchAnswer
from api.spreadsheet import FORMATS

router = APIRouter(tags=["export"])
_TABLE: dict[int | str, dict[str, Any]] = {
    200: {"description": "The answer, or as a table", "content": {"text/csv": {"schema": {"type": "string"}}}}
}


@router.post(
    "/batch", operation_id="batch", response_model=BatchAnswer, responses={**_TABLE, **documented(422, 429, 503)}
)
def count_many(request: Request, body: BatchBody, answer: Answer) -> Response:
    """Count many questions at once, in all and in every cell of a table of up to two dimensions.

    Each cell tells passages, reports, the share of all reports in it, and the search behind it; of one exact phrase or one slogan also how
    often it occurs. What has no value in a dimension stands in a cell of its own. A line that cannot be read is told, and the rest goes on;
    so are lines for which there is no time left.
    """
    return answer(lambda opened: _written(batch(body.asked(), opened, answer.until), body.format, site(request)))


def _written(found: BatchAnswer, kind: str, where: str) -> BatchAnswer | Response:
    if kind == "json":
        return found
    text = "".join(FORMATS[kind](columns(found.by), as_rows(found, where)))
    return Response(text, media_type=TYPES[kind].media_type, headers=file_headers("batch", kind))
