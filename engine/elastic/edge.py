"""The edge to the client library: every call goes through here, and what it raises comes out as our own errors, with a remedy."""

import time
from collections.abc import Callable, Mapping
from threading import Event
from typing import Any, TypeVar

from elastic_transport import TlsError
from elasticsearch import ApiError, Elasticsearch, TransportError, UnsupportedProductError
from elasticsearch.exceptions import ConnectionTimeout, SerializationError

from engine.elastic.connection import Connection, connect
from engine.errors import (
    BusyError,
    EngineError,
    NoIndexError,
    NotAllowedError,
    RefusedError,
    TooMuchError,
    UnreachableError,
)

READ_PATIENCE = 8.0  # seconds: a cluster that lost a node answers again within a few
HASTY = 2.0  # seconds, for who wants to know at once how it stands
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
PASSING = (429, 502, 503, 504)  # states that pass

_IN_PART = (UnreachableError, "Elasticsearch cannot answer in full now ({reason})", "look at its nodes and shards")
MEANINGS: dict[int, tuple[type[EngineError], str, str]] = {
    401: (
        RefusedError,
        "Elasticsearch at {named} does not accept who we are",
        "look at TIFA_ELASTICSEARCH_USER and _PASSWORD, or _API_KEY",
    ),
    403: (NotAllowedError, "Elasticsearch does not allow this ({reason})", "give the user a role that may"),
    404: (NoIndexError, "Elasticsearch has no such index ({reason})", "build one with `tifa index PATH...`"),
    406: (
        RefusedError,
        "Elasticsearch at {named} does not understand a client of version 8 ({reason})",
        "use a server of version 8",
    ),
    413: (TooMuchError, "Elasticsearch refuses so large a request", "raise its http.max_content_length"),
    429: (BusyError, "Elasticsearch is overloaded", "wait, or give it more memory or nodes"),
    **dict.fromkeys((502, 503, 504), _IN_PART),
}

Answer = TypeVar("Answer")


class Edge:
    """``builds``: also reads wait for a server that went, as a build with hours of work behind it does. ``waits``: reads wait at all."""

    def __init__(
        self, connection: Connection, client: Elasticsearch | None = None, *, builds: bool = False, waits: bool = True
    ) -> None:
        self.connection = connection
        self.client = client or connect(connection)
        self._builds, self._waits = builds, waits
        self._given_up = Event()

    def give_up(self) -> None:
        """Nothing is waited for any more: the build has failed, or was broken off."""
        self._given_up.set()

    def for_builds(self) -> "Edge":
        """The same server, with a build's patience."""
        return Edge(self.connection, self.client, builds=True)

    def hasty(self) -> "Edge":
        """The same server, for who asks it a little and does not wait for it."""
        timeout = min(HASTY, self.connection.timeout)
        return Edge(self.connection, self.client.options(request_timeout=timeout), waits=False)

    def once(self, call: Callable[..., Answer], /, **asked: Any) -> Answer:
        """Calls the client; every failure is translated."""
        try:
            return call(**asked)
        except (ApiError, TransportError, UnsupportedProductError) as error:
            raise self.translated(error) from error

    def read(self, call: Callable[..., Answer], /, **asked: Any) -> Answer:
        """The same for what may be asked twice: waits a little where the cluster is finding itself again."""
        if self._builds:
            return self.write(call, **asked)
        return self._patiently(call, asked, READ_PATIENCE if self._waits else 0.0, passes=is_passing)

    def write(self, call: Callable[..., Answer], /, **asked: Any) -> Answer:
        """For what has the same effect if it is done twice: waits for a server that went, as long as a build may."""
        return self._patiently(call, asked, self.connection.patience, passes=is_passing_or_gone)

    def _patiently(
        self,
        call: Callable[..., Answer],
        asked: Mapping[str, Any],
        patience: float,
        passes: Callable[[Exception], bool],
    ) -> Answer:
        until = time.monotonic() + patience
        pause = FIRST_PAUSE
        while True:
            try:
                return call(**asked)
            except (ApiError, TransportError, UnsupportedProductError) as error:
                if not passes(error) or time.monotonic() + pause > until or self._given_up.wait(pause):
                    raise self.translated(error) from error
            pause = min(2 * pause, LONGEST_PAUSE)

    def translated(self, error: Exception) -> EngineError:
        if isinstance(error, ApiError) and not isinstance(error, UnsupportedProductError):
            return _answered(error, self.connection)
        return _unanswered(error, self.connection)


def is_passing(error: Exception) -> bool:
    return isinstance(error, ApiError) and error.meta.status in PASSING and "cluster_block" not in _reason(error)[0]


def is_passing_or_gone(error: Exception) -> bool:
    return is_passing(error) or (
        isinstance(error, TransportError) and not isinstance(error, TlsError | SerializationError)
    )


def _unanswered(error: Exception, connection: Connection) -> EngineError:
    named = connection.named
    match error:
        case TlsError():
            what = f"the certificate of {named} is not trusted ({_short(error)})"
            return RefusedError(
                what, "name the authority that signed it: TIFA_ELASTICSEARCH_CA; look at its dates and names"
            )
        case ConnectionTimeout():
            return UnreachableError(
                f"Elasticsearch at {named} did not answer in time",
                "see whether it runs and what it is busy with, or ask for less",
            )
        case UnsupportedProductError():
            return RefusedError(f"what answers at {named} is not Elasticsearch", "look at TIFA_ELASTICSEARCH_URL")
        case _:
            what = f"Elasticsearch at {named} cannot be reached ({_short(error)})"
            return UnreachableError(what, "start it, or look at TIFA_ELASTICSEARCH_URL")


def _answered(error: ApiError, connection: Connection) -> EngineError:
    kind, reason = _reason(error)
    told = f"{kind}: {reason}"
    if "cluster_block" in kind:
        what = f"Elasticsearch takes no writes ({reason})"
        return RefusedError(what, "free space on its disk; then set index.blocks.read_only_allow_delete to null")
    if "too_many" in told.lower() or "too_long" in kind:
        return TooMuchError(f"the question is too much for Elasticsearch ({told})", "ask it in several")
    status = 406 if "media_type" in kind else error.meta.status
    if status not in MEANINGS:
        return EngineError(f"Elasticsearch refuses ({told})", "look at its log; this may be a defect of ours")
    meaning, what, remedy = MEANINGS[status]
    return meaning(what.format(reason=reason, named=connection.named), remedy)


def _reason(error: ApiError) -> tuple[str, str]:
    """What kind of error the server names, and why; the deepest cause says most."""
    body = error.body if isinstance(error.body, dict) else {}
    told = body.get("error", {})
    if not isinstance(told, dict):
        return "", str(told)
    cause = next(iter(told.get("root_cause") or []), told)
    inner = told.get("caused_by") or cause
    return str(cause.get("type", "")), str(inner.get("reason") or cause.get("reason") or error.message)[:300]


def _short(error: Exception) -> str:
    return str(getattr(error, "message", error)).splitlines()[0][:200]
