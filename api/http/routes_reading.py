"""The pages on which texts are read: a report, and a passage of it. Their query strings are those of the JSON."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.http.params import MarkParams, WholeReportParams
from api.http.showing import Showing
from api.pages.passage_page import passage_page
from api.pages.report_page import report_page

router = APIRouter(include_in_schema=False)


@router.get("/reports/{name}")
def reading(name: str, params: Annotated[WholeReportParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show("report.html", "report", lambda opened: report_page(name, params.q, opened, mentions=params.mentions))


@router.get("/passages/{name}")
def one_passage(name: str, params: Annotated[MarkParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show("passage.html", "report", lambda opened: passage_page(name, params.q, opened))
