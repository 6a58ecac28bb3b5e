"""The published generation, opened, and followed when another is published: questions to it are cut with its own dictionary.

A question that has begun goes on with the generation it began with; the one left is closed when its last question is answered.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar

from analyzers.dictionary import Dictionary
from analyzers.pipeline import Analyzer
from analyzers.segment import DEFAULT, SEGMENTERS
from analyzers.spellings import comparable
from api.known_values import LISTED, KnownValues
from api.known_words import KnownWords
from api.request import Chosen
from api.shown.table import Place
from engine.errors import DamagedError, NoIndexError
from engine.port import Engine, Generation
from engine.question import Question
from engine.reader import Reader

LOOK_AGAIN = 1.0  # seconds until it is looked again which generation is published

T = TypeVar("T")


@dataclass(frozen=True)
class Opened:
    """A generation with the analyzer that its questions are cut with."""

    reader: Reader
    analyzer: Analyzer
    # the cells of districts and years that hold anything, by what is chosen
    places: dict[Chosen, frozenset[Place]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def words(self) -> KnownWords:
        told = self.reader.search(Question(facets=("slogan",), size=0)).facets["slogan"]
        slogans = {str(value.value): value.count for value in told}
        return KnownWords(self.analyzer.dictionary, self.reader.words(), slogans)

    @cached_property
    def values(self) -> KnownValues:
        return KnownValues(self.reader.search(Question(facets=LISTED, size=0)).facets)

    @cached_property
    def forms(self) -> dict[str, str]:
        """All forms of each slogan, as texts are compared, a form a line."""
        return {slogan.name: "\n".join(map(comparable, slogan.forms)) for slogan in self.analyzer.dictionary}

    @property
    def generation(self) -> Generation:
        return self.reader.generation


def opened(engine: Engine) -> Opened:
    """The published generation."""
    reader = engine.reader()
    return Opened(reader, _analyzer(reader, None))


class Following:
    """Many threads may ask it at once. ``clock`` counts seconds."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.monotonic) -> None:
        self.engine = engine
        self._clock = clock
        self._lock = Lock()  # for what is below
        self._opening = Lock()  # one opens, the others go on with what there is
        self._now: Opened | None = None
        self._looked = -LOOK_AGAIN
        self._users: dict[int, int] = {}
        self._closed = False

    def ask(self, work: Callable[[Opened], T]) -> T:
        """What the work finds; once more if its generation was dropped meanwhile and there is another."""
        try:
            with self.opened() as held:
                before = held.generation.name
                return work(held)
        except NoIndexError:
            self._looked = -LOOK_AGAIN
            with self.opened() as held:
                if held.generation.name == before:
                    raise
                return work(held)

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """The published generation, for as long as it is used."""
        held = self._take()
        try:
            yield held
        finally:
            self._give_back(held)

    def now(self) -> Generation | None:
        """The generation that was asked last, without a look at which is published."""
        held = self._now
        return held.generation if held else None

    def close(self) -> None:
        """What is being asked goes on; the last to be answered then closes what it asked, and the engine."""
        with self._lock:
            left, self._now = self._now, None
            self._closed = True
            unused = left is not None and id(left) not in self._users
            idle = not self._users
        if left and unused:
            left.reader.close()
        if idle:
            self.engine.close()

    def _take(self) -> Opened:
        self._look()
        with self._lock:
            if self._now is None:
                raise NoIndexError("there is no index yet", "build one with `tifa index PATH...`")
            self._users[id(self._now)] = self._users.get(id(self._now), 0) + 1
            return self._now

    def _give_back(self, held: Opened) -> None:
        with self._lock:
            self._users[id(held)] -= 1
            last = not self._users[id(held)]
            if last:
                del self._users[id(held)]
            left = last and held is not self._now
            ended = self._closed and not self._users
        if left:
            held.reader.close()
        if ended:
            self.engine.close()

    def _look(self) -> None:
        """Opens what is published now. Where something is open already, only one looks, and nobody waits for it."""
        if self._clock() - self._looked < LOOK_AGAIN and self._now:
            return
        if not self._opening.acquire(blocking=self._now is None):
            return
        try:
            name = self.engine.published()
            if self._now is None or name != self._now.generation.name:
                self._swap(self.engine.reader())
            self._looked = self._clock()
        finally:
            self._opening.release()

    def _swap(self, reader: Reader) -> None:
        made = Opened(reader, _analyzer(reader, self._now))
        with self._lock:
            left, self._now = self._now, made
            unused = left is not None and id(left) not in self._users
        if left and unused:
            left.reader.close()


def _cuts_alike(before: Opened, segmenter: str, about: Mapping[str, Any]) -> bool:
    same = before.generation.about.get("dictionary") == about.get("dictionary")
    return same and before.analyzer.segmenter_name == segmenter


def _analyzer(reader: Reader, before: Opened | None) -> Analyzer:
    """With the dictionary of the generation; the one before it most often has the same."""
    about = reader.generation.about
    segmenter = str(about.get("analyzer", "")).partition("-")[0]
    segmenter = segmenter if segmenter in SEGMENTERS else DEFAULT
    if before and _cuts_alike(before, segmenter, about):
        return before.analyzer
    dictionary = reader.dictionary()
    if not dictionary:
        raise DamagedError(f"generation {reader.generation.name} holds no dictionary", "build it anew: `tifa rebuild`")
    return Analyzer(Dictionary.from_bytes(dictionary.encode("utf-8")), segmenter)
