"""The seeds and the made texts on the real Elasticsearch, and the objects as they are committed."""

import json
from typing import Any

import pytest

from engine.elastic.generations import ElasticEngine
from engine.port import Engine
from engine.reader import Reader
from tests.house.files import ROOT
from tests.kibana.lens_ask import Elastic
from tests.seed_index import Index, index_wide

__all__ = ["index_wide"]

FILE = ROOT / "kibana" / "tifa.ndjson"
OBJECTS: list[dict[str, Any]] = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def of_kind(kind: str) -> list[Any]:
    """As parameters of a test, called by their ids."""
    return [pytest.param(one, id=one["id"]) for one in OBJECTS if one["type"] == kind]


@pytest.fixture(scope="session")
def indexed_wide(request: pytest.FixtureRequest, index_wide: Index) -> Engine:
    return index_wide(request.getfixturevalue("make_elastic")())


@pytest.fixture(scope="session")
def reader(indexed_wide: Engine) -> Reader:
    return indexed_wide.reader()


@pytest.fixture(scope="session")
def elastic(indexed_wide: Engine) -> Elastic:
    assert isinstance(indexed_wide, ElasticEngine)
    return Elastic(indexed_wide._edge.client, indexed_wide._connection.passages())
