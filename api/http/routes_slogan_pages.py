"""The pages of slogans and of lines."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.http.params import KwicParams, SloganParams, SlogansParams
from api.http.showing import Showing
from api.pages.kwic_page import kwic_page
from api.pages.slogan_page import slogan_page
from api.pages.slogans_page import slogans_page

router = APIRouter(include_in_schema=False)


@router.get("/slogans")
def listing(params: Annotated[SlogansParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show("slogans.html", "slogans", lambda opened: slogans_page(params.asked(), opened))


@router.get("/slogans/{name:path}")
def one(name: str, params: Annotated[SloganParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show("slogan.html", "slogans", lambda opened: slogan_page(params.asked_of(name), opened))


@router.get("/kwic")
def lines(params: Annotated[KwicParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show("kwic.html", "kwic", lambda opened: kwic_page(params.asked(), opened))
