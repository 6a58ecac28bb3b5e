"""Routes of reports: a list of them, one whole, the text of its source."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.responses import PlainTextResponse, Response

from api.http.answering import Answer
from api.http.params import ListParams, WholeReportParams
from api.http.problems import documented
from api.reports import report, reports, source
from api.shown.report import ReportsAnswer, WholeReport

router = APIRouter(tags=["reports"])
Name = Annotated[str, Path(description="The id of a report, as a hit tells it.", examples=["fb6044b8e0c36fd5"])]
_PLAIN: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "The text"}
}


@router.get("/reports", operation_id="reports", response_model=ReportsAnswer, responses=documented(422, 429, 503))
def list_reports(params: Annotated[ListParams, Query()], answer: Answer) -> Response:
    """Find reports: those that hold passages which a search finds, in the order of the first hit of each, with how many they hold."""
    return answer(lambda opened: reports(params.asked(), opened))


@router.get(
    "/reports/{name}", operation_id="report", response_model=WholeReport, responses=documented(404, 422, 429, 503)
)
def whole_report(name: Name, params: Annotated[WholeReportParams, Query()], answer: Answer) -> Response:
    """A whole report as `tifa parse` prints it: passages with their repairs and flags, headings, captions, furniture, metadata.

    With `q`, also what the question finds in it; with `mentions`, the slogans of each passage with their spans.
    """
    return answer(lambda opened: report(name, params.q, opened, mentions=params.mentions))


@router.get(
    "/reports/{name}/source",
    operation_id="source",
    response_class=PlainTextResponse,
    responses={**_PLAIN, **documented(404, 429, 503)},
)
def source_of_report(name: Name, answer: Answer) -> Response:
    """The decoded text of the file that a report was found in: what the spans of its record count in. Never read as anything but text."""
    headers = {"X-Content-Type-Options": "nosniff"}
    return answer(lambda opened: PlainTextResponse(source(name, opened), headers=headers))
