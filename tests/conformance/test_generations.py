"""Generations of both engines: whole or not there, switched in one step, never in the way of who reads."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from engine.embedded.generations import BUILDING, EmbeddedEngine
from engine.errors import BusyError, ContentError, NoIndexError
from engine.port import DICTIONARY, REPORT, Engine, Record
from engine.question import Question
from engine.reader import Reader
from tests.conformance.conftest import accept
from tests.conformance.seed_passages import Passage, phrase, seed_passages

PASSAGES = seed_passages()


def total(reader: Reader) -> int:
    return reader.search(Question(copies=True, size=0)).total


def build(engine: Engine, count: int) -> str:
    record = Record(REPORT, PASSAGES[0]["report"], f"first {count}")
    return engine.build([*PASSAGES[:count], record], {"corpus": f"first {count}"}, accept).name


def publish(engine: Engine, count: int) -> str:
    name = build(engine, count)
    engine.publish(name)
    return name


def is_whole(reader: Reader) -> bool:
    """Whether passages, records and what the generation says of itself are of one build."""
    count = total(reader)
    return (reader.report(PASSAGES[0]["report"]), reader.generation.passages) == (f"first {count}", count)


def leftovers(engine: Engine) -> list[str]:
    """What lies about that is of no whole generation."""
    whole = {generation.name for generation in engine.generations()}
    if isinstance(engine, EmbeddedEngine):
        return [path.name for path in engine._folder.glob(f"{BUILDING}*")]
    assert isinstance(engine, ElasticEngine)
    names = engine._edge.client.indices.get(index=f"{engine._connection.prefix}-*s-*")
    return [name for name in names if "-".join(name.split("-")[2:]) not in whole]


def test_a_generation_is_asked_once_it_is_published(engine: Engine) -> None:
    assert engine.generations() == []
    assert engine.published() == ""
    assert engine.health().state == "no index"
    first = engine.build(PASSAGES, {"dictionary": "abc"}, accept)
    assert (first.passages, first.published, first.about) == (len(PASSAGES), False, {"dictionary": "abc"})
    with pytest.raises(NoIndexError, match="no index yet"):
        engine.reader()
    assert total(engine.reader(first.name)) == len(PASSAGES)
    engine.publish(first.name)
    assert total(engine.reader()) == len(PASSAGES)
    assert engine.reader().generation == engine.generations()[0]
    assert engine.published() == first.name
    assert engine.reader().search(Question(phrase("江津"))).total > 0
    assert [generation.published for generation in engine.generations()] == [True]
    assert engine.health().state == "ok"
    assert f"{len(PASSAGES)} passages" in engine.health().detail


def test_an_index_of_nothing_answers(engine: Engine) -> None:
    engine.publish(engine.build([Record(DICTIONARY, DICTIONARY, "none")], {}, accept).name)
    answer = engine.reader().search(Question(facets=("year",)))
    assert (answer.total, answer.hits, answer.facets) == (0, [], {"year": []})
    assert engine.reader().groups(Question(), 3).groups == []
    assert engine.reader().dictionary() == "none"


def test_who_reads_goes_on_though_the_next_is_published(engine: Engine) -> None:
    publish(engine, 10)
    reader = engine.reader()
    publish(engine, 20)
    found = reader.search(Question(copies=True))
    assert (found.total, len(found.hits)) == (10, 10)
    assert reader.report(PASSAGES[0]["report"]) == "first 10"
    assert total(engine.reader()) == 20


def test_who_reads_the_embedded_index_goes_on_though_it_is_deleted(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    old = publish(engine, 10)
    reader = engine.reader()
    publish(engine, 20)
    engine.drop(old)
    found = reader.search(Question(copies=True))
    assert (found.total, len(found.hits)) == (10, 10)
    assert reader.report(PASSAGES[0]["report"]) == "first 10"


def test_who_reads_a_generation_that_is_gone_from_the_server_is_told(
    make_elastic: Callable[[], ElasticEngine],
) -> None:
    engine = make_elastic()
    old = publish(engine, 10)
    reader = engine.reader()
    publish(engine, 20)
    engine.drop(old)
    with pytest.raises(NoIndexError, match="no such index"):
        reader.search(Question())


def breaks_off() -> Iterator[Passage]:
    yield from PASSAGES[:5]
    raise OSError("the disk is full")


def refuse(_reader: Reader) -> None:
    raise ContentError("the check found it wanting", "mend it")


def test_a_failed_build_leaves_what_was_published_and_nothing_of_itself(engine: Engine) -> None:
    name = publish(engine, 10)
    with pytest.raises(OSError, match="the disk is full"):
        engine.build(breaks_off(), {}, accept)
    with pytest.raises(ContentError, match="found it wanting"):
        engine.build(PASSAGES, {}, refuse)
    assert [generation.name for generation in engine.generations()] == [name]
    assert total(engine.reader()) == 10
    assert leftovers(engine) == []


def test_the_check_sees_all_that_was_built(engine: Engine) -> None:
    seen: list[int] = []
    engine.build(PASSAGES, {}, lambda reader: seen.append(total(reader)))
    assert seen == [len(PASSAGES)]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown field": ({"nowhere": "x"}, "not in the table"),
    "no text": ({"year": "2023"}, "no whole number"),
    "a number too large": ({"year": 2**40}, "no whole number"),
    "several values where one belongs": ({"year": [2023, 2024]}, "several values"),
    "half a character": ({"text": "\ud800"}, "half a character"),
    "an id that is none": ({"id": "x" * 16}, "sixteen hexadecimal digits"),
    "no date": ({"date": "yesterday"}, "no date"),
    "an empty value": ({"slogan": [""]}, "0 characters"),
    "a value too long": ({"slogan": ["长" * 10_000]}, "10000 characters"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_field_cannot_hold_names_its_passage_and_ends_the_build(engine: Engine, name: str) -> None:
    values, what = WRONG[name]
    wrong = {**PASSAGES[7], **values}
    with pytest.raises(ContentError, match=what) as told:
        engine.build([*PASSAGES[:5], wrong], {}, accept)
    assert wrong["id"] in str(told.value)
    assert engine.generations() == []


def test_a_passage_given_twice_or_without_what_it_needs_ends_the_build(engine: Engine) -> None:
    with pytest.raises(ContentError, match="given twice"):
        engine.build([*PASSAGES[:5], PASSAGES[2]], {}, accept)
    with pytest.raises(ContentError, match="has no 'folded'"):
        engine.build([{key: value for key, value in PASSAGES[0].items() if key != "folded"}], {}, accept)
    assert leftovers(engine) == []


def test_rollback_goes_to_the_one_before_and_says_where_there_is_none(engine: Engine) -> None:
    first = publish(engine, 10)
    publish(engine, 20)
    back = engine.rollback()
    assert (back.name, back.published) == (first, True)
    assert total(engine.reader()) == 10
    with pytest.raises(NoIndexError, match="no generation before"):
        engine.rollback()


def test_the_oldest_generations_are_dropped(engine: Engine) -> None:
    names = [publish(engine, count) for count in (5, 6, 7, 8)]
    assert [generation.name for generation in engine.keep(2)] == [names[1], names[0]]
    assert [generation.name for generation in engine.generations()] == [names[3], names[2]]
    assert list(engine.keep(2)) == []
    assert leftovers(engine) == []


def test_what_is_published_is_not_dropped_and_what_is_not_there_neither(engine: Engine) -> None:
    name = publish(engine, 10)
    with pytest.raises(BusyError, match="is published"):
        engine.drop(name)
    for no_name in ("../elsewhere", f"elsewhere/{name}", "current", "", "*", "20260101t000000000-00000000"):
        with pytest.raises(NoIndexError, match="there is no generation"):
            engine.drop(no_name)
        with pytest.raises(NoIndexError, match="there is no generation"):
            engine.publish(no_name)
    assert total(engine.reader()) == 10


def test_readers_never_see_a_mixture_or_nothing_while_generations_are_switched(engine: Engine) -> None:
    """Passages and reports of one answer are of one generation."""
    names = {build(engine, count): count for count in (10, 20)}
    engine.publish(next(iter(names)))
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            reader = engine.reader()
            if not is_whole(reader):
                wrong.append(reader.generation)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(25):
        for name in names:
            engine.publish(name)
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


def slowly() -> Iterator[Passage]:
    for passage in PASSAGES:
        yield passage
        time.sleep(0.05)


def build_slowly(place: Path | Connection) -> None:
    engine: Engine = EmbeddedEngine(place) if isinstance(place, Path) else ElasticEngine(place)
    engine.build(slowly(), {}, accept)


def wait_for(holds: Callable[[], Iterable[object]]) -> None:
    for _ in range(400):
        if list(holds()):
            return
        time.sleep(0.05)
    raise AssertionError("no build began")


def test_a_second_builder_is_told_and_a_killed_one_leaves_nothing_in_the_way(engine: Engine) -> None:
    name = publish(engine, 10)
    place = engine._folder if isinstance(engine, EmbeddedEngine) else engine._connection  # type: ignore[attr-defined]
    other = multiprocessing.get_context("spawn").Process(target=build_slowly, args=(place,))
    other.start()
    wait_for(lambda: leftovers(engine))
    with pytest.raises(BusyError, match="is building this index"):
        engine.build(PASSAGES, {}, accept)
    assert total(engine.reader()) == 10
    os.kill(other.pid or 0, signal.SIGKILL)
    other.join()
    assert [generation.name for generation in engine.generations()] == [name]
    publish(engine, 20)
    assert total(engine.reader()) == 20
    assert leftovers(engine) == []
