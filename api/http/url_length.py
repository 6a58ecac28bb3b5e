"""How long an address may be: what a question of the longest kind needs in percent signs, with all its filters, and no more."""

from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.problems import ProblemError, refuse


class UrlLength:
    def __init__(self, app: ASGIApp, longest: int) -> None:
        self._app = app
        self._longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])
        if length > self._longest:
            what = f"the address has {length:,} characters"
            remedy = f"use no more than {self._longest:,}: ask a shorter question, or choose fewer values"
            await refuse(
                ProblemError(HTTPStatus.REQUEST_URI_TOO_LONG, "address-too-long", what, remedy), scope, receive, send
            )
        else:
            await self._app(scope, receive, send)
