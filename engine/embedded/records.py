"""The texts kept beside the passages of a generation, found by kind and name: reports, sources, the dictionary.

One SQLite file, which is only read once it is whole; an open one is read on when its folder is deleted.
"""

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from engine.port import Record

FILE = "records.sqlite"
ASKED_AT_ONCE = 500


class RecordsWriter:
    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / FILE, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"  # of a build that dies nothing is wanted
            "CREATE TABLE record (kind TEXT, name TEXT, body BLOB, PRIMARY KEY (kind, name)) WITHOUT ROWID; BEGIN"
        )

    def add(self, record: Record) -> None:
        body = zlib.compress(record.body.encode("utf-8"), 1)
        self._connection.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", (record.kind, record.name, body))

    def close(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.close()


class Records:
    def __init__(self, folder: Path) -> None:
        address = f"{(folder / FILE).resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._connection.execute(
            "SELECT 1 FROM record LIMIT 1"
        ).fetchone()  # opens the file, which may be deleted later
        self._one_at_a_time = Lock()

    def get(self, kind: str, names: Iterable[str]) -> dict[str, str]:
        wanted = list(names)
        found: dict[str, str] = {}
        for start in range(0, len(wanted), ASKED_AT_ONCE):
            part = wanted[start : start + ASKED_AT_ONCE]
            marks = ",".join("?" * len(part))
            asked = f"SELECT name, body FROM record WHERE kind = ? AND name IN ({marks})"  # noqa: S608 - marks alone
            with self._one_at_a_time:
                rows = self._connection.execute(asked, (kind, *part)).fetchall()
            found |= {name: zlib.decompress(body).decode("utf-8") for name, body in rows}
        return found

    def close(self) -> None:
        with self._one_at_a_time:
            self._connection.close()
