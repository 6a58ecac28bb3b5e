"""The pages, once at the top and once below /en. Their query strings are those of the JSON."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.http.compare_params import ComparePageParams
from api.http.params import CountedParams, FacetParams, SearchParams
from api.http.showing import Showing
from api.pages.choosing_page import choosing_page
from api.pages.compare_page import compare_page
from api.pages.facets_page import facets_page
from api.pages.feed import feed
from api.pages.help_page import help_page
from api.pages.search_page import search_page

router = APIRouter(include_in_schema=False)


@router.get("/")
def searching(params: Annotated[SearchParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show("search.html", "search", lambda opened: search_page(params.asked(), opened))


@router.get("/facets")
def values(params: Annotated[FacetParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show("facets.html", "search", lambda opened: facets_page(params.asked(), opened))


@router.get("/help")
def helping(show: Annotated[Showing, Depends()]) -> Response:
    return show("help.html", "help", help_page)


@router.get("/feed")
def latest(params: Annotated[CountedParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    return show.feed(lambda opened: feed(params.asked(), opened))


@router.get("/compare")
def comparing(params: Annotated[ComparePageParams, Query()], show: Annotated[Showing, Depends()]) -> Response:
    if params.both:
        return show("compare.html", "compare", lambda opened: compare_page(params.compared(), opened))
    return show("choosing.html", "compare", lambda opened: choosing_page(params.choosing(), opened))
