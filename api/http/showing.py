"""A route's answer as a page, in the language of its address."""

from collections.abc import Callable
from typing import TypeVar

from fastapi import Request
from starlette.responses import HTMLResponse, Response

from api.following import Opened
from api.http.address import chinese_address, written_path
from api.http.answering import Answering
from api.http.html import SAFE_PAGE, html
from api.http.site import site
from api.pages.feed import for_xml
from api.pages.language import Language, language_of
from api.pages.render import render

T = TypeVar("T")


class Showing:
    """What a page's route depends on."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._answering = Answering(request, SAFE_PAGE)
        self.language: Language = language_of(written_path(request.scope))

    def __call__(self, template: str, place: str, work: Callable[[Opened], T]) -> Response:
        """The template with what the work finds as ``page``; ``place`` is where one is, for the navigation."""

        def shown(opened: Opened) -> Response:
            return self.html(template, place=place, page=work(opened))

        return self._answering(shown)

    def feed(self, work: Callable[[Opened], object]) -> Response:
        """As Atom, with whole addresses: a reader of feeds is elsewhere."""

        def shown(opened: Opened) -> Response:
            body = render("feed.xml", self.language, "", site=site(self._request), page=work(opened))
            return Response(for_xml(body), media_type="application/atom+xml; charset=utf-8")

        return self._answering(shown)

    def html(self, template: str, **told: object) -> HTMLResponse:
        path = chinese_address(self._request.scope)
        return html(render(template, self.language, path, site=site(self._request), **told))
