"""The port: what an engine is to the rooms above. A generation is whole, never changed, and published by switching a name.

What a build is given comes as a stream of passages (values by the table of fields) and records (texts kept by name).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from engine.errors import NoIndexError

if TYPE_CHECKING:
    from engine.reader import Reader

REPORT, SOURCE, DICTIONARY = "report", "source", "dictionary"
SCHEMA_VERSION = (
    2  # raise it with every change of the fields or of how they are stored: what was built before is built anew
)

Passage = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A text kept beside the passages, found by its kind and name. ``values`` are fields of the table that tell of it."""

    kind: str
    name: str
    body: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Generation:
    """``about`` is what the builder said of it, such as the hashes of dictionary and corpus."""

    name: str
    built_at: str
    passages: int
    published: bool
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Health:
    """``state`` is a word (ok, no index, degraded, unreachable), ``detail`` a sentence for a person."""

    engine: str
    state: str
    detail: str
    version: str

    @property
    def answers(self) -> bool:
        return self.state in {"ok", "degraded"}


Check = Callable[["Reader"], None]


class Engine(ABC):
    """Builds and keeps generations, and opens readers. Searches go on whatever it does."""

    @abstractmethod
    def build(self, contents: Iterable[Passage | Record], about: Mapping[str, Any], check: Check) -> Generation:
        """A whole new generation that passed the check; if anything fails, nothing of it stays."""

    @abstractmethod
    def publish(self, name: str) -> None:
        """From now on, who opens a reader gets this one."""

    @abstractmethod
    def drop(self, name: str) -> None:
        """Deletes one that is not published."""

    @abstractmethod
    def generations(self) -> list[Generation]:
        """All that are whole, the newest first."""

    @abstractmethod
    def published(self) -> str:
        """The name of the published generation, or nothing; quick, to be asked before every search."""

    @abstractmethod
    def reader(self, name: str = "") -> "Reader":
        """Asks a generation, the published one if none is named."""

    @abstractmethod
    def health(self) -> Health:
        """How it stands; does not raise."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of what it holds."""

    def rollback(self) -> Generation:
        """Publishes the newest generation that is older than the published one."""
        older = self._older()
        if not older:
            raise NoIndexError(
                "there is no generation before the published one", "see which there are with `tifa generations`"
            )
        self.publish(older[0].name)
        return next(generation for generation in self.generations() if generation.name == older[0].name)

    def keep(self, most: int) -> Sequence[Generation]:
        """Drops the oldest generations, so that the published one and those before it are no more than so many."""
        gone = self._older()[max(0, most - 1) :]
        for generation in gone:
            self.drop(generation.name)
        return gone

    def _older(self) -> list[Generation]:
        found = self.generations()
        at = next((at for at, generation in enumerate(found) if generation.published), len(found))
        return found[at + 1 :]
