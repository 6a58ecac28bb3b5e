"""Answers kept for the next who asks the same: a generation never changes, so an answer to it stays right as long as it is published."""

import time
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from types import MappingProxyType
from typing import NamedTuple

NO_HEADERS: Mapping[str, str] = MappingProxyType({})
LARGEST = 8  # of what is kept, an answer may take so many parts


class KeptAnswer(NamedTuple):
    """``headers`` are those that it went out with."""

    body: bytes
    headers: Mapping[str, str]
    since: float

    @property
    def age(self) -> int:
        """Seconds since it was worked out."""
        return int(time.monotonic() - self.since)


class KeptAnswers:
    """Those that were asked for last, by their tags; no more than so many bytes of them. Threads share it."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, KeptAnswer] = OrderedDict()
        self._lock = Lock()

    def __bool__(self) -> bool:
        """Whether anything is kept at all."""
        return self._most > 0

    def get(self, tag: str) -> KeptAnswer | None:
        with self._lock:
            found = self._kept.get(tag)
            if found:
                self._kept.move_to_end(tag)
            return found

    def keep(self, tag: str, body: bytes, headers: Mapping[str, str] = NO_HEADERS) -> KeptAnswer:
        """One that is large is not kept, so that it does not push out all others."""
        answer = KeptAnswer(body, headers, time.monotonic())
        if len(body) * LARGEST > self._most:
            return answer
        with self._lock:
            before = self._kept.pop(tag, None)
            self._bytes += len(body) - (len(before.body) if before else 0)
            self._kept[tag] = answer
            while self._bytes > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest.body)
        return answer
