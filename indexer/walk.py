"""The files that places on the command line stand for: a file itself, a folder all that lies in it, sorted by name."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.unreadable import UnreadableError, from_system

SIDECAR = ".tifa.toml"
LOCK = "~$"  # how the names begin of the locks that Word leaves beside open files


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or with a trouble what stands in the way to some. ``outright``: it was named itself."""

    path: Path
    outright: bool
    trouble: UnreadableError | None = None


def find_files(places: Iterable[Path]) -> Iterator[Found]:
    """Without hidden files and sidecars in folders. Each folder is walked once, whatever names and links lead to it."""
    walked: set[tuple[int, int]] = set()
    for place in places:
        pending = [place]
        while pending:
            path = pending.pop()
            outright = path is place
            try:
                if _is_folder(path):
                    pending += reversed(_listed(path, walked, outright=outright))
                    continue
            except UnreadableError as trouble:
                yield Found(path, outright, trouble)
                continue
            yield Found(path, outright)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False  # gone, or never there: told by who reads it
    except (OSError, ValueError) as error:
        raise from_system(error) from error


def _listed(folder: Path, walked: set[tuple[int, int]], *, outright: bool) -> list[Path]:
    try:
        state = folder.stat()
        if (state.st_dev, state.st_ino) in walked:
            _check_loop(folder)
            return []
        walked.add((state.st_dev, state.st_ino))
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith((".", LOCK)))
    except OSError as error:
        raise from_system(error) from error
    if outright and not names:
        raise UnreadableError("is an empty folder", "name the one that holds the files")
    return [folder / name for name in names if not name.endswith(SIDECAR)]


def _check_loop(folder: Path) -> None:
    if folder.is_symlink() and Path(os.path.realpath(folder.parent)).is_relative_to(os.path.realpath(folder)):
        raise UnreadableError(
            "is a link that leads back to a folder around it", "remove the link; its files were read already"
        )
