"""Both engines, each asked the same."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from engine.embedded.generations import EmbeddedEngine
from engine.port import Engine
from engine.reader import Reader
from tests.conformance.seed_passages import seed_passages, seed_records
from tests.conformance.small_corpus import small_corpus

ENGINES = ("embedded", "elasticsearch")

MakeEngine = Callable[[str], Engine]


def accept(_reader: Reader) -> None:
    """The check of a build that the tests look at themselves."""


def published(engine: Engine, contents: Iterable[Any]) -> Reader:
    engine.publish(engine.build(contents, {"dictionary": "d"}, accept).name)
    return engine.reader()


@pytest.fixture(scope="session")
def make_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MakeEngine:
    """An engine with nothing in it."""

    def make(name: str) -> Engine:
        if name == "embedded":
            return EmbeddedEngine(Path(tmp_path_factory.mktemp("engine")))
        made: Engine = request.getfixturevalue("make_elastic")()
        return made

    return make


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, make_engine: MakeEngine) -> Engine:
    return make_engine(request.param)


@pytest.fixture(scope="session", params=ENGINES)
def seeds(request: pytest.FixtureRequest, make_engine: MakeEngine) -> Reader:
    """The passages of the seeds, published."""
    passages = seed_passages()
    return published(make_engine(request.param), [*passages, *seed_records(passages)])


@pytest.fixture(scope="session", params=ENGINES)
def small(request: pytest.FixtureRequest, make_engine: MakeEngine) -> Reader:
    return published(make_engine(request.param), small_corpus())


@pytest.fixture(scope="session")
def both(make_engine: MakeEngine) -> tuple[Reader, Reader]:
    """The passages of the seeds in both engines."""
    passages = seed_passages()
    first, second = (published(make_engine(name), [*passages, *seed_records(passages)]) for name in ENGINES)
    return first, second
