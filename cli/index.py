"""``tifa index``, ``remove``, ``rebuild``: the library changed, and published as a whole new generation."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analyzers.dictionary import load_dictionary
from cli.flags import with_flags
from cli.output import complain, print_json, tell_refusal
from cli.place import Place
from cli.progress import Progress, progress
from cli.settings import (
    DEFAULT_KEEP,
    DEFAULT_LARGEST,
    DEFAULT_SEGMENTER,
    PLACES_HELP,
    Dictionary,
    Json,
    Keep,
    LargestFile,
    Processes,
    Segmenter,
)
from cli.summary import MOST_NAMED, as_json, print_summary

if TYPE_CHECKING:
    from engine.port import Engine
    from indexer.library import Held, Library
    from indexer.publish import Published
    from indexer.taking import Step, Taken, Taking

MOST_PROCESSES = 8
SHORTEST_HASH = 6  # characters of a hash that name a source

Names = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE...", help="A path, a file's name, the beginning of a hash, or the id of a report."),
]
Sync = Annotated[bool, typer.Option("--sync", help="Also remove what came from these folders and is gone from them.")]
Anew = Annotated[bool, typer.Option("--anew", help="Parse and cut everything again, not only what is stale.")]


@dataclass(frozen=True)
class Making:
    """How an index is made. The fields are flags."""

    keep: Keep = DEFAULT_KEEP
    processes: Processes = None
    dictionary: Dictionary = None
    segmenter: Segmenter = DEFAULT_SEGMENTER
    as_json: Json = False


@with_flags
def index(
    places: Annotated[list[Path], typer.Argument(metavar="PATH...", help=PLACES_HELP)],
    place: Place,
    making: Making,
    sync: Sync = False,
    largest: LargestFile = DEFAULT_LARGEST,
) -> None:
    """Take files into the library, build a whole new index of it, and switch to that; searches go on all the while.

    What has not changed is not parsed again. What cannot be read is told with its remedy, and everything else goes on; the exit
    status is then 1.
    """

    def work(taking: "Taking") -> None:
        taking.take(places, largest * 2**20, sync=sync)
        taking.refresh()

    Run(place, making).run(work)


@with_flags
def remove(names: Names, place: Place, making: Making) -> None:
    """Remove sources from the library, build a whole new index without them, and switch to that. The files stay where they are."""
    run = Run(place, making)

    def work(taking: "Taking") -> None:
        taking.forget(_named(run.library, names))
        taking.refresh()

    run.run(work)


@with_flags
def rebuild(place: Place, making: Making, anew: Anew = False) -> None:
    """Build the index again from the library, and switch to it: after a change of the dictionary, or for another engine."""
    Run(place, making, anew=anew).run(lambda taking: taking.refresh(anew=anew))


class Run:
    """One change of the library, told as it goes, and published."""

    def __init__(self, place: Place, making: Making, *, anew: bool = False) -> None:
        self._place = place
        self._making = making
        self._anew = anew
        self._progress: Progress | None = None
        self._done = 0
        self.library: Library
        self._taking: Taking

    def done(self, work: Callable[["Taking"], None]) -> "tuple[Taken, Published, tuple[int, int, int]]":
        """What it came to, and how many sources, reports and passages there are then."""
        with self._opened() as engine:
            taken, published = self._changed(engine, work)
            return taken, published, self.library.counts()

    def run(self, work: Callable[["Taking"], None]) -> None:
        began = time.monotonic()
        taken, published, counts = self.done(work)
        if self._making.as_json:
            print_json(as_json(taken, published, time.monotonic() - began))
        else:
            print_summary(taken, published, counts, time.monotonic() - began)
        if taken.refused:
            raise typer.Exit(1)

    @contextmanager
    def _opened(self) -> "Iterator[Engine]":
        self.library = self._place.open_library()
        try:
            engine = self._place.open_engine()
            try:
                _check_answers(engine)
                with self.library.alone():
                    yield engine
            finally:
                engine.close()
        finally:
            self.library.close()

    def _changed(self, engine: "Engine", work: Callable[["Taking"], None]) -> "tuple[Taken, Published]":
        from indexer.publish import How, publish  # noqa: PLC0415 - the indexer is slow to import, and other commands start without it
        from indexer.taking import Taking  # noqa: PLC0415
        from indexer.workers import Workers  # noqa: PLC0415

        making = self._making
        dictionary = load_dictionary(making.dictionary)
        workers = Workers(dictionary, making.segmenter.value, making.processes or _processors())
        with progress("read", "sources") as self._progress:
            self._taking = Taking(self.library, workers, self._tell)
            work(self._taking)
        if not self.library.counts()[0] and not engine.generations():
            complain("the library holds no source, so there is nothing to index", "remedy: tifa index PATH...")
            raise typer.Exit(1)
        with progress("indexed", "passages") as shown:
            published = publish(engine, self.library, workers, How(making.keep, shown.at, self._anew))
        self.library.clear_away()
        return self._taking.taken, published

    def _tell(self, step: "Step") -> None:
        self._done += 1
        shown = self._progress
        if shown and (step.refusal or step.lacks):
            shown.clear()
        if step.refusal:
            tell_refusal(step.refusal)
        elif step.lacks:
            complain(f"{step.file}: {step.lacks}")
        if shown:
            shown.at(self._done, self._taking.whole, step.file)


def _processors() -> int:
    """As many as this process may use; more than a few wait for the one that builds."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST_PROCESSES)


def _check_answers(engine: "Engine") -> None:
    """Before hours of work: an engine that is not there."""
    health = engine.health()
    if health.state == "unreachable":
        complain("the index cannot be built now", *health.detail.split(" Remedy: "))
        raise typer.Exit(1)


def _named(library: "Library", names: list[str]) -> "list[Held]":
    """The sources meant, under all their names; a name that means none, or several, ends it before anything is changed."""
    every = list(library.names())
    found: dict[str, Held] = {}
    for name in names:
        meant = _meant(library, every, name)
        if not meant:
            complain(f"the library holds no source {name!r}", "remedy: see which there are: `tifa library`")
            raise typer.Exit(1)
        if len({held.sha256 for held in meant}) > 1:
            several = [held.path for held in meant[:MOST_NAMED]]
            complain(f"{name!r} means {len(meant)} sources", *several, "remedy: give a whole path")
            raise typer.Exit(1)
        found |= {held.path: held for held in library.with_bytes(meant[0].sha256)}
    return list(found.values())


def _meant(library: "Library", every: "list[Held]", name: str) -> "list[Held]":
    from indexer.intake import shown  # noqa: PLC0415

    name = shown(name)
    path = shown(Path(name).absolute())
    exactly = library.holding(name) or [held for held in every if name in (held.path, held.file) or path == held.path]
    return exactly or [
        held
        for held in every
        if name == Path(held.file).name or (len(name) >= SHORTEST_HASH and held.sha256.startswith(name))
    ]
