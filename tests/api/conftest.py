"""What tests of the API need."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from api.following import Following
from api.http.app import application
from api.http.serving import Serving
from engine.port import Engine
from tests.seed_index import (
    ENGINES,
    UNHURRIED,
    Index,
    both_clients,
    client,
    client_of,
    embedded,
    index_seeds,
    index_wide,
    indexed,
    library_of,
    one_client,
    seeds,
    wide,
    wide_client,
    wide_engine,
    wide_engines,
)

__all__ = [
    "ENGINES",
    "UNHURRIED",
    "Index",
    "both_clients",
    "client",
    "client_of",
    "embedded",
    "index_seeds",
    "index_wide",
    "indexed",
    "library_of",
    "one_client",
    "seeds",
    "wide",
    "wide_client",
    "wide_engine",
    "wide_engines",
]


@pytest.fixture
def serve(embedded: Engine) -> Callable[..., FastAPI]:
    return lambda **told: application(Following(embedded), Serving(rate=0, **told))


@pytest.fixture
def app(serve: Callable[..., FastAPI]) -> FastAPI:
    return serve()
