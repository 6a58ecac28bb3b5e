"""What the library keeps of a source, packed small: JSON, compressed."""

import json
import zlib
from array import array
from collections.abc import Iterable
from typing import Any

from indexer.errors import LibraryError

LEVEL = 1  # as quick as it goes; the second level saves a few per cent


def packed(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), LEVEL)


def unpacked(data: bytes) -> Any:
    try:
        return json.loads(zlib.decompress(data))
    except (zlib.error, ValueError) as error:
        raise LibraryError(f"what the library keeps is damaged ({error})", "run `tifa rebuild --anew`") from error


def packed_numbers(numbers: Iterable[int]) -> bytes:
    return array("I", sorted(numbers)).tobytes()


def unpacked_numbers(data: bytes) -> frozenset[int]:
    return frozenset(array("I", data))
