"""One builder at a time, on whatever machine: a document that only one can create, and that its holder keeps fresh.

Whoever dies leaves it behind: on the same machine that shows at once, from another when it has not been fresh for long.
"""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from elasticsearch import BadRequestError, ConflictError, NotFoundError

from engine.elastic.edge import Edge
from engine.errors import BusyError, EngineError

DOCUMENT = "build"
STALE = 600  # seconds
FRESH = 20


class Lock:
    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._index = f"{edge.connection.prefix}-lock"
        process = os.getpid()
        self._me = {"owner": uuid4().hex, "host": socket.gethostname(), "process": process, "born": _born(process)}
        self._beaten = 0.0

    @contextmanager
    def held(self) -> Iterator[None]:
        self._take()
        try:
            yield
        finally:
            with suppress(EngineError):
                self._let_go()

    def beat(self) -> None:
        """Says that we live, now and then. Raises if somebody else has taken our place."""
        if time.monotonic() - self._beaten > FRESH:
            held = self._read()
            if not held or held["_source"]["owner"] != self._me["owner"]:
                raise BusyError("another process has taken over this build", "let one build at a time")
            self._write(held)

    def _take(self) -> None:
        self._make_index()
        held = self._read()
        if held and not _is_left_behind(held["_source"]):
            told = held["_source"]
            what = f"process {told['process']} on {told['host']} is building this index"
            raise BusyError(what, f"wait until it has ended; if it died, its lock ends within {STALE // 60} minutes")
        try:
            self._write(held)
        except BusyError:
            raise BusyError("another process has begun to build this index", "wait until it has ended") from None

    def _make_index(self) -> None:
        settings = {"index.number_of_shards": 1, "index.auto_expand_replicas": "0-1"}

        def make() -> None:
            try:
                self._edge.client.indices.create(index=self._index, settings=settings, mappings={"dynamic": False})
            except BadRequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise

        self._edge.write(make)

    def _write(self, over: dict[str, Any] | None) -> None:
        """In place of what was read, if it still stands there."""
        said: dict[str, Any] = {"op_type": "create"}
        if over:
            said = {"if_seq_no": over["_seq_no"], "if_primary_term": over["_primary_term"]}
        document = {**self._me, "at": time.time()}

        def write() -> None:
            try:
                self._edge.client.index(index=self._index, id=DOCUMENT, document=document, **said)
            except ConflictError:
                raise BusyError("somebody else was quicker", "wait") from None

        self._edge.write(write)
        self._beaten = time.monotonic()

    def _read(self) -> dict[str, Any] | None:
        def read() -> dict[str, Any] | None:
            try:
                return dict(self._edge.client.get(index=self._index, id=DOCUMENT))
            except NotFoundError:
                return None

        return self._edge.write(read)

    def _let_go(self) -> None:
        held = self._read()
        if held and held["_source"]["owner"] == self._me["owner"]:
            self._edge.write(
                self._edge.client.delete,
                index=self._index,
                id=DOCUMENT,
                if_seq_no=held["_seq_no"],
                if_primary_term=held["_primary_term"],
            )


def _is_left_behind(told: dict[str, Any]) -> bool:
    if time.time() - told["at"] > STALE:
        return True
    if told["host"] != socket.gethostname():
        return False
    return not _lives(told["process"]) or _born(told["process"]) != told.get("born")


def _born(process: int) -> str:
    """When a process began, where the system tells: another one may have its number by now."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
    return f"{boot} {stat.rpartition(')')[2].split()[19]}"


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
