"""Work in processes: what brings one down is refused by its name, and everything else goes on."""

import os
import signal
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from analyzers.dictionary import load_dictionary
from analyzers.segment import DEFAULT
from indexer import workers
from indexer.intake import Refusal
from indexer.prepare import Prepared, Task
from indexer.workers import Workers


def made_task(folder: Path, number: int) -> Task:
    place = folder / f"{number}.txt"
    place.write_text(f"江津区政协第{number}次会议召开，委员们协商议政。", encoding="utf-8")
    return Task(f"key {number}", place.name, ".txt", sha256(place.read_bytes()).hexdigest(), place, None, "")


def falls_on_the_fourth(task: Task) -> Prepared | Refusal:
    if task.key == "key 3":
        os.kill(os.getpid(), signal.SIGKILL)
    return workers.prepare(task)


def test_a_source_that_brings_its_process_down_is_refused_and_no_other_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 1)
    tasks = [made_task(tmp_path, number) for number in range(12)]
    given: Iterator[Task] = iter(tasks)
    results = list(Workers(load_dictionary(), DEFAULT, 2, falls_on_the_fourth).prepare(given))
    assert sorted(task.key for task, _ in results) == sorted(task.key for task in tasks)
    refused = [task.key for task, result in results if isinstance(result, Refusal)]
    assert refused == ["key 3"]
    told = next(result for _, result in results if isinstance(result, Refusal))
    assert "brings down the process" in told.what
    assert told.file == "3.txt"
    assert all(result.passages == 1 for _, result in results if isinstance(result, Prepared))
