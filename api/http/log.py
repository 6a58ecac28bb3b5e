"""The log: a line of JSON on standard error for each thing that is told, also of what other packages have to say."""

import logging
import sys
from collections.abc import Iterator
from typing import Any

import orjson
import structlog


class _StandardError:
    """Standard error as it is now; a test or a shell may have exchanged it."""

    def msg(self, line: str) -> None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    debug = info = warning = error = msg


_FIRST: list[Any] = [
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
]
_LAST = structlog.processors.JSONRenderer(lambda told, **_: orjson.dumps(told, default=str).decode())


def _failure(_logger: Any, _method: str, told: dict[str, Any]) -> dict[str, Any]:
    """What kind of failure a line tells of, and what led to it, on the line itself; their messages may hold a question."""
    failure = told.pop("exc_info", None)
    error = failure[1] if isinstance(failure, tuple) else failure
    if isinstance(error, BaseException):
        told["failure"] = " after ".join(type(each).__name__ for each in _causes(error))
    return told


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__


def log() -> Any:
    """What others write to."""
    wrapper = structlog.make_filtering_bound_logger(logging.INFO)
    return structlog.wrap_logger(_StandardError(), processors=[*_FIRST, _LAST], wrapper_class=wrapper)


def log_packages() -> None:
    """Warnings of other packages, as lines of the same form."""
    handler = logging.StreamHandler(sys.stderr)
    first = [structlog.stdlib.ExtraAdder(allow=()), _failure, *_FIRST]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=first, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _LAST]
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
