"""Taking sources into the library: what is new or changed is made ready, what is known is left alone, what is bad is told.

Each source is taken as soon as it is ready, so that a run that ends early has not worked for nothing.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from indexer.intake import File, Refusal, read_files
from indexer.library import Held, Library
from indexer.prepare import Prepared, Task
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
    """How far the taking is; ``told`` is what to say of a source."""

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
        self._parsing = workers.preparer.parsing
        self._analyzer = workers.preparer.analyzer.version
        self._waiting: dict[str, Held] = {}
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
        """What the library holds and is stale is made ready again: with another parser, or another dictionary; or all of it."""
        for task, result in self._workers.prepare(self._stale(anew=anew)):
            self._done(task, result)

    def forget(self, gone: Iterable[Held]) -> None:
        gone = list(gone)
        self._library.forget(held.path for held in gone)
        self.taken.removed += [held.file for held in gone]

    def _wanted(self, places: list[Path], largest: int) -> Iterator[Task]:
        for file in read_files(places, largest):
            if isinstance(file, Refusal):
                self._met.add(_absolute(Path(file.file)))
                self._refused(file)
                continue
            self._met.add(_absolute(file.path))
            held = self._hold(file)
            if held and self._is_wanted(held):
                self._waiting[held.key] = held
                yield self._library.task(held, parsed=self._library.parsed(held, self._parsing))

    def _hold(self, file: File) -> Held | None:
        """The file as the library would hold it; None if it holds the same bytes under another name, or cannot hold it."""
        path = _absolute(file.path)
        same = self._waiting_with(file.sha256) or self._library.with_bytes(file.sha256)
        if same and same.path != path:
            if Path(same.path).exists() or same.path in self._met:
                self._refused(
                    Refusal(file.file, f"holds the same bytes as {same.file}", "one is enough", passed_over=True)
                )
                return None
            self._library.forget([same.path])  # it was moved here
            self.taken.moved.append(file.file)
        try:
            sidecar = self._library.keep_bytes(file.sidecar.read_bytes()) if file.sidecar else ""
        except OSError as error:
            what = f"has a sidecar that cannot be read ({error.strerror})"
            self._refused(
                Refusal(file.file, what, "look at who may read it, and where its link leads", passed_over=False)
            )
            return None
        self._library.keep_bytes(file.data)
        return Held(path, file.file, file.suffix, file.sha256, sidecar, str(file.sidecar or ""))

    def _waiting_with(self, digest: str) -> Held | None:
        return next((held for held in self._waiting.values() if held.sha256 == digest), None)

    def _is_wanted(self, held: Held) -> bool:
        """Whether it is to be made ready; if it is already, it is taken as it is."""
        before = self._library.at(held.path)
        if not self._is_ready(held):
            return True
        if before != held:
            self._library.take(held, None, self._parsing, self._analyzer)
        self._count(held, before)
        self._tell(Step(held.file))
        return False

    def _is_ready(self, held: Held) -> bool:
        return self._library.is_ready(held, self._parsing, self._analyzer)

    def _stale(self, *, anew: bool) -> Iterator[Task]:
        stale = [held for held in self._library.sources() if anew or not self._is_ready(held)]
        self.whole += len(stale)
        for held in stale:
            self._waiting[held.key] = held
            yield self._library.task(held, parsed=None if anew else self._library.parsed(held, self._parsing))

    def _done(self, task: Task, result: Prepared | Refusal) -> None:
        held = self._waiting.pop(task.key)
        before = self._library.at(held.path)
        if isinstance(result, Refusal):
            kept = "" if before is None else "; the library keeps what it had of it"
            self._refused(Refusal(result.file, result.what + kept, result.remedy, passed_over=False))
            return
        self._library.take(held, result, self._parsing, self._analyzer)
        self._count(held, before, cut=result.parsed is None)
        self._tell(Step(held.file, lacks=result.lacks))

    def _count(self, held: Held, before: Held | None, *, cut: bool | None = None) -> None:
        if before is None:
            if held.file not in self.taken.moved:
                self.taken.new.append(held.file)
        elif before.key != held.key:
            self.taken.changed.append(held.file)
        elif cut is None:
            self.taken.known += 1
        else:
            (self.taken.cut if cut else self.taken.again).append(held.file)

    def _refused(self, refusal: Refusal) -> None:
        (self.taken.passed_over if refusal.passed_over else self.taken.refused).append(refusal)
        self._tell(Step(refusal.file, refusal))

    def _gone(self, places: list[Path]) -> Iterator[Held]:
        """What the library has from below these places that was not met there, though the places can be read."""
        roots = [Path(_absolute(place)) for place in places if place.exists()]
        for held in list(self._library.sources()):
            path = Path(held.path)
            if held.path not in self._met and not path.exists() and any(root in path.parents for root in roots):
                yield held


def _absolute(path: Path) -> str:
    """The name by which a person knows the file: links are not followed, and bytes that are no text shown as escapes."""
    name = os.path.abspath(path)  # noqa: PTH100 - resolve() follows links
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
