"""Against the real server with passwords and TLS: the right ones work, the wrong ones are told, and nothing secret is said."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from engine.errors import EngineError, RefusedError
from engine.finding import State
from engine.question import Question
from tests.conformance.conftest import accept, published
from tests.conformance.seed_passages import seed_passages
from tests.requirements import missing
from tests.secured_server import PASSWORD, authority, secured
from tests.server import NoServerError


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """As the indexer."""
    try:
        cluster, trusted = secured(tmp_path_factory.mktemp("secrets"))
        with cluster:
            yield Connection((cluster.urls[0],), "indexer", PASSWORD, authority=trusted, patience=10)
    except NoServerError as error:
        missing("elasticsearch", str(error))


def test_the_indexer_builds_and_the_reader_asks(connection: Connection) -> None:
    passages = seed_passages()
    published(ElasticEngine(connection), passages)
    reading = ElasticEngine(replace(connection, user="reader"))
    assert reading.reader().search(Question(copies=True)).total == len(passages)
    assert [hit.id for hit in reading.reader().scan(Question())]
    assert reading.health().state == "ok"
    with pytest.raises(RefusedError, match="does not allow this") as told:
        reading.build(passages, {}, accept)
    assert PASSWORD not in str(told.value)


def test_a_user_in_the_address_is_taken_and_not_told(connection: Connection) -> None:
    host = connection.hosts[0].replace("//", f"//indexer:{PASSWORD}@")
    engine = ElasticEngine(replace(connection, hosts=(host,), user="", password=""))
    assert engine.health().state in {"ok", "no index"}
    assert PASSWORD not in repr(connection)


WRONG = {
    "a wrong password": ({"password": "wrong"}, "does not accept who we are"),
    "no password": ({"user": "", "password": ""}, "does not accept who we are"),
    "an authority that is not asked for": ({"authority": None}, "is not trusted"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_remedy(connection: Connection, name: str) -> None:
    given, what = WRONG[name]
    engine = ElasticEngine(replace(connection, **given))  # type: ignore[arg-type]
    with pytest.raises(RefusedError, match=what) as told:
        engine.generations()
    assert "TIFA_ELASTICSEARCH" in told.value.remedy
    assert PASSWORD not in str(told.value)
    assert engine.health().state == "unreachable"


def test_another_authority_is_not_trusted_and_one_that_is_no_file_is_told(
    connection: Connection, tmp_path: Path
) -> None:
    other = replace(connection, authority=authority(tmp_path, "other"))
    with pytest.raises(RefusedError, match="is not trusted"):
        ElasticEngine(other).generations()
    with pytest.raises(EngineError, match="is no file"):
        ElasticEngine(replace(connection, authority=tmp_path / "nowhere.crt"))


def test_a_reader_can_look_it_over_and_what_is_wrong_is_found(connection: Connection) -> None:
    published(ElasticEngine(connection), seed_passages())
    found = ElasticEngine(replace(connection, user="reader")).look_over()
    assert [finding for finding in found if finding.state is State.WRONG] == []
    assert any("is published" in finding.what for finding in found)
    for given, what in WRONG.values():
        engine = ElasticEngine(replace(connection, **given))  # type: ignore[arg-type]
        [refused] = engine.look_over()
        assert (refused.state, what in refused.what) == (State.WRONG, True)
        assert "TIFA_ELASTICSEARCH" in refused.remedy
