"""Each request in the log: what was asked of which route, what came of it. Questions are not told unless that is wanted."""

import time
from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.clients import client_of


class Logged:
    """``route`` tells the template of the route that a request went to."""

    def __init__(self, app: ASGIApp, log: Any, route: Callable[[Scope], str], *, queries: bool) -> None:
        self._app, self._log, self._route, self._queries = app, log, route, queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = time.perf_counter()
        status, size = 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            told = {
                "request_id": scope["state"]["request_id"],
                "method": scope["method"],
                "route": self._route(scope),
                "status": status,
                "ms": round((time.perf_counter() - start) * 1000, 1),
                "bytes": size,
                "client": client_of(scope),
            }
            if refused := scope["state"].get("refused"):
                told["refused"] = refused
            if self._queries:
                told["query"] = scope["query_string"].decode("ascii", "replace")
            (self._log.error if status >= 500 or not status else self._log.info)("request", **told)
