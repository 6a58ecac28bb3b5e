"""The published index, opened for one piece of work."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from cli.place import Place

if TYPE_CHECKING:
    from api.following import Opened

T = TypeVar("T")


def with_index(place: Place, work: "Callable[[Opened], T]") -> T:
    from api.following import opened  # noqa: PLC0415 - the analyzer is slow to import, and --help does not need it

    engine = place.open_engine()
    try:
        held = opened(engine)
        try:
            return work(held)
        finally:
            held.reader.close()
    finally:
        engine.close()
