"""Only requests to a name that is ours are answered: a page elsewhere cannot make its own name lead here (DNS rebinding)."""

import re
from collections.abc import Iterable
from http import HTTPStatus
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.problems import ProblemError, refuse

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.-]+)(?::\d{1,5})?")


class Hosts:
    """Answers to the loopback names and to ``hosts``."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(map(_plain, hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = self._problem(Headers(scope=scope).getlist("host"))
        if problem:
            await refuse(problem, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _problem(self, told: list[str]) -> ProblemError | None:
        found = _HOST.fullmatch(told[0]) if len(told) == 1 else None
        if not found:
            return ProblemError(HTTPStatus.BAD_REQUEST, "bad-host", "the request names no host", "send one Host header")
        name = _plain(found[1])
        if name in self._hosts or is_loopback(name):
            return None
        remedy = "ask by a name that Tifa knows; whoever runs it adds names with --hosts or TIFA_HOSTS"
        return ProblemError(
            HTTPStatus.MISDIRECTED_REQUEST, "unknown-host", f"Tifa does not answer for {name[:100]}", remedy
        )


def is_loopback(name: str) -> bool:
    """Whether the name can mean this machine only."""
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _plain(host: str) -> str:
    return host.strip().strip("[]").rstrip(".").lower()
