"""The command as a person or a program calls it."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from analyzers.dictionary import DictionaryError
from cli.main import app
from engine.elastic.generations import ElasticEngine
from engine.embedded.generations import EmbeddedEngine
from tests.cli.searching import Shelf, indexed


class Tifa:
    """Runs ``tifa`` with arguments; what it printed and how it ended are in the result."""

    def __call__(self, *arguments: str, **variables: str) -> Result:
        return CliRunner().invoke(app, list(arguments), env={"TIFA_DICTIONARY": "", "TIFA_SEGMENTER": "", **variables})

    def json(self, *arguments: str, **variables: str) -> Any:
        result = self(*arguments, "--json", **variables)
        assert result.exit_code == 0, result.output
        return json.loads(result.stdout)

    def fails(self, *arguments: str, **variables: str) -> Result:
        result = self(*arguments, **variables)
        assert result.exit_code != 0
        assert result.exception is None or isinstance(result.exception, (SystemExit, DictionaryError))
        return result


@pytest.fixture
def tifa() -> Tifa:
    return Tifa()


@pytest.fixture(scope="session")
def local_shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The seeds on the embedded engine, for what does not depend on the engine."""
    return indexed(Path(tmp_path_factory.mktemp("shelf")), EmbeddedEngine, {})


@pytest.fixture(scope="session", params=["embedded", "elasticsearch"])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    if request.param == "embedded":
        local: Shelf = request.getfixturevalue("local_shelf")
        return local
    engine: ElasticEngine = request.getfixturevalue("make_elastic")()
    connection = engine._connection
    variables = {"TIFA_ELASTICSEARCH_URL": connection.hosts[0], "TIFA_PREFIX": connection.prefix}
    return indexed(Path(tmp_path_factory.mktemp("shelf")), lambda _: engine, variables)
