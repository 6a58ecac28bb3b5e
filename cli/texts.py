"""Text files named on the command line."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Text:
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read: why, and what to do."""

    name: str
    why: str
    remedy: str


def read_texts(places: list[Path]) -> Iterator[Text | Unreadable]:
    """The texts of files and folders, in order. What cannot be read is told in its place, and the others go on."""
    seen: set[Path] = set()
    for place in places:
        files = _files_of(place) if place.is_dir() else [place]
        if not files:
            yield Unreadable(str(place), "the folder holds no .txt or .md file", "name another")
        for file in files:
            if file.resolve() not in seen:  # named twice, it is still one text
                seen.add(file.resolve())
                yield _read(file)


def _files_of(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())


def _read(file: Path) -> Text | Unreadable:
    try:
        return Text(file.name, file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Unreadable(str(file), "this is not UTF-8 text", "save it as UTF-8")
    except OSError as error:
        return Unreadable(str(file), f"cannot be read: {error.strerror}", "look at the path and at who may read it")


def read_stdin() -> str:
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")
