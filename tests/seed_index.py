"""The seeds indexed on each engine, once for all tests of the API, and a client of an app over each."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
from tests.api.made_texts import write_texts
from tests.house.files import ROOT

ENGINES = ("embedded", "elasticsearch")
UNHURRIED = Serving(rate=0, kept_answers=0)  # tests ask more often than people, and each answer is to be worked out
Index = Callable[[Engine], Engine]


def client_of(engine: Engine) -> TestClient:
    app = application(Following(engine), UNHURRIED)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@contextmanager
def library_of(folder: Path, *places: Path, own: Path | None = None) -> Iterator[Index]:
    """Publishes what lies at these places on an engine; ``own`` is a dictionary that is laid over the bundled one."""
    library = Library(folder)
    workers = Workers(load_dictionary(own), DEFAULT, 1)
    Taking(library, workers, lambda _step: None).take(list(places), 2**24)

    def index(engine: Engine) -> Engine:
        publish(engine, library, workers, How(keep=3, progress=lambda *_: None))
        return engine

    yield index
    library.close()


@pytest.fixture(scope="session")
def index_seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Publishes the five seed texts."""
    with library_of(Path(tmp_path_factory.mktemp("library")), ROOT / "seeds") as index:
        yield index


@pytest.fixture(scope="session")
def index_wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Publishes the seeds and the texts made for the tests."""
    made = write_texts(Path(tmp_path_factory.mktemp("texts")))
    with library_of(Path(tmp_path_factory.mktemp("library")), made, ROOT / "seeds") as index:
        yield index


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
    return client_of(indexed)


@pytest.fixture(scope="session")
def embedded(index_seeds: Index, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The seeds on the embedded engine alone, for what does not depend on the engine."""
    return index_seeds(EmbeddedEngine(Path(tmp_path_factory.mktemp("index"))))


@pytest.fixture(scope="session")
def one_client(embedded: Engine) -> TestClient:
    return client_of(embedded)


@pytest.fixture(scope="session")
def wide_engines(
    request: pytest.FixtureRequest, index_wide: Index, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Engine]:
    """The seeds and the made texts on both engines."""
    embedded = EmbeddedEngine(Path(tmp_path_factory.mktemp("index")))
    return {
        "embedded": index_wide(embedded),
        "elasticsearch": index_wide(request.getfixturevalue("make_elastic")()),
    }


@pytest.fixture(scope="session")
def both_clients(wide_engines: dict[str, Engine]) -> tuple[TestClient, TestClient]:
    """Over the same texts on either engine."""
    first, second = (client_of(wide_engines[name]) for name in ENGINES)
    return first, second


@pytest.fixture(scope="session", params=ENGINES)
def wide_engine(request: pytest.FixtureRequest, wide_engines: dict[str, Engine]) -> Engine:
    return wide_engines[request.param]


@pytest.fixture(scope="session")
def wide_client(wide_engine: Engine) -> TestClient:
    return client_of(wide_engine)


@pytest.fixture(scope="session")
def wide(wide_engine: Engine) -> Opened:
    return opened(wide_engine)
