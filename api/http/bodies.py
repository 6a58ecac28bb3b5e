"""What a client sends: taken in whole before anything is done with it, not too large and not too slow."""

import asyncio
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import ProblemError, refuse

WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS"})
CLOSE = {"Connection": "close"}  # what the client goes on sending is not wanted


class Bodies:
    def __init__(self, app: ASGIApp, largest: int, seconds: float) -> None:
        self._app = app
        self._largest, self._seconds = largest, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if _declared(scope) > self._largest:
                raise self._too_large()
            body = b"" if scope["method"] in WITHOUT_BODY else await self._body(receive)
        except ProblemError as problem:
            await refuse(problem, scope, receive, send)
            return
        if body is not None:
            await self._app(scope, _given(body, receive), send)

    async def _body(self, receive: Receive) -> bytes | None:
        """None where the client is gone."""
        taken = bytearray()
        try:
            async with asyncio.timeout(self._seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    taken += message.get("body", b"")
                    if len(taken) > self._largest:
                        raise self._too_large()
                    if not message.get("more_body"):
                        return bytes(taken)
        except TimeoutError:
            what = f"what you send did not come within {self._seconds:g} s"
            raise ProblemError(HTTPStatus.REQUEST_TIMEOUT, "too-slow", what, "send it again", CLOSE) from None

    def _too_large(self) -> ProblemError:
        what, remedy = "what you send is too large", f"send no more than {self._largest:,} bytes at once"
        return ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too-large", what, remedy, CLOSE)


def _declared(scope: Scope) -> int:
    told = Headers(scope=scope).get("content-length", "0")
    return int(told) if told.isdecimal() and len(told) < 20 else 0


def _given(body: bytes, receive: Receive) -> Receive:
    """The body at once, and then what the server has to tell."""
    told = False

    async def given() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return given
