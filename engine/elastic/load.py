"""Loading documents in bulk: in parallel, slower where the server is full, again where it went; what it refuses for good is named.

Each document has its id, so that what is sent twice stands there once.
"""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

from engine.elastic.edge import FIRST_PAUSE, LONGEST_PAUSE, PASSING, Edge
from engine.errors import BusyError, ContentError

CHUNK_BYTES = 4_000_000
CHUNK_DOCUMENTS = 1_000
SENDERS = 2
ATTEMPTS = 3  # of a document that the server refuses for a reason that does not pass
NAMED = 5  # refused documents that a message names
TOLD = ["errors", "items.*._id", "items.*.status", "items.*.error"]

Line = tuple[str, bytes]  # an id, and the document with its action


def line(index: str, name: str, document: dict[str, Any]) -> Line:
    action = json.dumps({"index": {"_index": index, "_id": name}})
    return name, f"{action}\n{json.dumps(document, ensure_ascii=False, check_circular=False)}".encode()


class Loader:
    """``beat`` is called between chunks, however long it takes."""

    def __init__(self, edge: Edge, beat: Callable[[], None]) -> None:
        self._edge = edge
        self._beat = beat

    def load(self, lines: Iterator[Line]) -> None:
        sending: set[Future[None]] = set()
        with ThreadPoolExecutor(SENDERS) as senders:
            try:
                for chunk in _chunks(lines):
                    self._beat()
                    if len(sending) >= 2 * SENDERS:  # so much waits, and no more
                        sending = _without_done(sending)
                    sending.add(senders.submit(self._send, chunk))
                while sending:
                    sending = _without_done(sending)
            except BaseException:
                self._edge.give_up()
                senders.shutdown(wait=False, cancel_futures=True)
                raise

    def _send(self, chunk: list[Line]) -> None:
        """Until all of it is taken. Raises what is refused, by its name."""
        until = time.monotonic() + self._edge.connection.patience
        left, attempts, pause = chunk, 0, FIRST_PAUSE
        while True:
            told = self._edge.write(
                self._edge.client.bulk, operations=[body for _, body in left], filter_path=TOLD, refresh=False
            )
            if not told["errors"]:
                return
            items = [next(iter(item.values())) for item in told["items"]]
            left = [sent for sent, item in zip(left, items, strict=True) if item["status"] >= 300]
            wrong = [item for item in items if item["status"] >= 300]
            passing = all(item["status"] in PASSING for item in wrong)
            attempts += not passing
            if attempts == ATTEMPTS or time.monotonic() > until:
                raise _refused(wrong, passing=passing)
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _chunks(lines: Iterator[Line]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    size = 0
    for each in lines:
        if chunk and (size + len(each[1]) > CHUNK_BYTES or len(chunk) == CHUNK_DOCUMENTS):
            yield chunk
            chunk, size = [], 0
        chunk.append(each)
        size += len(each[1])
    if chunk:
        yield chunk


def _without_done(sending: set[Future[None]]) -> set[Future[None]]:
    done, left = wait(sending, return_when=FIRST_COMPLETED)
    for sent in done:
        sent.result()
    return left


def _refused(wrong: list[dict[str, Any]], *, passing: bool) -> ContentError | BusyError:
    first = wrong[0].get("error", {})
    names = ", ".join(item["_id"] for item in wrong[:NAMED]) + (" and others" if len(wrong) > NAMED else "")
    reason = f"{first.get('type')}: {first.get('reason')}"[:300]
    if passing:
        return BusyError(
            f"Elasticsearch is too busy to take {names} ({reason})", "wait, or give it more memory or nodes"
        )
    return ContentError(f"Elasticsearch does not take {names} ({reason})", "nothing was published; mend what it names")
