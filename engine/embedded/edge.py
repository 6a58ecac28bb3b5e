"""The edge to tantivy: what it breaks down over, in files that something else has changed, comes out as an error of ours."""

from collections.abc import Callable
from typing import Any, cast

from tantivy import Searcher

from engine.errors import DamagedError

PANIC = "PanicException"  # of its own, and no Exception, so that nothing catches it by chance


class Guarded:
    """A searcher that is asked as before."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._searcher, name)
        return _guarded(found) if callable(found) else found


def guarded(searcher: Searcher) -> Searcher:
    return cast("Searcher", Guarded(searcher))


def _guarded(call: Callable[..., Any]) -> Callable[..., Any]:
    def called(*given: Any, **named: Any) -> Any:
        try:
            return call(*given, **named)
        except BaseException as error:
            if type(error).__name__ != PANIC:
                raise
            raise DamagedError("the embedded index is damaged", "build it anew: `tifa rebuild --anew`") from error

    return called
