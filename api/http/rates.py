"""How often one client may ask: as many requests as are in its bucket, which fills again at a steady rate."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from http import HTTPStatus

from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.clients import client_of, household
from api.http.problems import ProblemError, refuse

MOST_BUCKETS = 10_000


class Buckets:
    """A bucket for each client; of too many, the one left alone longest is forgotten, so that memory stays bounded."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what was in it, and when

    def take(self, client: str) -> float:
        """Seconds until there is one for this client; 0 if it was taken now."""
        now = self._clock()
        held, at = self._held.pop(client, (float(self._burst), now))
        held = min(float(self._burst), held + (now - at) * self._rate)
        wait = 0.0 if held >= 1 else (1 - held) / self._rate
        self._held[client] = (held if wait else held - 1, now)
        if len(self._held) > MOST_BUCKETS:
            self._held.popitem(last=False)
        return wait

    def __len__(self) -> int:
        return len(self._held)


class Rates:
    def __init__(self, app: ASGIApp, rate: float, burst: int) -> None:
        self._app = app
        self._rate = rate
        self._buckets = Buckets(rate, max(1, burst)) if rate > 0 else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wait = self._buckets.take(household(client_of(scope))) if self._buckets else 0.0
        if wait:
            seconds = max(1, math.ceil(wait))
            what = f"your address asks more than {self._rate:g} times a second"
            remedy = f"wait {seconds} s; for many questions use the batch or the export"
            headers = {"Retry-After": str(seconds)}
            problem = ProblemError(HTTPStatus.TOO_MANY_REQUESTS, "too-many-requests", what, remedy, headers)
            await refuse(problem, scope, receive, send)
        else:
            await self._app(scope, receive, send)
