"""``tifa serve`` as a process: how it starts, answers, follows what is published, and ends."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from engine.embedded.generations import EmbeddedEngine
from tests.api.conftest import Index
from tests.requirements import missing
from tests.server import Cluster, NoServerError, free_port

TIFA = Path(sys.executable).with_name("tifa")
PATIENCE = 60  # seconds, on a busy machine
SEARCH = "/api/v1/search?q=%E6%8F%90%E6%A1%88"
HEALTH = "/api/v1/health"


class Served:
    """A running ``tifa serve``."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self.process, self._log = process, log
        assert process.stdout
        told = process.stdout.readline()
        found = re.search(r"http://\S+?(?=/ )", told)
        assert found, told + log.read_text(encoding="utf-8")
        self.url = found[0]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, Any]]:
        try:
            request = Request(self.url + path, headers=headers)  # noqa: S310 - our own server
            with build_opener(ProxyHandler({})).open(request, timeout=PATIENCE) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)

    def until(self, path: str, status: int) -> dict[str, Any]:
        """The answer as soon as it has this status."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found, told = self.ask(path)
            if found == status:
                return told
            time.sleep(0.2)
        raise AssertionError(f"{path} still answers {found}, {told}")

    def line(self) -> bytes:
        """A connection's worth of bytes, asked by hand."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as connection:
            connection.sendall(b"no request\r\n\r\n")
            return connection.makefile("rb").read()

    def log(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._log.read_text(encoding="utf-8").splitlines()]

    def end(self, sign: int = signal.SIGTERM) -> int:
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(folder: Path, *flags: str, **settings: str) -> Iterator[Served]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("TIFA_")}
    log = folder / "log"
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [str(TIFA), "serve", "--port", "0", *flags],
            env={**known, "TIFA_DATA": str(folder), **settings},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        yield Served(process, log)
    finally:
        process.kill()
        process.wait()
        assert process.stdout
        process.stdout.close()


def refused(*flags: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(TIFA), "serve", *flags], env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )


def test_it_starts_without_an_index_answers_as_soon_as_there_is_one_and_ends_when_told(
    tmp_path: Path, index_seeds: Index
) -> None:
    figures = free_port()
    with serving(tmp_path, "--metrics-port", str(figures), "--log-queries") as served:
        status, health = served.ask(HEALTH)
        assert (status, health["state"]) == (200, "no index")
        status, problem = served.ask(SEARCH)
        assert (status, problem["type"]) == (503, "urn:tifa:problem:no-index")
        assert "tifa index" in problem["remedy"]
        index_seeds(EmbeddedEngine(tmp_path / "index"))
        assert served.until(SEARCH, 200)["total"] > 0
        assert served.ask(HEALTH)[1]["generation"]["id"]
        assert served.ask(HEALTH, Host="evil.example")[0] == 421
        assert b'"urn:tifa:problem:malformed"' in served.line()
        served.url = f"http://127.0.0.1:{figures}"
        assert served.ask("/nowhere")[0] == 404
        assert served.end() == 0
        lines = served.log()
        assert {line["event"] for line in lines} == {"request", "Invalid HTTP request received."}
        assert "%E6%8F%90" in lines[1]["query"]


def slowly(port: int) -> socket.socket:
    """A request that is under way, as its answer says: it waits for its body, which has not all come."""
    connection = socket.create_connection(("127.0.0.1", port), PATIENCE)
    head = "POST /api/v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4"
    connection.sendall(f"{head}\r\nExpect: 100-continue\r\n\r\n[1".encode())
    assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
    return connection


def test_what_is_under_way_is_finished_before_it_ends(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        connection = slowly(served.port)
        served.process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert served.process.poll() is None
        connection.sendall(b"2]")
        assert connection.makefile("rb").readline() == b"HTTP/1.1 422 Unprocessable Entity\r\n"
        connection.close()
        assert served.process.wait(PATIENCE) == 0


def test_a_second_signal_ends_it_at_once(tmp_path: Path) -> None:
    with serving(tmp_path) as served:
        connection = slowly(served.port)
        served.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        assert served.end(signal.SIGTERM) == 1
        connection.close()


def test_a_head_that_does_not_end_is_given_up(tmp_path: Path) -> None:
    with serving(tmp_path) as served, socket.create_connection(("127.0.0.1", served.port), PATIENCE) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        told = b""
        try:
            for _ in range(1000):
                connection.sendall(b"x" * 1000)
        except OSError:
            pass
        else:
            told = connection.recv(100)
        assert not told or told.startswith(b"HTTP/1.1 400 Bad Request")
        assert served.ask(HEALTH)[0] == 200


def test_an_address_that_others_reach_wants_to_be_allowed() -> None:
    told = refused("--host", "0.0.0.0", "--port", "0")  # noqa: S104 - it is refused
    assert told.returncode == 1
    assert "--allow-remote" in told.stderr
    assert "Traceback" not in told.stderr


def test_an_address_that_others_reach_can_be_allowed(tmp_path: Path) -> None:
    with serving(tmp_path, "--host", "0.0.0.0", "--allow-remote") as served:  # noqa: S104
        served.url = f"http://127.0.0.1:{served.port}"
        assert served.ask(HEALTH)[0] == 200
        for other in ("evil.example", "0.0.0.0"):  # noqa: S104
            assert served.ask(HEALTH, Host=other)[0] == 421


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (("--host", "no.such.name.invalid"), "is no address"),
        (("--host", "192.0.2.1", "--allow-remote"), "no address of this machine"),
        (("--trusted-proxies", "proxy"), "proxy is no address or network"),
        (("--cors", "example.org"), "example.org is no origin"),
        (("--cors", "https://example.org/page"), "is no origin"),
        (("--port", "70000"), "65535"),
        (("--rate", "-1"), "--rate"),
    ],
)
def test_what_cannot_be_is_told_with_a_remedy(flags: tuple[str, ...], told: str) -> None:
    done = refused(*flags)
    assert done.returncode in (1, 2)
    assert told in " ".join(re.sub("[│╭╮╰╯─]", "", done.stderr).split())
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        done = refused("--port", port)
        assert done.returncode == 1
        assert f"port {port} of 127.0.0.1 is taken" in done.stderr
        assert "--port" in done.stderr
        metrics = refused("--port", "0", "--metrics-port", port)
        assert (metrics.returncode, f"port {port} of 127.0.0.1 is taken" in metrics.stderr) == (1, True)


def test_a_port_for_root_alone_is_told() -> None:
    if os.getuid() == 0:
        from cli.listening import _why

        error = PermissionError(13, "Permission denied")
        assert "below 1024" in _why(error, "127.0.0.1", 80)[0]
        return
    done = refused("--port", "80")
    assert (done.returncode, "below 1024" in done.stderr) == (1, True)


def test_it_starts_while_elasticsearch_is_away_and_answers_when_it_is_back(tmp_path: Path, index_seeds: Index) -> None:
    from engine.elastic.connection import Connection
    from engine.elastic.generations import ElasticEngine

    try:
        cluster = Cluster()
    except NoServerError as error:
        missing("elasticsearch", f"`make elasticsearch` says what it wants: {error}")
    try:
        [node] = cluster.nodes
        with serving(tmp_path, TIFA_ELASTICSEARCH_URL=node.url) as served:
            status, problem = served.ask(SEARCH)
            assert (status, problem["type"]) == (503, "urn:tifa:problem:engine-unavailable")
            assert served.ask(HEALTH)[0] == 503
            node.start()
            node.wait("green")
            assert served.until(HEALTH, 200)["state"] == "no index"
            index_seeds(ElasticEngine(Connection((node.url,), patience=20)))
            found = served.until(SEARCH, 200)["total"]
            node.stop(hard=True)
            problem = served.until(SEARCH, 503)
            assert problem["type"] == "urn:tifa:problem:engine-unavailable"
            assert problem["remedy"]
            node.start()
            node.wait("yellow")
            assert served.until(SEARCH, 200)["total"] == found > 0
            assert served.end() == 0
            assert all(line["time"] and line["event"] for line in served.log())
    finally:
        cluster.stop()
