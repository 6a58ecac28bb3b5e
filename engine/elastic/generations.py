"""Generations on Elasticsearch: two indices each, of passages and of reports, behind two aliases that are switched in one call.

    tifa-passages-20240117t093000123-1f2e3d4c   the passages; what the builder said of them in its _meta
    tifa-reports-20240117t093000123-1f2e3d4c    reports, sources, the dictionary
    tifa-passages, tifa-reports                 the aliases
    tifa-lock                                   held by the one who builds

An index counts only when its _meta says that it is whole, which is written last.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from engine.contents import Contents
from engine.elastic.ask import ElasticAsk
from engine.elastic.connection import Connection
from engine.elastic.edge import Edge
from engine.elastic.findings import looked_over, version_of
from engine.elastic.indices import Indices
from engine.elastic.load import Line, Loader, line
from engine.elastic.lock import Lock
from engine.elastic.schema import index_settings, passages_mapping, reports_mapping
from engine.errors import BusyError, ContentError, DamagedError, EngineError, NoIndexError
from engine.finding import Finding
from engine.naming import new_name
from engine.port import SCHEMA_VERSION, Check, Engine, Generation, Health, Passage, Record
from engine.reader import Reader

KNOWN_FOR = 1.0  # seconds: which generation is published
SETTLING = "20s"
UNTRIED = "9"  # the first major version that this was not tried with


class ElasticEngine(Engine):
    def __init__(self, connection: Connection, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._connection = connection
        self._edge = Edge(connection)
        self._indices = Indices(self._edge)
        self._patient = self._edge.for_builds()
        self._now = now
        self._known: tuple[float, str] = (0.0, "")

    def build(self, contents: Iterable[Passage | Record], about: Mapping[str, Any], check: Check) -> Generation:
        patient = self._edge.for_builds()
        lock = Lock(patient)
        indices = Indices(patient)
        with lock.held():
            indices.delete(*indices.left_over())
            made = self._now()
            name = new_name(made, about)
            try:
                self._create(name, {"schema": SCHEMA_VERSION, "whole": False, "about": dict(about)})
                passages = self._fill(name, contents, lock, patient)
                generation = Generation(name, made.isoformat(timespec="seconds"), passages, False, dict(about))
                check(Reader(ElasticAsk(patient, name), generation))
                self._mark_whole(generation)
            except BaseException:
                patient.give_up()
                with suppress(EngineError):
                    Indices(self._edge).delete(*self._of(name))
                raise
            return indices.told(name)

    def publish(self, name: str) -> None:
        indices = Indices(self._patient)
        found = indices.generations()
        told = indices.named(name, found)
        before = next((each.name for each in found if each.published and each.name != name), "")
        if before:
            self._mark_whole(replace(told, after=before))
        self._switch(name)

    def switch(self, name: str) -> None:
        Indices(self._patient).told(name)
        self._switch(name)

    def _switch(self, name: str) -> None:
        actions: list[dict[str, Any]] = []
        for alias, index in zip((self._connection.passages(), self._connection.reports()), self._of(name), strict=True):
            actions += [
                {"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}},
                {"add": {"index": index, "alias": alias}},
            ]
        self._edge.write(self._edge.client.indices.update_aliases, actions=actions)
        self._known = (0.0, "")

    def drop(self, name: str) -> None:
        if self._indices.told(name).published:
            raise BusyError(f"generation {name} is published", "publish another one first")
        self._indices.delete(*self._of(name))

    def generations(self) -> list[Generation]:
        return self._indices.generations()

    def published(self) -> str:
        at, name = self._known
        if not name or time.monotonic() - at > KNOWN_FOR:
            name = self._indices.published()
            self._known = (time.monotonic(), name)
        return name

    def reader(self, name: str = "") -> Reader:
        told = _told(self._indices, name)
        return Reader(ElasticAsk(self._edge, told.name), told)

    def health(self) -> Health:
        """Told soon: a server that hangs is not waited for."""
        edge = self._edge.hasty()
        version = "unknown"
        try:
            version = version_of(edge)
            generation = _told(Indices(edge))
            index = self._connection.passages(generation.name)
            status = edge.once(edge.client.cluster.health, index=index)["status"]
        except NoIndexError as error:
            return Health("elasticsearch", "no index", str(error), version)
        except DamagedError as error:
            return Health("elasticsearch", "damaged", str(error), version)
        except EngineError as error:
            return Health("elasticsearch", "unreachable", str(error), version)
        detail = f"{generation.passages:,} passages, built at {generation.built_at}, {status}"
        untried = "" if version.split(".")[0] < UNTRIED else "; this version of Elasticsearch is untried"
        return Health("elasticsearch", "degraded" if status == "red" else "ok", detail + untried, version)

    def _own_findings(self) -> Iterator[Finding]:
        return looked_over(self._edge, self._indices)

    def close(self) -> None:
        self._edge.client.close()

    def _of(self, name: str) -> tuple[str, str]:
        """The two indices of a generation."""
        return self._connection.passages(name), self._connection.reports(name)

    def _create(self, name: str, meta: Mapping[str, Any]) -> None:
        settings = index_settings(self._connection)
        mappings = (passages_mapping(meta), reports_mapping({"schema": SCHEMA_VERSION}))
        for index, mapping in zip(self._of(name), mappings, strict=True):
            self._edge.once(self._edge.client.indices.create, index=index, settings=settings, mappings=mapping)

    def _fill(self, name: str, given: Iterable[Passage | Record], lock: Lock, patient: Edge) -> int:
        """Loads what is given, and sees that it is there; how many passages."""
        contents = Contents(given)
        records = 0

        def lines() -> Iterator[Line]:
            nonlocal records
            for content in contents:
                records += isinstance(content, Record)
                yield self._line(name, content)

        Loader(patient, lock.beat).load(lines())
        indices = list(self._of(name))
        settings = {"index.refresh_interval": None}
        patient.write(self._edge.client.indices.put_settings, index=indices, settings=settings)
        patient.write(self._edge.client.indices.refresh, index=indices)
        patient.write(self._edge.client.indices.flush, index=indices)
        # copies on other nodes, where there are such, before anybody asks
        settled = {"wait_for_no_initializing_shards": True, "wait_for_status": "yellow", "timeout": SETTLING}
        client = self._edge.client.options(ignore_status=408)  # not settled in time is no failure
        patient.read(client.cluster.health, index=indices, **settled)
        for index, wanted in zip(indices, (contents.passages, records), strict=True):
            held = patient.read(self._edge.client.count, index=index)["count"]
            if held != wanted:
                raise ContentError(f"Elasticsearch holds {held:,} of {wanted:,} documents in {index}", "build it again")
        return contents.passages

    def _line(self, name: str, content: Passage | Record) -> Line:
        if not isinstance(content, Record):
            return line(self._connection.passages(name), content["id"], dict(content))
        told = {**content.values, "record": content.kind, "name": content.name, "body": content.body}
        return line(self._connection.reports(name), f"{content.kind}:{content.name}", told)

    def _mark_whole(self, generation: Generation) -> None:
        meta = {
            "schema": SCHEMA_VERSION,
            "whole": True,
            "built_at": generation.built_at,
            "passages": generation.passages,
            "about": dict(generation.about),
            "after": generation.after,
        }
        index = self._connection.passages(generation.name)
        self._edge.write(self._edge.client.indices.put_mapping, index=index, meta=meta)


def _told(indices: Indices, name: str = "") -> Generation:
    """The generation of this name, or else the published one."""
    wanted = name or indices.published()
    if not wanted:
        raise NoIndexError("there is no index yet", "build one with `tifa index PATH...`")
    return indices.told(wanted)
