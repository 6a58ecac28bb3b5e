"""The checksums of a generation's files, written when it is whole: what a disk or somebody has changed since is found by them.

The engine looks at its own checksums only where it breaks down; a file may be damaged so that it counts wrongly and nothing is told.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

FILE = "checksums.json"
LOCKS = ".lock"
MANIFEST = "manifest.json"  # without it there is no generation, and what it says is looked at each time


def write(folder: Path) -> None:
    told = {file.name: _checksum(file) for file in sorted(folder.iterdir()) if _is_looked_at(file)}
    (folder / FILE).write_text(json.dumps(told, indent=1), encoding="utf-8")


def _is_looked_at(file: Path) -> bool:
    return file.suffix != LOCKS and file.name != MANIFEST


def are_there(folder: Path) -> bool:
    return (folder / FILE).exists()


def changed(folder: Path) -> Iterator[str]:
    """The files that are not as they were built, or not there; reads all of them."""
    try:
        told: dict[str, str] = json.loads((folder / FILE).read_text(encoding="utf-8"))
        names = list(told.items())
    except (OSError, ValueError, AttributeError):
        yield FILE
        return
    for name, checksum in names:
        if _checksum(folder / name) != checksum:
            yield name


def _checksum(file: Path) -> str:
    """Nothing for a file that cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
