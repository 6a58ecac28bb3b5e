"""Taking sources into the library: what is new or changed is made ready, what is known is left alone, what is bad is told.

Each source is taken as soon as it is ready, so that a run that ends early has not worked for nothing.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from indexer.file_bytes import file_bytes
from indexer.intake import File, Refusal, read_files, shown
from indexer.library import Held, Library
from indexer.prepare import Prepared, Task
from indexer.sidecar import LARGEST
from indexer.unreadable import UnreadableError
from indexer.walk import find_files
from indexer.workers import Workers


@dataclass(slots=True)
class Taken:
    """What became of the sources of a run, by their names. ``cut`` were only cut anew."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    known: int = 0
    again: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    passed_over: list[Refusal] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """A source that was dealt with: refused, or taken with what it lacks."""

    file: str
    refusal: Refusal | None = None
    lacks: str = ""


class Taking:
    """One run of taking in. ``tell`` hears of every source as it is dealt with."""

    def __init__(self, library: Library, workers: Workers, tell: Callable[[Step], None]) -> None:
        self.taken = Taken()
        self.whole = 0  # how many sources there are to deal with, as far as is known
        self._library = library
        self._workers = workers
        self._tell = tell
        self._stamp = workers.preparer.stamp
        self._on_their_way: dict[str, list[Held]] = {}  # by key: the same bytes may lie under several names
        self._met: set[str] = set()

    def take(self, places: Iterable[Path], largest: int, *, sync: bool = False) -> None:
        """What stands at these places; with ``sync``, what stood there and is gone leaves the library."""
        places = list(places)
        self.whole += sum(1 for _ in find_files(places))
        for task, result in self._workers.prepare(self._wanted(places, largest)):
            self._done(task, result)
        if sync:
            self.forget(self._gone(places))

    def refresh(self, *, anew: bool = False) -> None:
        """What the library holds and is stale is made ready again: by other code, or another dictionary; or all of it."""
        for task, result in self._workers.prepare(self._stale(anew=anew)):
            self._done(task, result)

    def forget(self, gone: Iterable[Held]) -> None:
        gone = list(gone)
        self._library.forget(held.path for held in gone)
        self.taken.removed += [held.file for held in gone]

    def _wanted(self, places: list[Path], largest: int) -> Iterator[Task]:
        for file in read_files(places, largest, each_name=True):
            path = _named(Path(file.file) if isinstance(file, Refusal) else file.path)
            if self._library.owns(Path(path)):
                continue
            self._met.add(path)
            if isinstance(file, Refusal):
                self._refused(file)
                continue
            held = self._hold(file, path)
            if held and self._library.is_ready(held, self._stamp.parsing, self._stamp.analyzer):
                self._taken(held, None)
            elif held and held.key in self._on_their_way:
                self._on_their_way[held.key].append(held)
            elif held:
                self._on_their_way[held.key] = [held]
                yield self._library.task(held, parsed=self._library.parsed(held, self._stamp.parsing))

    def _hold(self, file: File, path: str) -> Held | None:
        """The file as the library would hold it, under the spelling of its name that it has there."""
        sidecar = ""
        try:
            if file.sidecar:
                told = file_bytes(file.sidecar, LARGEST)
                sidecar = sha256(told).hexdigest()
                self._library.keep_bytes(told, sidecar)
        except UnreadableError as error:
            self._refused(Refusal(file.file, f"has a sidecar that {error.what}", error.remedy, passed_over=False))
            return None
        self._library.keep_bytes(file.data, file.sha256)
        held = Held(path, file.file, file.suffix, file.sha256, sidecar, shown(file.sidecar or ""))
        before = self._library.at(path)
        return before if before and before.key == held.key else held

    def _stale(self, *, anew: bool) -> Iterator[Task]:
        stamp = self._stamp
        stale = [
            it
            for it in self._library.sources()
            if anew or not self._library.is_ready(it, stamp.parsing, stamp.analyzer)
        ]
        self.whole += len(stale)
        for held in stale:
            self._on_their_way[held.key] = [held]
            yield self._library.task(held, parsed=None if anew else self._library.parsed(held, stamp.parsing))

    def _done(self, task: Task, result: Prepared | Refusal) -> None:
        names = self._on_their_way.pop(task.key)
        if isinstance(result, Refusal):
            for held in names:
                self._kept(held, replace(result, file=held.file), task)
            return
        for held in names:
            self._taken(held, result)

    def _kept(self, held: Held, refusal: Refusal, task: Task) -> None:
        """What the library had of a source that is refused stays, cut by the dictionary in use as all else is."""
        before = self._library.at(held.path)
        kept = "; the library keeps what it had of it" if before else ""
        self._refused(replace(refusal, what=refusal.what + kept))
        parsed = self._library.parsed(held)
        if before and before.key == held.key and parsed:
            made = self._workers.preparer.prepare(replace(task, parsed=parsed))
            if isinstance(made, Prepared):
                self._library.take(before, made, self._stamp)

    def _taken(self, held: Held, made: Prepared | None) -> None:
        """Takes it. The same bytes under a name that is gone were moved here; under one that is there, one of the two stands for both."""
        before = self._library.at(held.path)
        others = [other for other in self._library.with_bytes(held.sha256) if other.path != held.path]
        gone = [other.path for other in others if other.path not in self._met and not _is_file(other.path)]
        if before != held or made or gone:
            self._library.take(held, made, self._stamp, gone)
        if before is None or before.sha256 != held.sha256:
            there = next((other for other in others if other.path not in gone and _holds(other)), None)
            if there:
                said = f"holds the same bytes as {there.file}"
                self._refused(Refusal(held.file, said, "one of the two is enough", passed_over=True))
                return
        self._count(held, before, made, moved=bool(gone))
        self._tell(Step(held.file, lacks=made.lacks if made else ""))

    def _count(self, held: Held, before: Held | None, made: Prepared | None, *, moved: bool) -> None:
        taken = self.taken
        if before is None:
            (taken.moved if moved else taken.new).append(held.file)
        elif before.key != held.key:
            taken.changed.append(held.file)
        elif made is None:
            taken.known += 1
        else:
            (taken.cut if made.parsed is None else taken.again).append(held.file)

    def _refused(self, refusal: Refusal) -> None:
        (self.taken.passed_over if refusal.passed_over else self.taken.refused).append(refusal)
        self._tell(Step(refusal.file, refusal))

    def _gone(self, places: list[Path]) -> Iterator[Held]:
        """What the library has from below these places and was not met there; of what could not be looked into, nothing is known."""
        unknown = [Path(_named(Path(refusal.file))) for refusal in self.taken.refused]
        roots = [root for root in (Path(_named(place)) for place in places) if root not in unknown]
        for held in list(self._library.names()):
            path = Path(held.path)
            around = {path, *path.parents}
            if (
                held.path not in self._met
                and around & set(roots)
                and not around & set(unknown)
                and not _is_file(held.path)
            ):
                yield held


def _named(path: Path) -> str:
    """The name by which a person knows the file: links are not followed."""
    return shown(os.path.abspath(path))  # noqa: PTH100 - resolve() follows links


def _holds(held: Held) -> bool:
    """Whether the file still is what the library has of it."""
    try:
        return sha256(Path(held.path).read_bytes()).hexdigest() == held.sha256
    except OSError:
        return False


def _is_file(path: str) -> bool:
    """Whether there is one, or may be."""
    try:
        return Path(path).is_file()
    except OSError:
        return True
