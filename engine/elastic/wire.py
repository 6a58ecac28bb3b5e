"""The wire to one server: a request goes out in one piece, and its answer is read by a parser in C.

The client's own node takes as long over a request as the server does over a search. Over TLS it is taken all the same, as it knows
certificates, and where there is no such parser.
"""

import socket
import time
from collections import deque
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from elastic_transport import (
    ApiResponseMeta,
    ConnectionError,  # noqa: A004 - as the client knows it
    ConnectionTimeout,
    HttpHeaders,
    Urllib3HttpNode,
)
from elastic_transport._node._base import NodeApiResponse
from elastic_transport.client_utils import DEFAULT, DefaultType
from urllib3.util import wait_for_read

try:
    import httptools
except ImportError:  # no wheel for this Python
    httptools = None  # type: ignore[assignment]

METHODS = frozenset({"GET", "POST", "PUT", "DELETE"})  # an answer to HEAD has no body though it tells its length
READ_AT_ONCE = 2**16
MOST_IDLE = 32  # connections that are kept open for the next request

Head = tuple[tuple[str, str], ...]


class Wire(Urllib3HttpNode):
    """Threads share it; each request has a connection to itself."""

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self._is_plain = self.scheme == "http" and httptools is not None
        self._idle: deque[_Connection] = deque(maxlen=MOST_IDLE)
        named = f"[{self.host}]" if ":" in self.host else self.host
        self._host_header = f"{named}:{self.port}"

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: DefaultType | float | None = DEFAULT,
    ) -> NodeApiResponse:
        if not self._is_plain or method not in METHODS:
            return super().perform_request(method, target, body, headers, request_timeout)
        start = time.monotonic()
        asked = self._written(method, target, body or b"", headers)
        timeout = self.config.request_timeout if isinstance(request_timeout, DefaultType) else request_timeout
        answer = self._answered(asked, timeout)
        took = time.monotonic() - start
        meta = ApiResponseMeta(answer.status, "1.1", HttpHeaders(answer.headers), took, self.config)
        return NodeApiResponse(meta, answer.body)

    def close(self) -> None:
        super().close()
        while self._idle:
            self._idle.pop().close()

    def _written(self, method: str, target: str, body: bytes, headers: HttpHeaders | None) -> bytes:
        told: Mapping[str, str] = {**self._headers, **(headers or {})}
        first = f"{method} {self.path_prefix}{target} HTTP/1.1\r\nHost: {self._host_header}\r\n".encode("ascii")
        return b"%b%bContent-Length: %d\r\n\r\n%b" % (first, _lines(tuple(told.items())), len(body), body)

    def _answered(self, asked: bytes, timeout: float | None) -> "_Answer":
        try:
            connection = self._taken(timeout)
            try:
                answer = connection.answer(asked, timeout)
            except BaseException:
                connection.close()
                raise
        except TimeoutError as error:
            raise ConnectionTimeout("Connection timed out during request", errors=(error,)) from error
        except (OSError, httptools.HttpParserError) as error:
            raise ConnectionError(str(error), errors=(error,)) from error
        if answer.stays_open:
            self._idle.append(connection)
        else:
            connection.close()
        return answer

    def _taken(self, timeout: float | None) -> "_Connection":
        """The connection that was used last, unless the server has closed it since; else a new one."""
        while self._idle:
            try:
                connection = self._idle.pop()
            except IndexError:  # another thread was quicker
                break
            if not connection.is_dropped():
                return connection
            connection.close()
        return _Connection(self.host, self.port, timeout)


class _Connection:
    def __init__(self, host: str, port: int, timeout: float | None) -> None:
        self._socket = socket.create_connection((host, port), timeout)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def is_dropped(self) -> bool:
        """Whether there is something to read before anything was asked: the end, or what belongs to no question."""
        return bool(wait_for_read(self._socket, timeout=0.0))

    def answer(self, asked: bytes, timeout: float | None) -> "_Answer":
        self._socket.settimeout(timeout)
        self._socket.sendall(asked)
        answer = _Answer()
        while not answer.is_whole:
            answer.take(self._socket.recv(READ_AT_ONCE))
        return answer

    def close(self) -> None:
        self._socket.close()


class _Answer:
    """What the parser tells of one answer."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.is_whole = False
        self.stays_open = False
        self._pieces: list[bytes] = []
        self._parser = httptools.HttpResponseParser(self)

    @property
    def body(self) -> bytes:
        return b"".join(self._pieces)

    def take(self, read: bytes) -> None:
        if not read:
            raise ConnectionResetError("the server ended the connection before its answer was whole")
        self._parser.feed_data(read)

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_body(self, piece: bytes) -> None:
        self._pieces.append(piece)

    def on_message_complete(self) -> None:
        self.status = self._parser.get_status_code()
        self.is_whole = self.status >= 200  # before it, more of the answer is to come
        self.stays_open = self._parser.should_keep_alive()


@lru_cache(maxsize=64)
def _lines(headers: Head) -> bytes:
    """The headers as they are sent: the same ones with most requests."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    if lines.count("\n") != len(headers) or lines.count("\r") != len(headers):
        raise ValueError("a header holds a line break")
    return lines.encode("latin-1")
