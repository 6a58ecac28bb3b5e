"""The port: what an engine is to the rooms above. A generation is whole, never changed, and published by switching a name.

What a build is given comes as a stream of passages (values by the table of fields) and records (texts kept by name).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from engine.errors import DamagedError, EngineError, NoIndexError
from engine.finding import Finding, State, of_error

if TYPE_CHECKING:
    from engine.reader import Reader

REPORT, SOURCE, DICTIONARY, WORDS = "report", "source", "dictionary", "words"
# Raise it with every change of the fields, or of what a passage's record tells: what was built before is built anew.
SCHEMA_VERSION = 4

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
    """``about`` is what the builder said of it, such as the hashes of dictionary and corpus; ``after`` was published before it."""

    name: str
    built_at: str
    passages: int
    published: bool
    about: Mapping[str, Any]
    after: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """``state`` is a word (ok, no index, degraded, damaged, unreachable), ``detail`` a sentence for a person."""

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
        """From now on, who opens a reader gets this one. It remembers which one it came after."""

    @abstractmethod
    def switch(self, name: str) -> None:
        """The same, without remembering: for going back."""

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

    @abstractmethod
    def _own_findings(self) -> Iterable[Finding]:
        """How it stands besides what every engine has; may raise what calls raise."""

    def look_over(self) -> list[Finding]:
        """How it stands, what is wrong with it and what to know of it, each with its remedy; does not raise."""
        found: list[Finding] = []
        try:
            found.extend(self._own_findings())
            found.extend(self._published_findings())
        except EngineError as error:
            found.append(of_error(error))
        return found

    def _published_findings(self) -> Iterable[Finding]:
        whole = self.generations()
        if whole and not self.published():
            what = f"of {len(whole)} whole generations none is published"
            yield Finding(State.WRONG, what, f"publish the newest: `tifa rollback {whole[0].name}`")
            return
        reader = self.reader()
        try:
            generation, held = reader.generation, reader.size()
        finally:
            reader.close()
        if held != generation.passages:
            what = f"generation {generation.name} holds {held:,} of its {generation.passages:,} passages"
            yield Finding(State.WRONG, what, "build it anew: `tifa rebuild --anew`")
        else:
            others = f"; {len(whole) - 1} more to roll back to" if len(whole) > 1 else ""
            what = f"{generation.name} is published, {held:,} passages, built at {generation.built_at}{others}"
            yield Finding(State.OK, what)

    def rollback(self, name: str = "") -> Generation:
        """Publishes the named generation, or else the one that was published before the published one."""
        found = self.generations()
        target = next((each for each in found if each.name == name), None) if name else self._before(found)
        if target is None:
            what = f"there is no generation {name!r}" if name else "there is no generation before the published one"
            raise NoIndexError(what, "see which there are: `tifa generations`")
        self.switch(target.name)
        return replace(target, published=True)

    def keep(self, most: int) -> Sequence[Generation]:
        """Drops the oldest generations, so that the published one and those before it are no more than so many."""
        published = self._name_published()
        older = [each for each in self.generations() if not each.published and each.name < published]
        gone = older[max(0, most - 1) :]
        for generation in gone:
            self.drop(generation.name)
        return gone

    def _before(self, found: Sequence[Generation]) -> Generation | None:
        """Of what is whole; the published one itself may be damaged, and then the newest older one it is."""
        published = self._name_published()
        after = next((each.after for each in found if each.name == published), "")
        remembered = next((each for each in found if each.name == after), None)
        older = (each for each in found if each.name != published and (not published or each.name < published))
        return remembered or next(older, None)

    def _name_published(self) -> str:
        try:
            return self.published()
        except DamagedError:
            return ""
