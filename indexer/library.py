"""The library: what has been taken in, on the indexer's side. Sources as given, by their hash, and what was made of them.

    FOLDER/sources/ab/abcd…    the bytes of a source or of a sidecar
    FOLDER/library.sqlite      which file is which source; parsed reports and their cut, by content
    FOLDER/library.lock        held by the one who changes it

A source is its content: the same bytes under several names are one source, under the first of them. What is written is written at once
or not at all, so that a process may die at any moment.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from engine.alone import alone
from indexer.errors import LibraryError
from indexer.packing import unpacked_numbers
from indexer.prepare import Prepared, Stamp, Task

DATABASE, LOCK, SOURCES = "library.sqlite", "library.lock", "sources"
ROWS_AT_ONCE = 1_000
SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS source (
    path TEXT PRIMARY KEY, file TEXT, suffix TEXT, sha256 TEXT, sidecar TEXT, sidecar_path TEXT, key TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS source_sha256 ON source (sha256, path);
CREATE TABLE IF NOT EXISTS prepared (
    key TEXT PRIMARY KEY, parsing TEXT, analyzer TEXT, reports INTEGER, passages INTEGER, parsed BLOB, cut BLOB
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS print (key TEXT, report TEXT, windows BLOB, PRIMARY KEY (key, report)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS print_report ON print (report);
"""
_HELD = "SELECT path, file, suffix, sha256, sidecar, sidecar_path FROM source"
# Of the names under which the same bytes lie, the first stands for all.
_FIRST = "path = (SELECT min(path) FROM source AS other WHERE other.sha256 = source.sha256)"

_COUNTS = f"SELECT count(*), total(reports), total(passages) FROM source JOIN prepared USING (key) WHERE {_FIRST}"  # noqa: S608


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
            self._database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL")
            if self._database.execute("PRAGMA user_version").fetchone()[0] not in (0, SCHEMA_VERSION):
                what = f"the library in {folder} was made by another version of Tifa"
                raise LibraryError(what, "use that version, or another folder: --data")
            self._database.executescript(f"{_SCHEMA}; PRAGMA user_version={SCHEMA_VERSION}")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """For who changes the library."""
        what = f"another process is changing the library in {self._folder}"
        with alone(self._folder / LOCK, LibraryError(what, "wait until it has ended")):
            yield

    def owns(self, path: Path) -> bool:
        """Whether it lies in the library's own folder."""
        return self._folder.resolve() in path.parents or path == self._folder.resolve()

    def names(self) -> Iterator[Held]:
        """Every name taken in, several for the same bytes too, in the order of paths."""
        yield from (Held(*row) for row in self._rows(f"{_HELD} ORDER BY path"))

    def sources(self) -> Iterator[Held]:
        """Each source once, under the first of its names, in the order of these."""
        yield from (Held(*row) for row in self._rows(f"{_HELD} WHERE {_FIRST} ORDER BY path"))

    def at(self, path: str) -> Held | None:
        return next(iter(self._held("path = ?", path)), None)

    def with_bytes(self, digest: str) -> list[Held]:
        """The names under which these bytes were taken in."""
        return self._held("sha256 = ? ORDER BY path", digest)

    def holding(self, report: str) -> list[Held]:
        """The names of the source in which a report stands."""
        return self._held("key IN (SELECT key FROM print WHERE report = ?) ORDER BY path", report)

    def keep_bytes(self, data: bytes, digest: str) -> None:
        """Keeps them under their hash."""
        place = self.place(digest)
        if not place.exists() or place.stat().st_size != len(data):
            place.parent.mkdir(exist_ok=True)
            half = place.with_suffix(f".{os.getpid()}")
            half.write_bytes(data)
            half.replace(place)

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
        return bool(list(self._rows(asked, held.key, parsing, analyzer)))

    def parsed(self, held: Held, parsing: str = "") -> bytes | None:
        """What was parsed of it, by this code if it is named."""
        asked = "SELECT parsed FROM prepared WHERE key = ? AND ? IN (parsing, '')"
        return next((row[0] for row in self._rows(asked, held.key, parsing)), None)

    def take(self, held: Held, made: Prepared | None, stamp: Stamp, instead_of: Iterable[str] = ()) -> None:
        """The source, in place of what stood at its path and at others, with what was made of it unless that is there already."""
        with self._at_once():
            self._run("DELETE FROM source WHERE path = ?", *((path,) for path in instead_of))
            row = (held.path, held.file, held.suffix, held.sha256, held.sidecar, held.sidecar_path, held.key)
            self._run("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            if made:
                self._store(made, stamp)

    def forget(self, paths: Iterable[str]) -> None:
        with self._at_once():
            self._run("DELETE FROM source WHERE path = ?", *((path,) for path in paths))

    def made(self, analyzer: str) -> Iterator[Made]:
        """Every source with what was made of it, cut by this analyzer, in the order of paths."""
        for held in self.sources():
            rows = list(
                self._rows("SELECT parsed, cut FROM prepared WHERE key = ? AND analyzer = ?", held.key, analyzer)
            )
            if not rows:
                raise LibraryError(f"the library lacks what was made of {held.file}", "run `tifa rebuild --anew`")
            yield Made(held, *rows[0])

    def counts(self) -> tuple[int, int, int]:
        """How many sources, reports and passages."""
        [(sources, reports, passages)] = self._rows(_COUNTS)
        return sources, int(reports), int(passages)

    def windows(self, report: str) -> frozenset[int]:
        """What stands for the text of a report."""
        asked = "SELECT windows FROM print JOIN source USING (key) WHERE report = ? ORDER BY path LIMIT 1"
        return next((unpacked_numbers(row[0]) for row in self._rows(asked, report)), frozenset())

    def clear_away(self) -> None:
        """What no source needs any more."""
        with self._at_once():
            self._run("DELETE FROM prepared WHERE key NOT IN (SELECT key FROM source)", ())
            self._run("DELETE FROM print WHERE key NOT IN (SELECT key FROM source)", ())
        needed = {digest for held in self.names() for digest in (held.sha256, held.sidecar)}
        for file in (self._folder / SOURCES).glob("*/*"):
            if file.name not in needed:
                file.unlink()

    def close(self) -> None:
        self._database.close()

    def _store(self, made: Prepared, stamp: Stamp) -> None:
        if made.parsed is None:
            self._run("UPDATE prepared SET analyzer = ?, cut = ? WHERE key = ?", (stamp.analyzer, made.cut, made.key))
            return
        row = (made.key, stamp.parsing, stamp.analyzer, made.reports, made.passages, made.parsed, made.cut)
        self._run("INSERT OR REPLACE INTO prepared VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._run("DELETE FROM print WHERE key = ?", (made.key,))
        rows = [(made.key, report, windows) for report, windows in made.prints]
        self._run("INSERT OR REPLACE INTO print VALUES (?, ?, ?)", *rows)

    def _held(self, where: str, value: str) -> list[Held]:
        return [Held(*row) for row in self._rows(f"{_HELD} WHERE {where}", value)]

    def _rows(self, asked: str, *values: Any) -> Iterator[tuple[Any, ...]]:
        """A page at a time, as the database may fail in the midst of them."""
        with self._told_if_it_fails():
            found = self._database.execute(asked, values)
            page = found.fetchmany(ROWS_AT_ONCE)
        while page:
            yield from page
            with self._told_if_it_fails():
                page = found.fetchmany(ROWS_AT_ONCE)

    def _run(self, asked: str, *rows: tuple[Any, ...]) -> None:
        with self._told_if_it_fails():
            self._database.executemany(asked, rows)

    def _do(self, asked: str) -> None:
        with self._told_if_it_fails():
            self._database.execute(asked)

    @contextmanager
    def _told_if_it_fails(self) -> Iterator[None]:
        place = self._folder / DATABASE
        try:
            yield
        except sqlite3.OperationalError as error:
            what = f"{place} cannot be used ({error})"
            remedy = "look at the space left, at who may write there, and whether another program has it open"
            raise LibraryError(what, remedy) from error
        except (sqlite3.Error, UnicodeError) as error:
            what = f"{place} is damaged ({error})"
            raise LibraryError(what, "move it away, and index the sources again") from error

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._do("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._database.execute("ROLLBACK")
            raise
        self._do("COMMIT")
