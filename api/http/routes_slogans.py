"""Routes of slogans: how often each occurs, and one of them in every district, year and section."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.http.answering import Answer
from api.http.params import SloganParams, SlogansParams
from api.http.problems import documented
from api.shown.slogan import SloganAnswer, SlogansAnswer
from api.slogan import slogan
from api.slogans import slogans

router = APIRouter(tags=["slogans"])
Name = Annotated[str, Path(description="A slogan in any of its forms.", examples=["全过程人民民主"])]


@router.get("/slogans", operation_id="slogans", response_model=SlogansAnswer, responses=documented(422, 429, 503))
def list_slogans(params: Annotated[SlogansParams, Query()], answer: Answer) -> Response:
    """The slogans of the dictionary that occur in what is asked for, with the passages and reports that hold each and how often it occurs,
    alone and within longer ones.
    """
    return answer(lambda opened: slogans(params.asked(), opened))


@router.get(
    "/slogans/{name:path}",
    operation_id="slogan",
    response_model=SloganAnswer,
    responses=documented(404, 422, 429, 503),
)
def one_slogan(name: Name, params: Annotated[SloganParams, Query()], answer: Answer) -> Response:
    """A slogan counted by district, year and section: passages, occurrences, reports, the share of all reports and the rate per 10,000
    characters in each cell, each with the search that finds just these passages.

    Cells without it count too where there are reports; what has no district or year stands in a cell of its own, so that tables sum up.
    """
    return answer(lambda opened: slogan(params.asked_of(name), opened))
