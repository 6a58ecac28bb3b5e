"""A page is also found with a slash behind its address, or without the one that belongs there: its own address is told."""

import re
from http import HTTPStatus

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.address import with_query, written_path
from api.pages.language import EN

# As they are written, so that a slash within a name is none. Each begins with the name of a page, so it leads to no other host.
_PAGE = re.compile(
    rf"(?P<page>(?:{EN.prefix})?/(?:compare|facets|feed|help|kwic|slogans(?:/[^/]+)?|(?:reports|passages)/[^/]+))/+"
)


class Slashes:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        to = _leads_to(written_path(scope)) if scope["method"] == "GET" else ""
        if to:
            headers = {"Location": with_query(to, scope)}
            await Response(status_code=HTTPStatus.PERMANENT_REDIRECT, headers=headers)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _leads_to(path: str) -> str:
    """Nothing where the address is right, or that of nothing."""
    if path == EN.prefix:
        return f"{EN.prefix}/"
    found = _PAGE.fullmatch(path)
    return found["page"] if found else ""
