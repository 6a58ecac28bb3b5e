"""All the bytes of a file. What is no file is told before it is opened: to open a pipe is to wait for its writer."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from indexer.unreadable import UnreadableError, from_system

CHUNK = 1 << 20


def file_bytes(path: Path, largest: int) -> bytes:
    """Raises ``UnreadableError``, also for files of more than ``largest`` bytes."""
    try:
        _check(path.stat(), largest)
        waits_for_none = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, waits_for_none), "rb") as file:
            _check(os.fstat(file.fileno()), largest)  # it may be another by now
            return _at_most(file, largest)
    except (OSError, ValueError) as error:
        raise from_system(error) from error


def _check(state: os.stat_result, largest: int) -> None:
    if not stat.S_ISREG(state.st_mode):
        raise UnreadableError(
            "is a pipe, a socket or a device and no file", "save what it gives in a file and name that"
        )
    if state.st_size > largest:
        raise _too_large(state.st_size, largest)


def _at_most(file: BinaryIO, largest: int) -> bytes:
    chunks: list[bytes] = []
    left = largest + 1
    while left > 0 and (chunk := file.read(min(left, CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    if not left:
        raise _too_large(largest + 1, largest)
    return b"".join(chunks)


def _too_large(size: int, largest: int) -> UnreadableError:
    return UnreadableError(f"has {size:,} bytes, more than the {largest:,} allowed", "split it, or allow larger files")
