"""The library: what has been taken in, on the indexer's side. Sources as given, by their hash, and what was made of them.

    FOLDER/sources/ab/abcd…    the bytes of a source or of a sidecar
    FOLDER/library.sqlite      which file is which source; parsed reports and their cut, by content
    FOLDER/library.lock        held by the one who changes it

A source is its content: the same bytes under another name are the same source. What is written is written at once or not at all, so
that a process may die at any moment.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from indexer.errors import LibraryError
from indexer.packing import unpacked_numbers
from indexer.prepare import Prepared, Task

DATABASE, LOCK, SOURCES = "library.sqlite", "library.lock", "sources"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    path TEXT PRIMARY KEY, file TEXT, suffix TEXT, sha256 TEXT, sidecar TEXT, sidecar_path TEXT, key TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_sha256 ON source (sha256);
CREATE TABLE IF NOT EXISTS prepared (
    key TEXT PRIMARY KEY, parsing TEXT, analyzer TEXT, reports INTEGER, passages INTEGER, parsed BLOB, cut BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS print (report TEXT PRIMARY KEY, key TEXT, windows BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS print_key ON print (key);
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A source as the library has it. ``path`` is where it was taken from, ``file`` its name as given."""

    path: str
    file: str
    suffix: str
    sha256: str
    sidecar: str  # the hash of its bytes
    sidecar_path: str

    @property
    def key(self) -> str:
        """What was made of it depends on this."""
        return sha256(f"{self.sha256} {self.suffix} {self.sidecar}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Made:
    """A source with what was made of it."""

    held: Held
    parsed: bytes
    cut: bytes


class Library:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / SOURCES).mkdir(parents=True, exist_ok=True)
        with self._told_if_it_fails():
            self._database = sqlite3.connect(folder / DATABASE, isolation_level=None)
            self._database.executescript(f"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; {_SCHEMA}")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """For who changes the library; the system lets go of the lock if this process dies."""
        with (self._folder / LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                what = f"another process is changing the library in {self._folder}"
                raise LibraryError(what, "wait until it has ended") from None
            yield

    def sources(self) -> Iterator[Held]:
        """In the order of their paths, whenever they were taken."""
        yield from (Held(*row) for row in self._run(f"{_HELD} ORDER BY path"))

    def at(self, path: str) -> Held | None:
        return self._one("WHERE path = ?", path)

    def holding(self, report: str) -> Held | None:
        """The source in which a report stands."""
        return self._one("WHERE key = (SELECT key FROM print WHERE report = ?) ORDER BY path", report)

    def with_bytes(self, digest: str) -> Held | None:
        return self._one("WHERE sha256 = ? ORDER BY path", digest)

    def keep_bytes(self, data: bytes) -> str:
        """Keeps them, and tells their hash."""
        digest = sha256(data).hexdigest()
        place = self.place(digest)
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            half = place.with_suffix(f".{os.getpid()}")
            half.write_bytes(data)
            half.replace(place)
        return digest

    def place(self, digest: str) -> Path:
        return self._folder / SOURCES / digest[:2] / digest

    def task(self, held: Held, *, parsed: bytes | None = None) -> Task:
        """What is to be done to make a source ready; only to cut it, if it is given parsed."""
        return Task(
            key=held.key,
            file=held.file,
            suffix=held.suffix,
            sha256=held.sha256,
            place=self.place(held.sha256),
            sidecar=self.place(held.sidecar) if held.sidecar else None,
            sidecar_named=held.sidecar_path,
            parsed=parsed,
        )

    def is_ready(self, held: Held, parsing: str, analyzer: str) -> bool:
        asked = "SELECT 1 FROM prepared WHERE key = ? AND parsing = ? AND analyzer = ?"
        return self._run(asked, (held.key, parsing, analyzer)).fetchone() is not None

    def parsed(self, held: Held, parsing: str) -> bytes | None:
        """What was parsed of it, unless that is stale."""
        asked = "SELECT parsed FROM prepared WHERE key = ? AND parsing = ?"
        row = self._run(asked, (held.key, parsing)).fetchone()
        return row[0] if row else None

    def take(self, held: Held, made: Prepared | None, parsing: str, analyzer: str) -> None:
        """The source, in place of what stood at its path, with what was made of it unless that is there already."""
        with self._at_once():
            self._run(
                "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
                (held.path, held.file, held.suffix, held.sha256, held.sidecar, held.sidecar_path, held.key),
            )
            if made:
                self._store(made, parsing, analyzer)

    def forget(self, paths: Iterable[str]) -> None:
        with self._at_once():
            self._run_each("DELETE FROM source WHERE path = ?", ((path,) for path in paths))

    def made(self) -> Iterator[Made]:
        """Every source with what was made of it, in the order of paths."""
        for held in self.sources():
            row = self._run("SELECT parsed, cut FROM prepared WHERE key = ?", (held.key,)).fetchone()
            if row is None:
                raise LibraryError(f"the library has lost what was made of {held.file}", "run `tifa rebuild`")
            yield Made(held, *row)

    def counts(self) -> tuple[int, int, int]:
        """How many sources, reports and passages."""
        asked = "SELECT count(*), total(reports), total(passages) FROM source JOIN prepared USING (key)"
        sources, reports, passages = self._run(asked).fetchone()
        return sources, int(reports), int(passages)

    def windows(self, report: str) -> frozenset[int]:
        """What stands for the text of a report."""
        row = self._run("SELECT windows FROM print WHERE report = ?", (report,)).fetchone()
        return unpacked_numbers(row[0]) if row else frozenset()

    def clear_away(self) -> None:
        """What no source needs any more."""
        with self._at_once():
            self._run("DELETE FROM prepared WHERE key NOT IN (SELECT key FROM source)")
            self._run("DELETE FROM print WHERE key NOT IN (SELECT key FROM source)")
        needed = {digest for held in self.sources() for digest in (held.sha256, held.sidecar)}
        for file in (self._folder / SOURCES).glob("*/*"):
            if file.name not in needed:
                file.unlink()

    def close(self) -> None:
        self._database.close()

    def _store(self, made: Prepared, parsing: str, analyzer: str) -> None:
        if made.parsed is None:
            asked = "UPDATE prepared SET analyzer = ?, cut = ? WHERE key = ?"
            self._run(asked, (analyzer, made.cut, made.key))
            return
        row = (made.key, parsing, analyzer, made.reports, made.passages, made.parsed, made.cut)
        self._run("INSERT OR REPLACE INTO prepared VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._run("DELETE FROM print WHERE key = ?", (made.key,))
        rows = [(report, made.key, windows) for report, windows in made.prints]
        self._run_each("INSERT OR REPLACE INTO print VALUES (?, ?, ?)", rows)

    def _run(self, asked: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        with self._told_if_it_fails():
            return self._database.execute(asked, tuple(values))

    def _run_each(self, asked: str, rows: Iterable[tuple[Any, ...]]) -> None:
        with self._told_if_it_fails():
            self._database.executemany(asked, rows)

    @contextmanager
    def _told_if_it_fails(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            what = f"{self._folder / DATABASE} cannot be used ({error})"
            remedy = "look at the space left and at who may write there; if it is damaged, move it away and index the sources again"
            raise LibraryError(what, remedy) from error

    def _one(self, where: str, value: str) -> Held | None:
        row = self._run(f"{_HELD} {where}", (value,)).fetchone()
        return Held(*row) if row else None

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._run("ROLLBACK")
            raise
        self._run("COMMIT")


_HELD = "SELECT path, file, suffix, sha256, sidecar, sidecar_path FROM source"
