"""HEAD wherever GET is, without its body; OPTIONS tells what there is; and a refusal of any other method tells both."""

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Methods:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":
            await self._head(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await self._app(scope, receive, _Allowing(send))
        else:
            await self._app(scope, receive, _with_all_allowed(send))

    async def _head(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What GET answers, up to its body: a stream is broken off there."""
        asked = {**scope, "method": "GET"}
        try:
            await self._app(asked, receive, _Headers(_with_all_allowed(send)))
        finally:
            if "route" in asked:
                scope["route"] = asked["route"]


class _Headers:
    """Passes the headers on and ends there. The server tells a stream then that its client is gone."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._ended = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._send(message)
        elif not self._ended:
            self._ended = True
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})


class _Allowing:
    """Makes of the refusal of OPTIONS its answer, as the refusal tells what is allowed."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._answered = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.METHOD_NOT_ALLOWED:
            self._answered = True
            allowed = MutableHeaders(scope=message).get("allow", "")
            headers = [(b"allow", _all_allowed(allowed).encode("ascii"))]
            message = {**message, "status": HTTPStatus.NO_CONTENT.value, "headers": headers}
        elif self._answered:
            message = {"type": "http.response.body", "body": b"", "more_body": False}
        await self._send(message)


def _with_all_allowed(send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.METHOD_NOT_ALLOWED:
            headers = MutableHeaders(scope=message)
            headers["Allow"] = _all_allowed(headers.get("allow", ""))
        await send(message)

    return told


def _all_allowed(told: str) -> str:
    """With what goes wherever something goes."""
    allowed = [name.strip() for name in told.split(",") if name.strip()]
    head = ["HEAD"] if "GET" in allowed else []
    return ", ".join(dict.fromkeys((*allowed, *head, "OPTIONS")))
