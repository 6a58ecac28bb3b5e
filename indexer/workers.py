"""Sources made ready in several processes, with a bounded number on their way.

A source that brings its process down is refused by name; the others that were on their way are made ready again.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import connection

from analyzers.dictionary import Dictionary
from indexer.intake import Refusal
from indexer.prepare import Prepared, Preparer, Task

ON_THEIR_WAY = 3  # for each process
WORTH_A_PROCESS = 400_000  # bytes: of less, starting a process takes longer than the work
MAY_FALL = {".pdf"}  # what a bad file of may bring a process down

Result = tuple[Task, Prepared | Refusal]
Work = Callable[[Task], Prepared | Refusal]

_preparer: Preparer | None = None


class Workers:
    """``work`` is what a process does with a task, once it has begun."""

    def __init__(self, dictionary: Dictionary, segmenter: str, processes: int, work: Work | None = None) -> None:
        self.preparer = Preparer(dictionary, segmenter)
        self._given = (dictionary, segmenter)
        self._processes = processes
        self._work = work or prepare

    def prepare(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """Each task with what became of it, in the order in which they are done."""
        tasks = iter(tasks)
        first = list(_until_worth_it(tasks))
        falls = any(task.suffix in MAY_FALL for task, _ in first)
        if not falls and (self._processes == 1 or sum(size for _, size in first) < WORTH_A_PROCESS):
            for task in chain((task for task, _ in first), tasks):
                yield task, self.preparer.prepare(task)
            return
        yield from self._in_processes(chain((task for task, _ in first), tasks))

    def _in_processes(self, tasks: Iterator[Task]) -> Iterator[Result]:
        while True:
            left: list[Task] = []
            with self._pool(self._processes) as pool:
                yield from self._through(pool, tasks, left)
            if not left:
                return
            for task in left:
                yield task, self._alone(task)

    def _through(self, pool: ProcessPoolExecutor, tasks: Iterator[Task], left: list[Task]) -> Iterator[Result]:
        """Until the tasks end, or a process comes down; ``left`` are then those that were on their way."""
        on_their_way: dict[str, Task] = {}
        futures: dict[Future[Prepared | Refusal], str] = {}

        def send(how_many: int) -> None:
            for task in islice(tasks, how_many):
                on_their_way[task.key] = task
                futures[pool.submit(self._work, task)] = task.key

        try:
            send(self._processes * ON_THEIR_WAY)
            while futures:
                done, _ = wait(futures, return_when=FIRST_COMPLETED)
                for future in done:
                    result = future.result()
                    yield on_their_way.pop(futures.pop(future)), result
                    send(1)
        except BrokenProcessPool:
            left += on_their_way.values()

    def _alone(self, task: Task) -> Prepared | Refusal:
        """In a process of its own, as one of those on their way brought theirs down."""
        with self._pool(1) as pool:
            try:
                return pool.submit(self._work, task).result()
            except BrokenProcessPool:
                what = "brings down the process that reads it"
                return Refusal(task.file, what, "open it in its own program and save it again", passed_over=False)

    def _pool(self, processes: int) -> ProcessPoolExecutor:
        own = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, own, initializer=_begin, initargs=self._given)


def _until_worth_it(tasks: Iterator[Task]) -> Iterator[tuple[Task, int]]:
    """The first tasks with their sizes, until they are worth a process of their own."""
    whole = 0
    for task in tasks:
        size = task.place.stat().st_size if task.place.exists() else 0
        yield task, size
        whole += WORTH_A_PROCESS if task.suffix in MAY_FALL else size
        if whole >= WORTH_A_PROCESS:
            return


def _begin(dictionary: Dictionary, segmenter: str) -> None:
    global _preparer  # noqa: PLW0603 - a process has one, made when it begins
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _preparer = Preparer(dictionary, segmenter)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)


def prepare(task: Task) -> Prepared | Refusal:
    if _preparer is None:
        raise RuntimeError("a worker that did not begin")
    return _preparer.prepare(task)
