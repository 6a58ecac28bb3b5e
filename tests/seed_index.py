"""The seeds indexed on each engine, once for all tests of the API, and a client of an app over each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from analyzers.dictionary import load_dictionary
from analyzers.segment import DEFAULT
from api.following import Following, Opened, opened
from api.http.app import application
from api.http.serving import Serving
from engine.embedded.generations import EmbeddedEngine
from engine.port import Engine
from indexer.library import Library
from indexer.publish import How, publish
from indexer.taking import Taking
from indexer.workers import Workers
from tests.house.files import ROOT

ENGINES = ("embedded", "elasticsearch")
UNHURRIED = Serving(rate=0)  # tests ask more often than people
Index = Callable[[Engine], Engine]


@pytest.fixture(scope="session")
def index_seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Publishes the five seed texts, and whatever else lies in their library, on an engine."""
    library = Library(Path(tmp_path_factory.mktemp("library")))
    workers = Workers(load_dictionary(), DEFAULT, 1)
    taking = Taking(library, workers, lambda _step: None)
    taking.take([ROOT / "seeds"], 2**24)

    def index(engine: Engine) -> Engine:
        publish(engine, library, workers, How(keep=3, progress=lambda *_: None))
        return engine

    yield index
    library.close()


@pytest.fixture(scope="session", params=ENGINES)
def indexed(request: pytest.FixtureRequest, index_seeds: Index, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The seeds on each engine in turn."""
    if request.param == "embedded":
        return index_seeds(EmbeddedEngine(Path(tmp_path_factory.mktemp("index"))))
    return index_seeds(request.getfixturevalue("make_elastic")())


@pytest.fixture(scope="session")
def seeds(indexed: Engine) -> Opened:
    return opened(indexed)


@pytest.fixture(scope="session")
def client(indexed: Engine) -> TestClient:
    return TestClient(
        application(Following(indexed), UNHURRIED), base_url="http://127.0.0.1", raise_server_exceptions=False
    )


@pytest.fixture(scope="session")
def embedded(index_seeds: Index, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The seeds on the embedded engine alone, for what does not depend on the engine."""
    return index_seeds(EmbeddedEngine(Path(tmp_path_factory.mktemp("index"))))


@pytest.fixture(scope="session")
def one_client(embedded: Engine) -> TestClient:
    return TestClient(
        application(Following(embedded), UNHURRIED), base_url="http://127.0.0.1", raise_server_exceptions=False
    )
