"""An app asked without a server between, so that what a client sends and takes can be as slow and as odd as wanted."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message

Take = Callable[[Message], Awaitable[None]]


@dataclass
class Taken:
    """What an app answered."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = False

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    def add(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            self.body += message.get("body", b"")
            self.whole = not message.get("more_body", False)


async def ask(  # noqa: PLR0913 - all that may be odd about a client
    app: ASGIApp,
    path: str,
    *,
    method: str = "GET",
    headers: Mapping[str, str] = {"host": "127.0.0.1"},
    client: str = "127.0.0.1",
    receive: Callable[[], Awaitable[Message]] | None = None,
    take: Take | None = None,
) -> Taken:
    """``take`` is given each piece of the answer before the app may go on."""
    taken = Taken()
    where, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
        "path": where,
        "raw_path": where.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": (client, 50_000),
        "server": ("127.0.0.1", 8000),
        "state": {},
    }

    async def send(message: Message) -> None:
        if take:
            await take(message)
        taken.add(message)

    await app(scope, receive or sending(), send)
    return taken


def sending(pieces: Sequence[bytes] = (b"",)) -> Callable[[], Awaitable[Message]]:
    """The body of a request, piece by piece; after it nothing comes, as from a client that waits."""
    left = list(pieces)

    async def receive() -> Message:
        if not left:
            await _never()
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    return receive


async def _never() -> None:
    await asyncio.Event().wait()


def asked_of(app: ASGIApp, client: str = "127.0.0.1") -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False, client=(client, 50_000))


def check_problem(status: int, headers: Mapping[str, str], document: Mapping[str, Any]) -> str:
    """The short name of a problem that is told in full."""
    assert headers["content-type"] == "application/problem+json"
    assert document.keys() == {"type", "title", "status", "detail", "remedy", "request_id", "errors"}
    assert document["status"] == status
    assert document["title"]
    assert document["detail"]
    assert document["remedy"]
    assert document["request_id"] == headers["x-request-id"]
    if status in (429, 503):
        assert int(headers["retry-after"]) > 0
    return str(document["type"]).removeprefix("urn:tifa:problem:")
