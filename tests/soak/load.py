"""Many clients at once: each asks, waits for the whole answer, and asks again, until the time is up."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Request:
    """``path`` with its query; with a body it is posted as JSON."""

    path: str
    body: bytes = b""

    def written(self, host: str) -> bytes:
        method = "POST" if self.body else "GET"
        headers = f"Host: {host}\r\nContent-Type: application/json\r\nContent-Length: {len(self.body)}\r\n"
        return f"{method} {self.path} HTTP/1.1\r\n{headers}\r\n".encode() + self.body


@dataclass(frozen=True, slots=True)
class Answered:
    """``status`` 0: nobody answered. ``at`` counts seconds from the start."""

    request: Request
    at: float
    seconds: float
    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)


def load(url: str, requests: Sequence[Request], clients: int, seconds: float) -> list[Answered]:
    """Every answer, in the order in which they came."""
    return asyncio.run(_load(url, requests, clients, seconds))


async def _load(url: str, requests: Sequence[Request], clients: int, seconds: float) -> list[Answered]:
    found: list[Answered] = []
    start = time.perf_counter()

    async def client(number: int) -> None:
        order = list(requests)
        random.Random(number).shuffle(order)
        connection = _Connection(url)
        for request in cycle(order):
            began = time.perf_counter()
            if began - start > seconds:
                break
            status, headers, body = await connection.asked(request)
            found.append(Answered(request, began - start, time.perf_counter() - began, status, headers, body))
            if not status:
                await asyncio.sleep(0.1)
        connection.close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    return found


class _Connection:
    """Kept open from one request to the next."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def asked(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection(self._host, self._port, limit=2**24)
            reader, writer = self._streams
            writer.write(request.written(f"{self._host}:{self._port}"))
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = dict(_header(line) for line in head[1:] if line)
            return int(head[0].split()[1]), headers, await _body(reader, headers)
        except (OSError, EOFError, asyncio.IncompleteReadError):
            self.close()
            return 0, {}, b""

    def close(self) -> None:
        if self._streams:
            self._streams[1].close()
        self._streams = None


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.lower(), value.strip()


async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", 0)))
    parts: list[bytes] = []
    while size := int((await reader.readline()).strip() or b"0", 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(parts)
