"""Generations on disk: each a folder that is never changed once it is whole; ``current`` is a link to the one that is asked.

    FOLDER/20240117T093000-1f2e3d4c/   manifest.json, records.sqlite, the engine's files, and the checksums of them all
    FOLDER/.building-…/                what is being built, or was when a build died
    FOLDER/current -> 20240117T093000-1f2e3d4c
    FOLDER/lock                        held by the one who builds

A build gets its name only when it is whole and on disk, and the link is switched in one step. Who reads goes on reading what it has
opened, even when its folder is deleted.
"""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tantivy import Index

from engine.alone import alone
from engine.contents import Contents
from engine.embedded import checksums
from engine.embedded.ask import EmbeddedAsk
from engine.embedded.edge import guarded
from engine.embedded.records import Records, RecordsWriter
from engine.embedded.schema import document, schema
from engine.errors import BusyError, DamagedError, EngineError, NoIndexError
from engine.finding import Finding, State
from engine.naming import new_name
from engine.port import SCHEMA_VERSION, Check, Engine, Generation, Health, Passage, Record
from engine.reader import Reader

MANIFEST = checksums.MANIFEST
CURRENT, LOCK, AFTER, BUILDING = "current", "lock", "after", ".building-"
HEAP = 256_000_000  # bytes
ATTEMPTS = 5  # to open what is published while it changes


class EmbeddedEngine(Engine):
    """The generations below one folder. ``now`` gives the time, in UTC."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._now = now

    def build(self, contents: Iterable[Passage | Record], about: Mapping[str, Any], check: Check) -> Generation:
        with self._alone():
            self._clear_away()
            made = self._now()
            name = new_name(made, about)
            building = self._folder / f"{BUILDING}{name}"
            try:
                count = _fill(building, contents)
                generation = Generation(name, made.isoformat(timespec="seconds"), count, False, dict(about))
                _write_manifest(building, generation)
                _check(building, generation, check)
                checksums.write(building)
                _settle(building)
                building.rename(self._folder / name)
                _sync(self._folder)
            except BaseException:
                shutil.rmtree(building, ignore_errors=True)
                raise
            return self._told(name)

    def publish(self, name: str) -> None:
        with self._alone():
            self._told(name)
            before = self.published()
            if before != name:
                (self._folder / name / AFTER).write_text(before, encoding="utf-8")
            self._switch(name)

    def switch(self, name: str) -> None:
        with self._alone():
            self._told(name)
            self._switch(name)

    def drop(self, name: str) -> None:
        with self._alone():
            if self._told(name).published:
                raise BusyError(f"generation {name} is published", "publish another one first")
            gone = self._folder / f"{BUILDING}gone-{name}"  # never half there under its name
            (self._folder / name).rename(gone)
            shutil.rmtree(gone)

    def keep(self, most: int) -> Sequence[Generation]:
        gone = super().keep(most)
        with self._alone():
            self._clear_away()
        return gone

    def generations(self) -> list[Generation]:
        names = [path.parent.name for path in self._folder.glob(f"[!.]*/{MANIFEST}") if not path.parent.is_symlink()]
        return [told for name in sorted(names, reverse=True) if (told := self._whole(name))]

    def published(self) -> str:
        link = self._folder / CURRENT
        return link.readlink().name if link.is_symlink() else ""

    def reader(self, name: str = "") -> Reader:
        for _ in range(ATTEMPTS):
            target = name or self.published()
            if not target:
                raise NoIndexError("there is no index yet", "build one with `tifa index PATH...`")
            try:
                return _reader(self._folder / target, self._told(target))
            except EngineError:  # dropped while it was opened: another one is published
                if name or target == self.published():
                    raise
        raise NoIndexError("the index changes faster than it can be opened", "try again")

    def health(self) -> Health:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import, and no search needs it

        try:
            reader = self.reader()
            generation = reader.generation
            reader.close()
        except EngineError as error:
            state = "damaged" if self.published() else "no index"
            return Health("embedded", state, str(error), version("tantivy"))
        detail = f"{generation.passages:,} passages, built at {generation.built_at}"
        return Health("embedded", "ok", detail, version("tantivy"))

    def _own_findings(self) -> Iterator[Finding]:
        left = [path for path in self._folder.glob(f"{BUILDING}*") if path.is_dir()]
        if left:
            what = f"{len(left)} builds have not ended, or died: {', '.join(path.name for path in left)}"
            yield Finding(State.NOTE, what, "nothing, if `tifa index` runs now; else the next one clears it away")
        old = [each.parent.name for each in self._folder.glob(f"[!.]*/{MANIFEST}") if _schema(each) != SCHEMA_VERSION]
        if others := [name for name in old if name not in (CURRENT, self.published())]:
            what = f"{len(others)} generations were built by another version of Tifa: {', '.join(others)}"
            yield Finding(State.NOTE, what, "the next `tifa index` clears the older ones away")

        yield from self._damages()

    def _damages(self) -> Iterator[Finding]:
        """What of the published generation is not as it was built; where it cannot be opened at all, that is told."""
        try:
            self.reader().close()
        except EngineError:
            return
        name = self.published()
        folder = self._folder / name
        if not checksums.are_there(folder):
            what = f"generation {name} was built before checksums were kept: damage to its files would not be seen"
            yield Finding(State.NOTE, what, "build it anew, when there is time: `tifa rebuild --anew`")
        elif damaged := list(checksums.changed(folder)):
            what = f"the files of generation {name} have changed since it was built, and it may count wrongly: "
            yield Finding(State.WRONG, what + ", ".join(damaged), "build it anew: `tifa rebuild --anew`")

    def close(self) -> None:
        """Readers are closed by who opened them."""

    def _switch(self, name: str) -> None:
        link = self._folder / f"{BUILDING}{CURRENT}"
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        link.replace(self._folder / CURRENT)
        _sync(self._folder)

    def _whole(self, name: str) -> Generation | None:
        """None where it was dropped meanwhile."""
        try:
            return self._told(name)
        except NoIndexError:
            return None

    def _told(self, name: str) -> Generation:
        try:
            if Path(name).name != name or name == CURRENT:
                raise ValueError(name)
            folder = self._folder / name
            told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            if told["schema"] != SCHEMA_VERSION:
                what = f"generation {name} was built by another version of Tifa"
                raise NoIndexError(what, "build it anew: `tifa rebuild`")
            after = (folder / AFTER).read_text(encoding="utf-8") if (folder / AFTER).exists() else ""
            return Generation(name, told["built_at"], told["passages"], name == self.published(), told["about"], after)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoIndexError(f"there is no generation {name!r}", "see which there are: `tifa generations`") from error

    def _clear_away(self) -> None:
        """What builds that died have left, and what an older version of Tifa built that nobody asks any more."""
        for manifest in self._folder.glob(f"[!.]*/{MANIFEST}"):
            if _schema(manifest) < SCHEMA_VERSION and manifest.parent.name not in (CURRENT, self.published()):
                shutil.rmtree(manifest.parent)
        for path in self._folder.glob(f"{BUILDING}*"):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        busy = BusyError("another process is building this index", "wait until it has ended")
        with alone(self._folder / LOCK, busy):
            yield


def _reader(folder: Path, generation: Generation) -> Reader:
    try:
        return Reader(EmbeddedAsk(guarded(Index.open(str(folder)).searcher()), Records(folder)), generation)
    except (OSError, ValueError, sqlite3.Error) as error:
        what = f"generation {generation.name} cannot be opened ({error})"
        raise DamagedError(
            what, "publish another one with `tifa rollback`, or build it anew: `tifa rebuild`"
        ) from error


def _fill(folder: Path, given: Iterable[Passage | Record]) -> int:
    """Writes what is given to a new index; how many passages there were."""
    folder.mkdir(parents=True)
    writer = Index(schema(), path=str(folder)).writer(heap_size=HEAP, num_threads=1)
    records = RecordsWriter(folder)
    contents = Contents(given)
    for content in contents:
        made = None if isinstance(content, Record) else document(content)
        with _told_if_it_fails(folder):
            if made:
                writer.add_document(made)
            elif isinstance(content, Record):
                records.add(content)
    with _told_if_it_fails(folder):
        records.close()
        writer.commit()
        writer.wait_merging_threads()
    return contents.passages


@contextmanager
def _told_if_it_fails(folder: Path) -> Iterator[None]:
    """The engine names its failures in many ways; most are a disk that is full."""
    try:
        yield
    except (OSError, ValueError, RuntimeError, sqlite3.Error) as error:
        what = f"the index cannot be written to {folder.parent} ({error})"
        raise EngineError(what, "look at the space left there, and at who may write; then run it again") from error


def _check(folder: Path, generation: Generation, check: Check) -> None:
    reader = _reader(folder, generation)
    try:
        check(reader)
    finally:
        reader.close()


def _schema(manifest: Path) -> int:
    try:
        return int(json.loads(manifest.read_text(encoding="utf-8"))["schema"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _write_manifest(folder: Path, generation: Generation) -> None:
    told = {
        "schema": SCHEMA_VERSION,
        "built_at": generation.built_at,
        "passages": generation.passages,
        "about": generation.about,
    }
    (folder / MANIFEST).write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _settle(folder: Path) -> None:
    """Has all of a folder on disk before it gets its name."""
    for file in folder.iterdir():
        _sync(file)
    _sync(folder)


def _sync(path: Path) -> None:
    """Has a file, or a folder's names, on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
