"""What tests of several rooms need: a real Elasticsearch, once for all of them, also where several processes run them."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import pytest

from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from tests.requirements import missing
from tests.server import Cluster, NoServerError

SHARED = pytest.StashKey[Cluster]()
URL = "elasticsearch_url"


def pytest_configure_node(node: Any) -> None:
    """Of pytest-xdist, in the process above the workers: they share one server."""
    stash = node.config.stash
    if not os.environ.get("TIFA_TEST_ELASTICSEARCH"):
        with suppress(NoServerError):  # each worker finds out itself, and says so
            if SHARED not in stash:
                stash[SHARED] = Cluster().__enter__()
            node.workerinput[URL] = stash[SHARED].urls[0]


def pytest_unconfigure(config: pytest.Config) -> None:
    if SHARED in config.stash:
        config.stash[SHARED].stop()


@pytest.fixture(scope="session")
def elasticsearch_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The server named by TIFA_TEST_ELASTICSEARCH, the one that workers share, or one of our own."""
    shared = getattr(request.config, "workerinput", {}).get(URL, "")
    named = os.environ.get("TIFA_TEST_ELASTICSEARCH", "") or shared
    if named:
        yield named
        return
    try:
        cluster = Cluster().__enter__()
    except NoServerError as error:
        missing("elasticsearch", f"`make elasticsearch` says what it wants: {error}")
    try:
        yield cluster.urls[0]
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def make_elastic(elasticsearch_url: str) -> Iterator[Callable[[], ElasticEngine]]:
    """What was written on the server goes at the end."""
    made: list[ElasticEngine] = []

    def make() -> ElasticEngine:
        made.append(ElasticEngine(Connection((elasticsearch_url,), prefix=f"t{uuid4().hex[:12]}", patience=20)))
        return made[-1]

    yield make
    for engine in made:
        client, prefix = engine._edge.client, engine._connection.prefix
        for index in client.indices.get(index=f"{prefix}-*"):
            client.indices.delete(index=index)
        engine.close()
