"""A route's answer as a page, in the language of its address."""

from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from api.following import Opened
from api.http.answering import Answering
from api.pages.language import Language, language_of
from api.pages.render import render

# Everything comes from here, and nothing is written into a page that would run or style it.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

T = TypeVar("T")


class Showing:
    """What a page's route depends on."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._answering = Answering(request)
        self.language: Language = language_of(request.url.path)

    def __call__(self, template: str, place: str, work: Callable[[Opened], T]) -> Response:
        """The template with what the work finds as ``page``; ``place`` is where one is, for the navigation."""

        def shown(opened: Opened) -> Response:
            return self.html(template, place=place, page=work(opened))

        return self._answering(shown)

    def html(self, template: str, **told: object) -> HTMLResponse:
        return html(render(template, self.language, path_of(self._request), **told))


def html(body: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(body, status, {"Content-Security-Policy": POLICY})


def path_of(request: Request) -> str:
    """As it is in Chinese, with its query string."""
    path = request.url.path.removeprefix(language_of(request.url.path).prefix) or "/"
    return f"{path}?{request.url.query}" if request.url.query else path
