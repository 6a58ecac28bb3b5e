"""What stands around the routes, from the outside to the inside: each is given the next, and sees requests first and answers last."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.answer_time import AnswerTime
from api.http.at_once import AtOnce
from api.http.bodies import Bodies
from api.http.clients import Clients
from api.http.hosts import Hosts
from api.http.logged import Logged
from api.http.methods import Methods
from api.http.metrics import Measured, Metrics
from api.http.rates import Rates
from api.http.request_ids import HEADER, RequestIds
from api.http.safe_headers import SafeHeaders
from api.http.serving import Serving
from api.http.slashes import Slashes
from api.http.unexpected import Unexpected
from api.http.url_length import UrlLength

Layer = Callable[[ASGIApp], ASGIApp]
COMPRESSION = 4  # of gzip's nine: beyond it, JSON grows hardly smaller and takes much longer


class Around:
    """The layers around an app; what is no request goes past them."""

    def __init__(self, app: ASGIApp, layers: Iterable[Layer]) -> None:
        self._app = self._layered = app
        for layer in reversed(list(layers)):
            self._layered = layer(self._layered)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await (self._layered if scope["type"] == "http" else self._app)(scope, receive, send)


def layers(serving: Serving, metrics: Metrics, log: Any, route: Callable[[Scope], str]) -> list[Layer]:
    """``route`` tells the template of the route that a request went to."""
    cors = partial(
        CORSMiddleware,
        allow_origins=serving.cors,
        allow_methods=("GET", "HEAD", "POST"),
        allow_headers=("Content-Type", "If-None-Match", HEADER),
        expose_headers=("ETag", "Retry-After", HEADER),
    )
    return [
        RequestIds,
        partial(Clients, trusted=serving.trusted_proxies),
        partial(Logged, log=log, route=route, queries=serving.log_queries),
        partial(Measured, metrics=metrics, route=route),
        SafeHeaders,
        *([cors] if serving.cors else []),
        partial(Unexpected, log=log, queries=serving.log_queries),
        partial(Hosts, hosts=serving.hosts),
        Methods,
        partial(UrlLength, longest=serving.longest_url),
        partial(Rates, rate=serving.rate, burst=serving.burst),
        Slashes,
        partial(Bodies, largest=serving.largest_body, seconds=serving.body_time),
        partial(GZipMiddleware, compresslevel=COMPRESSION),
        partial(AnswerTime, answer=serving.answer_time, idle=serving.idle_time),
        partial(AtOnce, most=serving.at_once),
    ]


def layers_of_metrics(serving: Serving) -> list[Layer]:
    return [RequestIds, SafeHeaders, partial(Hosts, hosts=serving.hosts), Methods]
