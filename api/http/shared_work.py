"""Work that many want at once is done once: who comes first does it, and the others wait for what comes of it."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class StillUnderWayError(Exception):
    """Another does the work, and takes longer than was to be waited."""


class SharedWork(Generic[T]):
    """Threads share it. Nothing is kept: who comes after the end begins anew, also after a failure."""

    def __init__(self) -> None:
        self._under_way: dict[str, Future[T]] = {}
        self._lock = Lock()

    def found(self, name: str, work: Callable[[], T], patience: float) -> T:
        """What the work of this name finds or raises. Seconds are waited for another who does it."""
        mine: Future[T] = Future()
        with self._lock:
            under_way = self._under_way.setdefault(name, mine)
        if under_way is not mine:
            if not wait([under_way], patience).done:
                raise StillUnderWayError
            return under_way.result()
        try:
            mine.set_result(work())
        except BaseException as error:
            mine.set_exception(error)
        finally:
            with self._lock:
                del self._under_way[name]
        return mine.result()
