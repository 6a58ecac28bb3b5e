"""What only Elasticsearch has: mappings, shards, a server that goes, refuses or answers in part."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from engine.elastic.lock import Lock
from engine.elastic.schema import NOT_KEPT
from engine.embedded.generations import EmbeddedEngine
from engine.errors import (
    BusyError,
    DamagedError,
    EngineError,
    NoIndexError,
    RefusedError,
    TooMuchError,
    UnreachableError,
)
from engine.fields import FIELDS
from engine.port import SCHEMA_VERSION
from engine.query import Words
from engine.question import Question
from tests.conformance.conftest import accept, published
from tests.conformance.seed_passages import phrase, seed_passages

MakeElastic = Callable[[], ElasticEngine]
PASSAGES = seed_passages()
SECRET = "not-to-be-told"  # noqa: S105 - no password of anything


def test_the_mapping_is_strict_and_tells_what_it_was_built_from(make_elastic: MakeElastic) -> None:
    engine = make_elastic()
    name = engine.build(PASSAGES, {"dictionary": "abc", "corpus": "def"}, accept).name
    index = engine._connection.passages(name)
    told = engine._edge.client.indices.get_mapping(index=index)[index]["mappings"]
    assert told["dynamic"] == "strict"
    assert set(told["properties"]) == set(FIELDS)
    assert told["_meta"]["about"] == {"dictionary": "abc", "corpus": "def"}
    assert told["_meta"]["schema"] == SCHEMA_VERSION
    assert told["_source"]["excludes"] == NOT_KEPT
    source = engine._edge.client.get(index=index, id=PASSAGES[0]["id"])["_source"]
    assert not set(NOT_KEPT) & set(source)
    assert source["text"] == PASSAGES[0]["text"]


def test_a_person_finds_the_text_as_kibana_asks(make_elastic: MakeElastic) -> None:
    engine = make_elastic()
    published(engine, PASSAGES)
    told = engine._edge.client.search(index=engine._connection.passages(), q='text:"全过程人民民主"')
    assert told["hits"]["total"]["value"] >= sum("全过程人民民主" in passage["text"] for passage in PASSAGES)


def test_several_shards_give_the_scores_of_one(tmp_path: Path, make_elastic: MakeElastic) -> None:
    engine = ElasticEngine(replace(make_elastic()._connection, shards=3, replicas=0))
    reader, seeds = published(engine, PASSAGES), published(EmbeddedEngine(tmp_path), PASSAGES)
    question = Question(Words((phrase("协商"),), ("协", "商", "民")), facets=("district", "slogan"), size=1000)
    one, several = seeds.search(question), reader.search(question)
    assert several.total == one.total > 0
    assert several.facets == one.facets
    scores = {hit.id: hit.score for hit in one.hits}
    assert {hit.id: hit.score for hit in several.hits} == pytest.approx(scores, rel=1e-4)
    settings = engine._edge.client.indices.get_settings(index=engine._connection.passages())
    [index] = settings.values()
    assert (index["settings"]["index"]["number_of_shards"], index["settings"]["index"]["number_of_replicas"]) == (
        "3",
        "0",
    )
    engine.close()


def test_an_index_that_takes_no_writes_is_told_with_its_remedy(make_elastic: MakeElastic) -> None:
    engine = make_elastic()
    reader = published(engine, PASSAGES)
    client = engine._edge.client
    client.cluster.put_settings(persistent={"cluster.blocks.read_only_allow_delete": True})
    try:
        with pytest.raises(RefusedError, match="takes no writes") as told:
            engine.build(PASSAGES, {}, accept)
        assert "free space" in told.value.remedy
        assert reader.search(Question(copies=True)).total == len(PASSAGES)
    finally:
        client.cluster.put_settings(persistent={"cluster.blocks.read_only_allow_delete": None})


@dataclass
class Answers:
    """What a server that is none of Elastic's answers: to a path that holds the key, a status and a body."""

    told: dict[str, tuple[int, Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    product: str = "Elasticsearch"


@pytest.fixture
def server() -> Iterator[tuple[str, Answers]]:
    answers = Answers()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            self.rfile.read(length)
            answers.asked.append(self.path)
            status, body = next((told for key, told in answers.told.items() if key in self.path), (404, {}))
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("X-Elastic-Product", answers.product)
            self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = _answer  # noqa: N815 - as the server calls them

        def log_message(self, *_: object) -> None:
            pass

    served = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}", answers
    served.shutdown()
    served.server_close()


def reason(kind: str, why: str) -> dict[str, Any]:
    return {"error": {"type": kind, "reason": why, "root_cause": [{"type": kind, "reason": why}]}, "status": 0}


FAILURES: dict[str, tuple[int, dict[str, Any], type[EngineError], str]] = {
    "a wrong password": (
        401,
        reason("security_exception", "unable to authenticate"),
        RefusedError,
        "does not accept who we are",
    ),
    "no right to": (403, reason("security_exception", "action is unauthorized"), RefusedError, "does not allow this"),
    "no index": (404, reason("index_not_found_exception", "no such index"), NoIndexError, "no such index"),
    "too much at once": (413, {}, TooMuchError, "so large a request"),
    "too many clauses": (
        400,
        reason("too_many_nested_clauses", "too many"),
        TooMuchError,
        "too much for Elasticsearch",
    ),
    "overloaded": (429, reason("es_rejected_execution_exception", "full"), BusyError, "overloaded"),
    "no shards": (503, reason("search_phase_execution_exception", "all shards failed"), UnreachableError, "in full"),
    "a defect": (400, reason("parsing_exception", "unknown query"), EngineError, "refuses"),
}


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_of_the_client_is_told_as_ours_with_a_remedy(
    server: tuple[str, Answers], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    url, answers = server
    status, body, kind, what = FAILURES[name]
    monkeypatch.setattr("engine.elastic.edge.READ_PATIENCE", 0.2)
    answers.told["/"] = (status, body)
    engine = ElasticEngine(Connection((url.replace("//", f"//reader:{SECRET}@"),)))
    with pytest.raises(kind, match=what) as told:
        engine.generations()
    assert told.value.remedy
    assert SECRET not in f"{told.value}{told.value.remedy}{engine.health().detail}"
    assert SECRET not in repr(engine._connection.named)
    engine.close()


def test_who_is_full_for_a_moment_is_asked_again(server: tuple[str, Answers]) -> None:
    url, answers = server
    answers.told["/"] = (503, reason("cluster_manager_not_discovered_exception", "electing"))
    engine = ElasticEngine(Connection((url,)))
    threading.Timer(0.5, lambda: answers.told.update({"/": (200, {})})).start()
    assert engine.generations() == []
    assert len(answers.asked) > 2


def test_what_is_not_elasticsearch_is_told(server: tuple[str, Answers]) -> None:
    url, answers = server
    answers.product = "Something else"
    answers.told["/"] = (200, {})
    with pytest.raises(RefusedError, match="is not Elasticsearch"):
        ElasticEngine(Connection((url,))).generations()


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    engine = ElasticEngine(Connection((f"http://reader:{SECRET}@127.0.0.1:9",)))
    with pytest.raises(UnreachableError, match="cannot be reached") as told:
        engine.reader()
    assert SECRET not in str(told.value)
    health = engine.health()
    assert (health.state, health.answers) == ("unreachable", False)


@pytest.fixture
def hanging() -> Iterator[str]:
    """A server that takes connections, and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_server_that_hangs_is_told_by_its_name_and_its_health_at_once(
    hanging: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.elastic.edge.HASTY", 0.2)
    engine = ElasticEngine(Connection((hanging,), timeout=1.0))
    start = time.monotonic()
    health = engine.health()
    assert time.monotonic() - start < 0.9
    assert (health.state, health.answers) == ("unreachable", False)
    with pytest.raises(UnreachableError, match="did not answer in time") as told:
        engine.generations()
    assert hanging in told.value.what
    assert "whether it runs" in told.value.remedy


def test_health_does_not_wait_for_a_cluster_that_finds_itself_again(server: tuple[str, Answers]) -> None:
    url, answers = server
    answers.told["/"] = (503, reason("cluster_manager_not_discovered_exception", "electing"))
    start = time.monotonic()
    assert ElasticEngine(Connection((url,))).health().state == "unreachable"
    assert time.monotonic() - start < 4


def test_an_address_that_is_none_is_told() -> None:
    for wrong in ("localhost:9200", "elasticsearch", ""):
        with pytest.raises(EngineError, match="no address of a server"):
            ElasticEngine(Connection((wrong,)))


IN_PART = {"timed_out": False, "_shards": {"total": 3, "failed": 1}, "hits": {"total": {"value": 5}, "hits": []}}


@pytest.mark.parametrize("body", [IN_PART, {**IN_PART, "timed_out": True, "_shards": {"total": 3, "failed": 0}}])
def test_an_answer_in_part_is_never_shown_as_whole(server: tuple[str, Answers], body: dict[str, Any]) -> None:
    url, answers = server
    index = "tifa-passages-20260101t000000000-00000000"
    meta = {"whole": True, "schema": SCHEMA_VERSION, "built_at": "2026-01-01", "passages": 5, "about": {}}
    answers.told = {
        "_search": (200, body),
        "_alias": (200, {index: {"aliases": {"tifa-passages": {}}}}),
        "tifa-passages-*/_mapping": (200, {index: {"mappings": {"_meta": meta}}}),
        "tifa-reports-*/_mapping": (200, {index.replace("passages", "reports"): {"mappings": {}}}),
    }
    reader = ElasticEngine(Connection((url,))).reader()
    with pytest.raises(UnreachableError, match="shards did not answer in time"):
        reader.search(Question())


def test_documents_that_are_refused_for_good_are_named(server: tuple[str, Answers]) -> None:
    url, answers = server
    refused = {"_id": "x", "status": 400, "error": {"type": "document_parsing_exception", "reason": "no such field"}}
    full = {"_id": "x", "status": 429, "error": {"type": "es_rejected_execution_exception", "reason": "full"}}
    answers.told = {
        "tifa-lock/_doc": (200, {"_seq_no": 1, "_primary_term": 1, "_source": {"owner": "", "host": "", "at": 0}}),
        "_bulk": (200, {"errors": True, "items": [{"index": {**refused, "_id": PASSAGES[0]["id"]}}]}),
        "_mapping": (200, {}),
        "/": (200, {}),
    }
    engine = ElasticEngine(Connection((url,), patience=1))
    with pytest.raises(EngineError, match=rf"does not take {PASSAGES[0]['id']} .*no such field"):
        engine.build(PASSAGES[:1], {}, accept)
    assert sum("_bulk" in path for path in answers.asked) == 3
    answers.told["_bulk"] = (200, {"errors": True, "items": [{"index": full}]})
    with pytest.raises(BusyError, match="too busy to take"):
        engine.build(PASSAGES[:1], {}, accept)
    assert any(path.startswith("/tifa-passages-2") for path in answers.asked if "_bulk" not in path)


def test_a_build_clears_away_what_is_left_of_its_own_and_nothing_else(make_elastic: MakeElastic) -> None:
    engine = make_elastic()
    made = engine._connection
    neighbour = ElasticEngine(replace(made, prefix=f"{made.prefix}-passages"))
    published(neighbour, PASSAGES)
    client = engine._edge.client
    by_hand = f"{made.prefix}-passages-backup"
    client.indices.create(index=by_hand)
    died = made.passages("20260101t000000000-00000000")
    client.indices.create(index=died, mappings={"_meta": {"schema": SCHEMA_VERSION, "whole": False}})
    published(engine, PASSAGES[:5])
    assert client.indices.exists(index=by_hand)
    assert not client.indices.exists(index=died)
    assert neighbour.reader().search(Question(copies=True)).total == len(PASSAGES)
    neighbour.close()


def test_an_alias_that_was_changed_by_hand_is_told_and_mended_by_a_build_or_by_name(make_elastic: MakeElastic) -> None:
    engine = make_elastic()
    names = [engine.build(PASSAGES[:count], {}, accept).name for count in (5, 6)]
    engine.publish(names[0])
    alias = engine._connection.passages()
    engine._edge.client.indices.put_alias(index=f"{alias}-{names[1]}", name=alias)
    assert engine.health().state == "damaged"
    with pytest.raises(DamagedError, match="stands for 2 indices"):
        engine.reader()
    assert len(engine.generations()) == 2
    assert engine.rollback(names[0]).name == names[0]
    assert engine.reader().search(Question(copies=True)).total == 5


def test_a_lock_left_by_a_process_that_had_our_number_is_taken_over(make_elastic: MakeElastic) -> None:
    engine = make_elastic()
    lock = Lock(engine._edge)
    with lock.held():
        with pytest.raises(BusyError, match="is building this index"):
            engine.build(PASSAGES[:1], {}, accept)
        index = f"{engine._connection.prefix}-lock"
        told = dict(engine._edge.client.get(index=index, id="build")["_source"])
        engine._edge.client.index(index=index, id="build", document={**told, "owner": "other", "born": "before"})
        assert engine.build(PASSAGES[:1], {}, accept).passages == 1


def test_who_breaks_a_build_off_does_not_wait_for_a_server_that_is_gone(server: tuple[str, Answers]) -> None:
    url, answers = server
    gone = reason("cluster_manager_not_discovered_exception", "gone")
    answers.told = {
        "tifa-lock/_doc": (200, {"_seq_no": 1, "_primary_term": 1, "_source": {"owner": "", "host": "", "at": 0}}),
        "_bulk": (503, gone),
        "_mapping": (200, {}),
        "/": (200, {}),
    }

    def breaks_off() -> Iterator[dict[str, Any]]:
        for number in range(3_000):
            yield {**PASSAGES[0], "id": f"{number:016x}"}
        raise KeyboardInterrupt

    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        ElasticEngine(Connection((url,), patience=60)).build(breaks_off(), {}, accept)
    assert time.monotonic() - start < 30
