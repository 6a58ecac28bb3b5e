"""Figures for Prometheus: requests by route and status, what is under way, what was refused, and the generation that is asked.

No label comes from a client: routes are told by their templates.
"""

import time
from collections.abc import Callable, Iterator
from http import HTTPStatus

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, make_asgi_app
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import ProblemError, refuse
from engine.port import Generation

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 60.0)
PATH = "/metrics"


class Metrics:
    """``generation`` tells which one is asked now, if one is."""

    def __init__(self, generation: Callable[[], Generation | None]) -> None:
        self.registry = CollectorRegistry()
        self.seconds = Histogram(
            "tifa_request_seconds",
            "From the request to the last byte of its answer",
            ("method", "route", "status"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.work_seconds = Histogram(
            "tifa_work_seconds",
            "What an answer took to find, without waiting for its turn",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.under_way = Gauge("tifa_requests_under_way", "Requests without an answer yet", registry=self.registry)
        self.refused = Counter(
            "tifa_refused", "Requests refused before a route was asked, by why", ("limit",), registry=self.registry
        )
        self.unexpected = Counter("tifa_unexpected", "Failures that nobody expected", registry=self.registry)
        self.registry.register(_OfGeneration(generation))

    async def application(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers with the figures, and nothing else."""
        if scope["path"] == PATH:
            await make_asgi_app(self.registry)(scope, receive, send)
        else:
            problem = ProblemError(HTTPStatus.NOT_FOUND, "not-found", "there is nothing here", f"ask for {PATH}")
            await refuse(problem, scope, receive, send)


class Measured:
    """``route`` tells the template of the route that a request went to."""

    def __init__(self, app: ASGIApp, metrics: Metrics, route: Callable[[Scope], str]) -> None:
        self._app, self._metrics, self._route = app, metrics, route

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = time.perf_counter()
        status = 0

        async def noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            with self._metrics.under_way.track_inprogress():
                await self._app(scope, receive, noted)
        finally:
            method = scope["method"] if scope["method"] in METHODS else "other"
            labels = (method, self._route(scope), str(status))
            self._metrics.seconds.labels(*labels).observe(time.perf_counter() - start)
            if work := scope["state"].get("work_seconds"):
                self._metrics.work_seconds.labels(labels[1]).observe(work)
            if refused := scope["state"].get("refused"):
                self._metrics.refused.labels(refused).inc()
            if status == HTTPStatus.INTERNAL_SERVER_ERROR:
                self._metrics.unexpected.inc()


class _OfGeneration(Collector):
    def __init__(self, generation: Callable[[], Generation | None]) -> None:
        self._generation = generation

    def collect(self) -> Iterator[Metric]:
        names = ("id", "dictionary", "corpus")
        info = GaugeMetricFamily("tifa_generation_info", "The generation that is asked", labels=names)
        passages = GaugeMetricFamily("tifa_generation_passages", "The passages that it holds")
        if now := self._generation():
            info.add_metric((now.name, str(now.about.get("dictionary", "")), str(now.about.get("corpus", ""))), 1)
            passages.add_metric((), now.passages)
        yield info
        yield passages
