"""Generations on disk: whole or not there, switched in one step, never in the way of who reads."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from engine.embedded.generations import BUILDING, Generations
from engine.embedded.reader import Reader
from engine.errors import BusyError, NoIndexError
from engine.question import Question
from tests.engine.made_passages import Passage, made_passages, phrase

PASSAGES = made_passages()


@pytest.fixture
def index(tmp_path: Path) -> Generations:
    times = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=count) for count in range(1000))
    return Generations(tmp_path / "index", lambda: next(times))


def total(reader: Reader) -> int:
    return reader.search(Question(copies=True, size=0)).total


def published(index: Generations, count: int) -> str:
    name = index.build(PASSAGES[:count], {"corpus": f"first {count}"}).name
    index.publish(name)
    return name


def test_a_generation_is_asked_once_it_is_published(index: Generations) -> None:
    first = index.build(PASSAGES, {"dictionary": "abc"})
    assert (first.passages, first.published, first.about) == (len(PASSAGES), False, {"dictionary": "abc"})
    with pytest.raises(NoIndexError, match="no index yet"):
        index.reader()
    index.publish(first.name)
    assert total(index.reader()) == len(PASSAGES)
    assert index.reader().search(Question(phrase("江津"))).total > 0
    assert [generation.published for generation in index.generations()] == [True]


def test_who_reads_goes_on_though_the_next_is_published_and_the_old_is_deleted(index: Generations) -> None:
    old = published(index, 10)
    reader = index.reader()
    published(index, 20)
    index.drop(old)
    found = reader.search(Question(copies=True))
    assert (found.total, len(found.hits)) == (10, 10)
    assert total(index.reader()) == 20


def breaks_off() -> Iterator[Passage]:
    yield from PASSAGES[:5]
    raise OSError("the disk is full")


def test_a_failed_build_leaves_what_was_published_and_nothing_of_itself(index: Generations, tmp_path: Path) -> None:
    name = published(index, 10)
    with pytest.raises(OSError, match="the disk is full"):
        index.build(breaks_off(), {})
    assert [generation.name for generation in index.generations()] == [name]
    assert total(index.reader()) == 10
    assert list((tmp_path / "index").glob(f"{BUILDING}*")) == []


def test_rollback_goes_to_the_one_before_and_says_where_there_is_none(index: Generations) -> None:
    first = published(index, 10)
    published(index, 20)
    assert index.rollback().name == first
    assert total(index.reader()) == 10
    with pytest.raises(NoIndexError, match="no generation before"):
        index.rollback()


def test_what_is_published_is_not_dropped_and_what_is_not_there_neither(index: Generations) -> None:
    name = published(index, 10)
    with pytest.raises(BusyError, match="is published"):
        index.drop(name)
    for no_name in ("../elsewhere", f"elsewhere/{name}", "current", ""):
        with pytest.raises(NoIndexError, match="there is no generation"):
            index.drop(no_name)
        with pytest.raises(NoIndexError, match="there is no generation"):
            index.publish(no_name)
    with pytest.raises(NoIndexError):
        index.publish("20260101T000000-00000000")
    assert total(index.reader()) == 10


def slowly() -> Iterator[Passage]:
    for passage in PASSAGES:
        yield passage
        time.sleep(0.05)


def build_slowly(folder: Path) -> None:
    Generations(folder).build(slowly(), {})


def wait_for(folder: Path) -> None:
    for _ in range(400):
        if list(folder.glob(f"{BUILDING}*/*")):
            return
        time.sleep(0.05)
    raise AssertionError("no build began")


def test_a_second_builder_is_told_and_a_killed_one_leaves_nothing_in_the_way(
    index: Generations, tmp_path: Path
) -> None:
    name = published(index, 10)
    other = multiprocessing.get_context("spawn").Process(target=build_slowly, args=(tmp_path / "index",))
    other.start()
    wait_for(tmp_path / "index")
    with pytest.raises(BusyError, match="another process is building"):
        index.build(PASSAGES, {})
    assert total(index.reader()) == 10
    os.kill(other.pid or 0, signal.SIGKILL)
    other.join()
    assert [generation.name for generation in index.generations()] == [name]
    published(index, 20)
    assert total(index.reader()) == 20
    assert list((tmp_path / "index").glob(f"{BUILDING}*")) == []
