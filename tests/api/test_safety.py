"""Whom it answers, by which methods, and what every answer carries."""

import csv
import gzip
import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.responses import StreamingResponse

from api.http.malformed import malformed
from api.http.safe_headers import SAFE
from tests.api.documented_routes import routes
from tests.api.over_asgi import asked_of, check_problem

SEARCH = "/api/v1/search"
HEALTH = "/api/v1/health"


# --- names


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:8000", "localhost.", "127.0.0.1", "127.0.0.1:8000", "127.8.9.1", "[::1]", "[::1]:8000"],
)
def test_the_names_of_this_machine_are_answered(app: FastAPI, host: str) -> None:
    assert asked_of(app).get(HEALTH, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example", 421),
        ("192.168.1.7", 421),
        ("0.0.0.0", 421),  # noqa: S104 - a name that is asked
        ("[::2]", 421),
        ("", 400),
        ("localhost evil", 400),
        ("localhost/evil", 400),
        ("user@localhost", 400),
        ("[::1", 400),
        ("localhost:port", 400),
        ("127.0.0.1, evil.example", 400),
    ],
)
def test_other_names_are_not(app: FastAPI, host: str, status: int) -> None:
    for _, path in routes(app):
        answer = asked_of(app).get(path, headers={"Host": host})
        assert check_problem(answer.status_code, answer.headers, answer.json()) in ("unknown-host", "bad-host")
        assert answer.status_code == status


def test_two_names_are_none(app: FastAPI) -> None:
    answer = asked_of(app).get(HEALTH, headers=[("Host", "localhost"), ("Host", "localhost")])
    assert answer.status_code == 400


def test_names_that_are_told_are_answered(serve: Callable[..., FastAPI]) -> None:
    client = asked_of(serve(hosts=("Tifa.Example.org", "::2")))
    for host in ("tifa.example.org", "TIFA.example.ORG:80", "[::2]:8000", "localhost"):
        assert client.get(HEALTH, headers={"Host": host}).status_code == 200
    assert client.get(HEALTH, headers={"Host": "example.org"}).status_code == 421


# --- what every answer carries


def test_every_answer_keeps_a_browser_from_doing_more_with_it(app: FastAPI) -> None:
    client = asked_of(app)
    for method, path in (*routes(app), ("GET", "/nowhere"), ("GET", "/api/v1/openapi.json"), ("PUT", SEARCH)):
        for asked in (method, "HEAD", "OPTIONS"):
            answer = client.request(asked, path)
            assert {name: answer.headers.get(name) for name in SAFE} == SAFE, (asked, path)
            assert "server" not in answer.headers
            assert "x-powered-by" not in answer.headers
            assert not [name for name in answer.headers if name.startswith("access-control")]
            assert len(answer.headers["x-request-id"]) >= 8


def test_what_an_answer_says_itself_stays(app: FastAPI) -> None:
    from starlette.responses import HTMLResponse

    policy = {"Content-Security-Policy": "default-src 'self'"}
    app.add_api_route("/page", lambda: HTMLResponse("<p>", headers=policy))
    answer = asked_of(app).get("/page")
    assert answer.headers.get_list("content-security-policy") == ["default-src 'self'"]
    assert answer.headers["x-frame-options"] == "DENY"


def test_pages_of_other_origins_read_nothing_unless_they_are_named(serve: Callable[..., FastAPI]) -> None:
    ours, other = {"Origin": "https://ours.example"}, {"Origin": "https://other.example"}
    client = asked_of(serve(cors=("https://ours.example",)))
    for path in (HEALTH, "/nowhere"):
        assert client.get(path, headers=ours).headers["access-control-allow-origin"] == "https://ours.example"
        assert "access-control-allow-origin" not in client.get(path, headers=other).headers
    before = {**ours, "Access-Control-Request-Method": "GET"}
    assert client.options(SEARCH, headers=before).status_code == 200
    before = {**ours, "Access-Control-Request-Method": "DELETE"}
    assert client.options(SEARCH, headers=before).status_code == 400


def test_what_nobody_has_is_not_found(app: FastAPI) -> None:
    for path in ("/nowhere", "/api/v1", "/api/v1/search/", "/docs", "/redoc", "/openapi.json", "/metrics", "/%00"):
        answer = asked_of(app).get(path)
        assert answer.status_code == 404
        assert check_problem(404, answer.headers, answer.json()) == "not-found"


# --- methods


def test_head_answers_what_get_does_without_its_body(app: FastAPI) -> None:
    client = asked_of(app)
    for method, path in (*routes(app), ("GET", "/nowhere"), ("GET", "/api/v1/openapi.json")):
        get, head = client.get(path), client.head(path)
        assert head.status_code == get.status_code, (method, path)
        assert head.content == b""
        lacking = {"x-request-id", "content-length", "transfer-encoding", "age"}
        assert {name: head.headers[name] for name in head.headers if name not in lacking} == {
            name: get.headers[name] for name in get.headers if name not in lacking
        }


def test_head_of_a_stream_does_not_wait_for_it(app: FastAPI) -> None:
    async def forever() -> Any:
        import asyncio

        while True:
            yield b"x"
            await asyncio.sleep(0.01)

    app.add_api_route("/forever", lambda: StreamingResponse(forever()))
    assert asked_of(app).head("/forever").status_code == 200


def test_options_tells_what_there_is(app: FastAPI) -> None:
    answer = asked_of(app).options(SEARCH)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert asked_of(app).options("/nowhere").status_code == 404


def test_nothing_else_is_allowed(app: FastAPI) -> None:
    documented = set(routes(app))
    for _, path in documented:
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"):
            if (method, path) not in documented:
                answer = asked_of(app).request(method, path)
                assert answer.status_code == 405
                assert check_problem(405, answer.headers, answer.json()) == "method-not-allowed"
                assert "OPTIONS" in answer.headers["allow"]
                assert method not in answer.headers["allow"].split(", ")


def test_only_a_batch_is_posted(app: FastAPI) -> None:
    assert {path for method, path in routes(app) if method != "GET"} <= {"/api/v1/batch"}


# --- smaller answers


def test_answers_are_compressed_for_who_takes_it(app: FastAPI) -> None:
    client = asked_of(app)
    plain = client.get(SEARCH, headers={"Accept-Encoding": "identity"})
    packed = client.get(SEARCH, headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert plain.headers["vary"] == packed.headers["vary"] == "Accept-Encoding"
    assert plain.headers["etag"] == packed.headers["etag"]
    assert plain.headers["etag"].startswith('W/"')
    again = client.get(SEARCH, headers={"If-None-Match": packed.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_streams_are_compressed_piece_by_piece(app: FastAPI) -> None:
    app.add_api_route(
        "/stream", lambda: StreamingResponse((b"line of the export\n" for _ in range(999)), media_type="text/csv")
    )
    with asked_of(app).stream("GET", "/stream", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(b"".join(answer.iter_raw())) == b"line of the export\n" * 999


def test_what_is_no_request_gets_a_problem_document() -> None:
    head, _, body = malformed().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert f"content-length: {len(body)}".encode() in head
    assert b"connection: close" in head.lower()
    assert json.loads(body)["type"] == "urn:tifa:problem:malformed"


# --- what addresses begin with


@pytest.mark.parametrize(
    ("client", "told", "scheme"),
    [
        ("10.0.0.1", {}, "http"),
        ("10.0.0.1", {"X-Forwarded-Proto": "https"}, "https"),
        ("10.0.0.1", {"X-Forwarded-Proto": "http, HTTPS"}, "https"),
        ("10.0.0.1", {"X-Forwarded-Proto": "javascript"}, "http"),
        ("10.0.0.1", {"X-Forwarded-Host": "evil.example"}, "http"),
        ("192.0.2.1", {"X-Forwarded-Proto": "https"}, "http"),
    ],
)
def test_addresses_in_files_begin_as_we_are_asked(
    serve: Callable[..., FastAPI], client: str, told: dict[str, str], scheme: str
) -> None:
    app = serve(trusted_proxies=("10.0.0.0/8",), hosts=("tifa.example.org",))
    asked = asked_of(app, client)
    headers = {"Host": "tifa.example.org:8443", **told}
    table = asked.get("/api/v1/export", params={"q": "“协商”"}, headers=headers).text
    [row, *_] = csv.DictReader(StringIO(table))
    assert row["search_url"].startswith(f"{scheme}://tifa.example.org:8443/?q=")
    assert row["url"].startswith(f"{scheme}://tifa.example.org:8443/reports/")
