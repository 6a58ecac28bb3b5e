"""The objects brought to Kibana: waited for where it is starting, looked at before, and its answer read."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from cli.kibana.errors import KibanaError, NotReadyError
from cli.kibana.server import WHERE, Server

OLDEST = (8, 9)  # older ones do not read objects that this one wrote
PAUSE = 2.0  # seconds between two looks at one that is starting
IMPORT = "/api/saved_objects/_import?overwrite=true"
REMEDIES = {
    "missing_references": "what it refers to was not taken: see the errors beside it",
    "unsupported_type": "this Kibana has no such objects: use version 8.19 with its default plugins",
    "conflict": "another object has its id: delete that, or import into another space",
    "ambiguous_conflict": "several objects come from it: delete those, or import into another space",
}

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """An object that was not taken."""

    kind: str
    title: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of an import; ``taken`` counts by kind, ``dashboards`` are addresses."""

    version: str
    taken: Mapping[str, int]
    failures: Sequence[Failure]
    dashboards: Sequence[str]


def bring(server: Server, objects: bytes, wait: float, waiting: Callable[[str], None]) -> Brought:
    version = _ready(server, wait, waiting)
    server.look_for_space()
    answer = server.send(IMPORT, "tifa.ndjson", objects)
    if "success" not in answer:
        raise KibanaError(f"what answers at {server.named} is not Kibana", WHERE)
    done = answer.get("successResults", [])
    failures = [_failure(error) for error in answer.get("errors", [])]
    if not answer["success"] and not failures:
        failures = [Failure("file", "tifa.ndjson", "no reason is given", "look at Kibana's log")]
    return Brought(version, Counter(str(one["type"]) for one in done), failures, list(_dashboards(server, done)))


def _ready(server: Server, wait: float, waiting: Callable[[str], None]) -> str:
    """Its version, as soon as it is ready; nothing where it tells that only to whom it knows."""
    until = time.monotonic() + wait
    told = False
    while True:
        try:
            return _version(server, server.get("/api/status"))
        except NotReadyError as error:
            if time.monotonic() + PAUSE > until:
                raise
            if not told:
                waiting(f"{error.what}; waiting for up to {wait:.0f} s")
                told = True
        time.sleep(PAUSE)


def _version(server: Server, status: Told) -> str:
    if "status" not in status:
        raise KibanaError(f"what answers at {server.named} is not Kibana", WHERE)
    version = status.get("version", {})
    number = str(version.get("number", "")) if isinstance(version, dict) else ""
    parts = number.split(".")
    if len(parts) > 1 and all(part.isdecimal() for part in parts[:2]) and tuple(map(int, parts[:2])) < OLDEST:
        raise KibanaError(f"Kibana at {server.named} has version {number}", "use 8.19; at least 8.9 is needed")
    return number


def _dashboards(server: Server, done: Sequence[Told]) -> Iterator[str]:
    """Where an id is taken in another space, Kibana gives a new one."""
    for one in done:
        if one["type"] == "dashboard":
            yield server.page(f"/app/dashboards#/view/{quote(str(one.get('destinationId') or one['id']), safe='')}")


def _failure(error: Told) -> Failure:
    why = error.get("error", {})
    kind = str(why.get("type", "unknown"))
    title = error.get("title") or error.get("meta", {}).get("title") or error.get("id", "")
    reason = str(why.get("message") or kind.replace("_", " "))
    missing = [f"{to.get('type')} {to.get('id')}" for to in why.get("references", [])]
    told = f"{reason}: {', '.join(missing)}" if missing else reason
    return Failure(str(error.get("type", "")), str(title), told, REMEDIES.get(kind, "look at Kibana's log"))
