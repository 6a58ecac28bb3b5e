"""The wire to a server of Elasticsearch: answers in all their forms, connections kept and dropped, servers that hang or talk nonsense."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest
from elastic_transport import ConnectionError as Gone
from elastic_transport import ConnectionTimeout, HttpHeaders, NodeConfig

from engine.elastic.wire import Wire

PLAIN = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
CHUNKED = b"HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"
CLOSING = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"


class Server:
    """Says what it is told to, a list of pieces for each request; it ends the connection after an empty piece."""

    def __init__(self, *answers: list[bytes]) -> None:
        self.asked: list[bytes] = []
        self.connections = 0
        self._answers = iter(answers)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with closing(connection), suppress(OSError):
            while asked := connection.recv(65536):
                self.asked.append(asked)
                for piece in next(self._answers, []):
                    if not piece:
                        return
                    connection.sendall(piece)

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def wired() -> Iterator[Callable[..., tuple[Wire, Server]]]:
    """A server with what it will say, and the wire to it."""
    made: list[tuple[Wire, Server]] = []

    def make(*answers: list[bytes]) -> tuple[Wire, Server]:
        server = Server(*answers)
        made.append((Wire(NodeConfig("http", "127.0.0.1", server.port, request_timeout=0.3)), server))
        return made[-1]

    yield make
    for wire, server in made:
        wire.close()
        server.close()


Wired = Callable[..., tuple[Wire, Server]]


def test_a_request_goes_out_whole_and_its_answer_comes_back(wired: Wired) -> None:
    wire, server = wired([PLAIN])
    told = wire.perform_request("POST", "/i/_search?q=%E5%8D%8F", "协商".encode(), HttpHeaders({"content-type": "x/y"}))
    assert (told.meta.status, told.meta.mimetype, told.body) == (200, "application/json", b"{}")
    head, _, body = server.asked[0].partition(b"\r\n\r\n")
    assert body.decode() == "协商"
    assert head.startswith(b"POST /i/_search?q=%E5%8D%8F HTTP/1.1\r\n")
    assert {b"content-type: x/y", b"Content-Length: 6", f"Host: 127.0.0.1:{server.port}".encode()} <= set(
        head.split(b"\r\n")
    )


@pytest.mark.parametrize("answer", [PLAIN, CHUNKED, b"HTTP/1.1 100 Continue\r\n\r\n" + PLAIN])
def test_an_answer_is_read_in_every_form_and_however_it_is_cut(wired: Wired, answer: bytes) -> None:
    wire, server = wired([answer], [bytes([each]) for each in answer])
    for _ in range(2):
        told = wire.perform_request("GET", "/")
        assert told.body == b"{}"
        assert told.meta.status == (404 if answer is CHUNKED else 200)
    assert server.connections == 1


def test_a_connection_that_the_server_ended_is_not_asked_again(wired: Wired) -> None:
    for first in ([CLOSING], [PLAIN, b""]):
        wire, server = wired(first, [PLAIN])
        assert wire.perform_request("GET", "/").body == b"{}"
        threading.Event().wait(0.05)
        assert wire.perform_request("GET", "/").body == b"{}"
        assert server.connections == 2


@pytest.mark.parametrize("answer", [[b"SSH-2.0-OpenSSH\r\n"], [PLAIN[:-1], b""], [b""]])
def test_a_server_that_talks_nonsense_or_breaks_off_is_gone(wired: Wired, answer: list[bytes]) -> None:
    wire, _ = wired(answer)
    with pytest.raises(Gone):
        wire.perform_request("GET", "/")


def test_a_server_that_hangs_is_not_waited_for_and_its_late_answer_is_nobodys(wired: Wired) -> None:
    wire, server = wired([PLAIN[:20]], [PLAIN])
    with pytest.raises(ConnectionTimeout):
        wire.perform_request("GET", "/")
    assert wire.perform_request("GET", "/").body == b"{}"
    assert server.connections == 2


def test_a_header_with_a_line_break_is_not_sent(wired: Wired) -> None:
    wire, server = wired([PLAIN])
    with pytest.raises(ValueError, match="line break"):
        wire.perform_request("GET", "/", headers=HttpHeaders({"x": "a\r\nb: c"}))
    assert not server.asked
