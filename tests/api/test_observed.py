"""What is written down of a request and what is not: the log, the figures, and what a client is told of a failure."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient

from api.following import Following
from api.http.app import application, metrics_application
from api.http.log import log_packages
from api.http.safe_headers import SAFE
from api.http.serving import Serving
from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from engine.errors import UnreachableError
from engine.port import Engine
from tests.api.over_asgi import asked_of, check_problem

SEARCH = "/api/v1/search"
HEALTH = "/api/v1/health"
PRIVATE = "只有我知道的话"


# --- who asks


@pytest.mark.parametrize(
    ("told", "client"),
    [
        ({}, "10.0.0.1"),
        ({"X-Forwarded-For": "203.0.113.9"}, "203.0.113.9"),
        ({"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}, "203.0.113.9"),
        ({"X-Forwarded-For": "198.51.100.1, 203.0.113.9, 10.0.0.2"}, "203.0.113.9"),
        ({"X-Forwarded-For": "203.0.113.9:4711"}, "203.0.113.9"),
        ({"X-Forwarded-For": "[2001:db8::9]:4711"}, "2001:db8::9"),
        ({"X-Forwarded-For": "::ffff:203.0.113.9"}, "203.0.113.9"),
        ({"X-Forwarded-For": "203.0.113.9, <script>"}, "10.0.0.1"),
        ({"X-Forwarded-For": ""}, "10.0.0.1"),
        ({"X-Real-IP": "203.0.113.9", "Forwarded": "for=203.0.113.9"}, "10.0.0.1"),
    ],
)
def test_a_trusted_proxy_is_believed(
    serve: Callable[..., FastAPI], capsys: pytest.CaptureFixture[str], told: dict[str, str], client: str
) -> None:
    asked_of(serve(trusted_proxies=("10.0.0.0/8",)), "10.0.0.1").get(HEALTH, headers=told)
    assert logged(capsys)[-1]["client"] == client


def test_nobody_else_is_believed(serve: Callable[..., FastAPI], capsys: pytest.CaptureFixture[str]) -> None:
    asked_of(serve(trusted_proxies=("10.0.0.0/8",)), "192.0.2.1").get(HEALTH, headers={"X-Forwarded-For": "127.0.0.1"})
    asked_of(serve(), "127.0.0.1").get(HEALTH, headers={"X-Forwarded-For": "203.0.113.9"})
    assert [line["client"] for line in logged(capsys)] == ["192.0.2.1", "127.0.0.1"]


# --- the log


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_each_request_is_a_line_that_its_answer_belongs_to(app: FastAPI, capsys: pytest.CaptureFixture[str]) -> None:
    client = asked_of(app)
    answers = [client.get(HEALTH, headers={"X-Request-ID": "my-request_7"}), client.get("/nowhere"), client.put(SEARCH)]
    lines = logged(capsys)
    assert [line["request_id"] for line in lines] == [answer.headers["x-request-id"] for answer in answers]
    assert lines[0]["request_id"] == "my-request_7"
    assert [(line["method"], line["route"], line["status"], line["level"]) for line in lines] == [
        ("GET", HEALTH, 200, "info"),
        ("GET", "", 404, "info"),
        ("PUT", SEARCH, 405, "info"),
    ]
    assert [line["bytes"] for line in lines] == [len(answer.content) for answer in answers]
    assert lines[0].keys() == {
        *("time", "level", "event", "request_id", "method", "route", "status", "ms", "bytes", "client")
    }


@pytest.mark.parametrize("told", ["short", "x" * 65, "with blank", "行行行行行行行行", "semi;colon", "a\tb\tc\td\te"])
def test_a_name_of_another_form_is_not_taken_over(app: FastAPI, told: str) -> None:
    answer = asked_of(app).get(HEALTH, headers={b"X-Request-ID": told.encode()})
    assert len(answer.headers["x-request-id"]) == 32


def test_what_is_asked_is_written_down_only_where_it_is_wanted(
    serve: Callable[..., FastAPI], capsys: pytest.CaptureFixture[str]
) -> None:
    for wanted in (False, True):
        client = asked_of(serve(log_queries=wanted))
        client.get(SEARCH, params={"q": PRIVATE})
        client.get(SEARCH, params={"q": PRIVATE, "nothing": PRIVATE})
        client.post(SEARCH, content=PRIVATE.encode())
        client.get(f"/{PRIVATE}", headers={b"Authorization": PRIVATE.encode(), b"Cookie": PRIVATE.encode()})
        lines = logged(capsys)
        assert len(lines) == 4
        assert ["query" in line for line in lines] == [wanted] * 4
        told = json.dumps(lines, ensure_ascii=False)
        assert PRIVATE not in told
        assert ("%E5%8F%AA" in told) is wanted


def test_what_nobody_expected_tells_the_client_nothing_and_the_log_where_it_was(
    serve: Callable[..., FastAPI], capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(q: str = "") -> None:
        raise RuntimeError(f"while asking {q}")

    for wanted in (False, True):
        app = serve(log_queries=wanted)
        app.add_api_route("/fail", fail)
        answer = asked_of(app).get("/fail", params={"q": PRIVATE})
        assert answer.status_code == 500
        assert check_problem(500, answer.headers, answer.json()) == "unexpected"
        assert "RuntimeError" not in answer.text
        assert PRIVATE not in answer.text
        failure, line = logged(capsys)
        assert failure["request_id"] == line["request_id"] == answer.headers["x-request-id"]
        assert "in fail\n" in failure["exception"]
        assert "RuntimeError" in failure["exception"]
        assert (PRIVATE in failure["exception"]) is wanted
        assert (failure["level"], line["level"], line["status"]) == ("error", "error", 500)


def test_a_stream_that_fails_ends_and_is_told_in_the_log(app: FastAPI, capsys: pytest.CaptureFixture[str]) -> None:
    def pieces() -> Any:
        yield b"first\n"
        raise RuntimeError

    app.add_api_route("/fail", lambda: StreamingResponse(pieces()))
    asked_of(app).get("/fail")
    assert [line["event"] for line in logged(capsys)] == ["unexpected", "request"]


def test_warnings_of_other_packages_are_lines_of_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    log_packages()
    try:
        logging.getLogger("elastic_transport").warning("node %s does not answer", "x")
    finally:
        logging.getLogger().handlers.clear()
    [line] = logged(capsys)
    assert (line["event"], line["level"]) == ("node x does not answer", "warning")
    assert line["time"]


def test_a_retry_is_one_line_that_tells_why_without_words_and_without_a_trace(
    capsys: pytest.CaptureFixture[str],
) -> None:
    engine = ElasticEngine(Connection(("http://127.0.0.1:9",)))
    log_packages()
    try:
        assert engine.health().state == "unreachable"
    finally:
        logging.getLogger().handlers.clear()
        engine.close()
    retries = [line for line in logged(capsys) if "Retrying" in line["event"]]
    assert retries
    for line in retries:
        assert line["failure"] == "ConnectionError after ConnectionRefusedError"
        assert set(line) == {"event", "level", "time", "failure"}


# --- failures of the engine


def test_an_engine_that_does_not_answer_is_a_problem_with_its_remedy(embedded: Engine) -> None:
    class Away(Following):
        def ask(self, _work: Any) -> Any:
            raise UnreachableError("Elasticsearch does not answer", "see whether it runs")

    answer = asked_of(application(Away(embedded), Serving())).get(SEARCH)
    assert answer.status_code == 503
    assert check_problem(503, answer.headers, answer.json()) == "engine-unavailable"


# --- figures


def figures(app: FastAPI, serving: Serving) -> TestClient:
    return TestClient(metrics_application(app, serving), base_url="http://127.0.0.1")


def test_figures_tell_routes_and_nothing_that_a_client_made_up(app: FastAPI) -> None:
    client = asked_of(app)
    client.get(SEARCH, params={"q": PRIVATE})
    client.get(f"/{PRIVATE}")
    client.request("MADEUP", f"/{PRIVATE}")
    client.get(HEALTH, headers={"Host": "made.up.example"})
    found = figures(app, Serving()).get("/metrics")
    assert found.status_code == 200
    assert {name: found.headers.get(name) for name in SAFE} == SAFE
    text = found.text
    assert 'tifa_request_seconds_count{method="GET",route="/api/v1/search",status="200"} 1.0' in text
    assert 'tifa_request_seconds_count{method="other",route="",status="404"} 1.0' in text
    assert 'tifa_work_seconds_count{route="/api/v1/search"} 1.0' in text
    assert 'tifa_refused_total{limit="unknown-host"} 1.0' in text
    assert "tifa_requests_under_way 0.0" in text
    assert "tifa_generation_passages 164.0" in text
    assert 'tifa_generation_info{corpus="' in text
    assert not [word for word in (PRIVATE, "%E5", "made.up", "MADEUP") if word in text]


def test_figures_have_the_same_rule_of_names(app: FastAPI) -> None:
    assert figures(app, Serving()).get("/metrics", headers={"Host": "evil.example"}).status_code == 421
    assert (
        figures(app, Serving(hosts=("tifa.example",))).get("/metrics", headers={"Host": "tifa.example"}).status_code
        == 200
    )
    assert figures(app, Serving()).get(SEARCH).status_code == 404


def test_figures_can_be_had_before_there_is_an_index(embedded: Engine) -> None:
    text = figures(application(Following(embedded)), Serving()).get("/metrics").text
    assert "tifa_generation_info{" not in text
