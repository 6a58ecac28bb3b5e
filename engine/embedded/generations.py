"""Generations on disk: each a folder that is never changed once it is whole; ``current`` is a link to the one that is asked.

    FOLDER/20240117T093000-1f2e3d4c/   manifest.json and the engine's files
    FOLDER/.building-…/                what is being built, or was when a build died
    FOLDER/current -> 20240117T093000-1f2e3d4c
    FOLDER/lock                        held by the one who builds

A build gets its name only when it is whole and on disk, and the link is switched in one step. Who reads goes on reading what it has
opened, even when its folder is deleted.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tantivy import Index

from engine.embedded.reader import Reader
from engine.embedded.schema import document, schema
from engine.errors import BusyError, NoIndexError

CURRENT, LOCK, MANIFEST, BUILDING = "current", "lock", "manifest.json", ".building-"
HEAP = 256_000_000  # bytes
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Generation:
    """``about`` is what the builder said of it, such as the hashes of dictionary and corpus."""

    name: str
    built_at: str
    passages: int
    published: bool
    about: Mapping[str, Any]


class Generations:
    """The generations below one folder. ``now`` gives the time, in UTC."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = folder
        self._now = now

    def build(self, passages: Iterable[Mapping[str, Any]], about: Mapping[str, Any]) -> Generation:
        """A whole new generation; if it fails, nothing of it stays. What is published stays published."""
        with self._alone():
            self._clear_away()
            made = self._now().isoformat(timespec="seconds")
            tag = sha256(json.dumps([made, about], sort_keys=True).encode()).hexdigest()[:8]
            name = f"{made[:19].replace('-', '').replace(':', '')}-{tag}"
            building = self._folder / f"{BUILDING}{name}"
            try:
                count = _fill(building, passages)
                manifest = {"schema": SCHEMA_VERSION, "built_at": made, "passages": count, "about": dict(about)}
                _write(building / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
                building.rename(self._folder / name)
                _sync(self._folder)
            except BaseException:
                shutil.rmtree(building, ignore_errors=True)
                raise
            return self._told(name)

    def publish(self, name: str) -> None:
        """From now on, who opens gets this one."""
        with self._alone():
            self._told(name)
            self._switch(name)

    def rollback(self) -> Generation:
        """Publishes the newest generation that is older than the published one."""
        found = self.generations()
        at = next((at for at, generation in enumerate(found) if generation.published), len(found))
        if at + 1 >= len(found):
            raise NoIndexError("there is no generation before the published one", "build one; see which there are")
        self.publish(found[at + 1].name)
        return self._told(found[at + 1].name)

    def drop(self, name: str) -> None:
        """Deletes one that is not published."""
        with self._alone():
            if self._told(name).published:
                raise BusyError(f"generation {name} is published", "publish another one first")
            gone = self._folder / f"{BUILDING}gone-{name}"  # never half there under its name
            (self._folder / name).rename(gone)
            shutil.rmtree(gone)

    def generations(self) -> list[Generation]:
        """All that are whole, the newest first."""
        names = [path.parent.name for path in self._folder.glob(f"[!.]*/{MANIFEST}") if not path.parent.is_symlink()]
        return [self._told(name) for name in sorted(names, reverse=True)]

    def reader(self) -> Reader:
        """Asks the published generation, and goes on with it whatever is published later."""
        target = self._published()
        if not target:
            raise NoIndexError("there is no index yet", "build one with `tifa index PATH...`")
        return Reader(Index.open(str(self._folder / target)).searcher())

    def _published(self) -> str:
        link = self._folder / CURRENT
        return link.readlink().name if link.is_symlink() else ""

    def _switch(self, name: str) -> None:
        link = self._folder / f"{BUILDING}{CURRENT}"
        link.unlink(missing_ok=True)
        link.symlink_to(name)
        link.replace(self._folder / CURRENT)
        _sync(self._folder)

    def _told(self, name: str) -> Generation:
        try:
            if Path(name).name != name or name == CURRENT:
                raise ValueError(name)
            told = json.loads((self._folder / name / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise NoIndexError(f"there is no generation {name!r}", "see which there are") from error
        return Generation(name, told["built_at"], told["passages"], name == self._published(), told["about"])

    def _clear_away(self) -> None:
        """What builds that died have left."""
        for path in self._folder.glob(f"{BUILDING}*"):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Holds the lock, which the system lets go of if this process dies."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyError("another process is building this index", "wait until it has ended") from None
            yield


def _fill(folder: Path, passages: Iterable[Mapping[str, Any]]) -> int:
    """Writes the passages to a new index; how many they were."""
    folder.mkdir(parents=True)
    writer = Index(schema(), path=str(folder)).writer(heap_size=HEAP, num_threads=1)
    count = 0
    for passage in passages:
        writer.add_document(document(passage))
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count


def _write(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())


def _sync(folder: Path) -> None:
    """Has the folder's names on disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
