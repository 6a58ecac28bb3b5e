"""A problem told to a person, in the language of the address."""

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from api.http.address import chinese_address
from api.http.html import html
from api.pages.language import language_of
from api.pages.render import render
from api.pages.wording import WORDING

_PROGRAMS = ("/api/", "/metrics", "/static/")


def wants_page(scope: Scope) -> bool:
    """Whether a browser asked for a page: an address for programs is answered as to programs."""
    return not scope["path"].startswith(_PROGRAMS) and "text/html" in Headers(scope=scope).get("accept", "")


def problem_page(name: str, told: Mapping[str, Any], headers: Mapping[str, str], scope: Scope) -> Response:
    """``name`` is the problem's, ``told`` its document."""
    known = name if f"problem_{name}" in WORDING else "other"
    language = language_of(scope["path"])
    body = render("problem.html", language, chinese_address(scope), place="", problem=told, known=known)
    return html(body, told["status"], {**headers, "Cache-Control": "no-store"})
