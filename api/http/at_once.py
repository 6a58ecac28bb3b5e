"""How many requests are worked on at once, over all and for one client; the others come again. A slot is held until its work ends."""

from collections import Counter
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.clients import client_of, household
from api.http.problems import ProblemError, refuse

OF_ONE_CLIENT = 4  # the share of one client: a quarter
RETRY_AFTER = 1  # seconds


class AtOnce:
    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most, self._most_of_one = most, max(1, most // OF_ONE_CLIENT)
        self._of: Counter[str] = Counter()

    @property
    def now(self) -> int:
        return self._of.total()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = household(client_of(scope))
        if self.now >= self._most or self._of[client] >= self._most_of_one:
            await refuse(self._busy(client), scope, receive, send)
            return
        self._of[client] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._of[client] -= 1
            if not self._of[client]:
                del self._of[client]

    def _busy(self, client: str) -> ProblemError:
        yours = self._of[client] >= self._most_of_one
        who, most = ("your address has", self._most_of_one) if yours else ("there are", self._most)
        what = f"{who} {most} requests under way already"
        remedy = f"wait for an answer, or ask again in {RETRY_AFTER} s"
        headers = {"Retry-After": str(RETRY_AFTER)}
        return ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "too-many-at-once", what, remedy, headers)
