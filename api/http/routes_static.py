"""What pages load besides: kept by a browser for good, as its address changes when it does."""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.responses import Response

from api.http.problems import not_found
from api.pages.static import ASSETS, STAMP

router = APIRouter(include_in_schema=False)
FOR_GOOD = "public, max-age=31536000, immutable"


@router.get("/static/{stamp}/{name}")
def asset(stamp: str, name: str) -> Response:
    """Today's also under an older stamp, as a page that was opened before may still ask for it."""
    found = ASSETS.get(name)
    if found is None:
        raise not_found("there is no such file", "load the page again")
    kept = FOR_GOOD if stamp == STAMP else "no-store"
    return Response(found.body, HTTPStatus.OK, {"Cache-Control": kept}, found.media_type)
