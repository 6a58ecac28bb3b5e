"""A problem told to a person, in the language of the address."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Protocol

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from api.http.address import chinese_address, written_path
from api.http.html import html
from api.pages.language import language_of
from api.pages.render import render
from api.pages.told_problem import Asked, Wrong, in_texts, sentences, ways
from api.pages.wording import WORDING

_PROGRAMS = ("/api/", "/metrics", "/static/")


class Problem(Protocol):
    """What a page is told of a failure."""

    name: str
    status: int
    detail: str
    remedy: str
    headers: dict[str, str]
    found: tuple[str, int]


def wants_page(scope: Scope) -> bool:
    """Whether a browser asked for a page: an address for programs is answered as to programs."""
    return not scope["path"].startswith(_PROGRAMS) and "text/html" in Headers(scope=scope).get("accept", "")


def problem_page(problem: Problem, told: Mapping[str, Any], scope: Scope, wrong: Sequence[Wrong]) -> Response:
    """``told`` is its document; ``wrong`` the parameters that are."""
    language = language_of(written_path(scope))
    address = chinese_address(scope)
    asked = Asked(*address.partition("?")[::2])
    is_bare = problem.detail == HTTPStatus(problem.status).phrase
    body = render(
        "problem.html",
        language,
        address,
        place="",
        problem=told,
        known=problem.name if f"problem_{problem.name}" in WORDING else "other",
        wrong=wrong,
        sentences=[] if wrong or is_bare else sentences(problem.detail, problem.remedy, language),
        ways=[*in_texts(*problem.found), *ways(problem.name, wrong, asked)],
        asked=asked,
    )
    return html(body, problem.status, {**problem.headers, "Cache-Control": "no-store"})
