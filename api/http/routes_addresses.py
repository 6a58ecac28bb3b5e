"""The addresses that answers give for people: until there are pages, they lead to what there is for programs."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

router = APIRouter(include_in_schema=False)


@router.get("/slogans/{name}")
def slogan(name: str, request: Request) -> Response:
    return _moved("slogans", name, request)


def _moved(kind: str, name: str, request: Request) -> Response:
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/api/v1/{kind}/{quote(name, safe='')}{query}")
