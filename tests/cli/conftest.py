"""The command as a person or a program calls it."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from analyzers.dictionary import DictionaryError
from cli.main import app


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
