"""The published generation, followed: whoever asks gets one whole generation, and the one left is closed after its last question."""

import sqlite3
import threading
from pathlib import Path

import pytest

from analyzers.dictionary import Dictionary
from analyzers.slogan import Slogan
from api.following import LOOK_AGAIN, Following, Opened
from engine.embedded.generations import EmbeddedEngine
from engine.errors import DamagedError, NoIndexError
from engine.port import DICTIONARY, Record
from engine.question import Question
from engine.reader import Reader
from tests.conformance.conftest import accept
from tests.conformance.seed_passages import seed_passages


class Clock:
    """Goes on only when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def build(engine: EmbeddedEngine, passages: int, slogan: str) -> str:
    dictionary = Dictionary.of([Slogan(slogan, "theory", "national")])
    record = Record(DICTIONARY, DICTIONARY, dictionary.to_bytes().decode())
    about = {"dictionary": dictionary.version, "analyzer": "rjieba-0"}
    return engine.build([*seed_passages()[:passages], record], about, accept).name


def count(opened: Opened) -> int:
    return opened.reader.search(Question(copies=True, size=0)).total


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(tmp_path)


def test_without_an_index_it_says_so_and_goes_on_when_there_is_one(engine: EmbeddedEngine) -> None:
    following = Following(engine)
    with pytest.raises(NoIndexError, match="there is no index yet"):
        following.ask(count)
    engine.publish(build(engine, 5, "协商民主"))
    assert following.ask(count) == 5


def test_a_switch_is_seen_after_a_moment_with_the_dictionary_that_belongs_to_it(engine: EmbeddedEngine) -> None:
    clock = Clock()
    following = Following(engine, clock)
    engine.publish(build(engine, 5, "协商民主"))
    assert following.ask(lambda it: (count(it), it.analyzer.dictionary.find("渝事好商量"))) == (5, None)
    engine.publish(build(engine, 7, "渝事好商量"))
    assert following.ask(count) == 5
    clock.now += LOOK_AGAIN
    total, slogan = following.ask(lambda it: (count(it), it.analyzer.dictionary.find("渝事好商量")))
    assert (total, slogan and slogan.name) == (7, "渝事好商量")


def test_the_analyzer_is_kept_where_the_dictionary_is_the_same(engine: EmbeddedEngine) -> None:
    clock = Clock()
    following = Following(engine, clock)
    found = []
    for passages in (3, 4):
        engine.publish(build(engine, passages, "协商民主"))
        clock.now += LOOK_AGAIN
        found.append(following.ask(lambda it: it.analyzer))
    assert found[0] is found[1]


def test_a_question_that_has_begun_goes_on_and_the_generation_left_is_closed_after_it(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []
    close = Reader.close

    def told(reader: Reader) -> None:
        closed.append(reader.generation.name)
        close(reader)

    monkeypatch.setattr(Reader, "close", told)
    clock = Clock()
    following = Following(engine, clock)
    first, second = build(engine, 3, "协商民主"), build(engine, 4, "协商民主")
    closed.clear()  # a build looks its own over
    engine.publish(first)
    with following.opened() as before:
        engine.publish(second)
        clock.now += LOOK_AGAIN
        with following.opened() as after:
            assert (count(before), count(after)) == (3, 4)
            engine.keep(1)  # its files are gone
            assert count(before) == 3
        assert closed == []
    assert closed == [first]
    following.close()
    assert closed == [first, second]


def test_a_generation_dropped_under_a_question_is_asked_for_again(engine: EmbeddedEngine) -> None:
    following = Following(engine, Clock())
    engine.publish(build(engine, 3, "协商民主"))
    tried: list[str] = []

    def work(opened: Opened) -> int:
        tried.append(opened.generation.name)
        if len(tried) == 1:
            engine.publish(build(engine, 4, "协商民主"))
            raise NoIndexError("it was dropped", "ask again")
        return count(opened)

    assert following.ask(work) == 4
    assert len(set(tried)) == 2
    with pytest.raises(NoIndexError, match="for good"):
        following.ask(_dropped_for_good)


def _dropped_for_good(_opened: Opened) -> int:
    raise NoIndexError("it was dropped for good", "build it")


def test_a_generation_without_its_dictionary_is_told_with_the_remedy(engine: EmbeddedEngine) -> None:
    engine.publish(engine.build(seed_passages()[:3], {}, accept).name)
    with pytest.raises(DamagedError, match="tifa rebuild"):
        Following(engine).ask(count)


def test_threads_that_ask_while_it_switches_get_whole_generations(engine: EmbeddedEngine) -> None:
    names = [build(engine, passages, slogan) for passages, slogan in ((3, "协商民主"), (6, "渝事好商量"))]
    wanted = {names[0]: (3, "协商民主"), names[1]: (6, "渝事好商量")}
    engine.publish(names[0])
    clock = Clock()
    following = Following(engine, clock)
    wrong: list[object] = []

    def asks() -> None:
        for _ in range(60):
            told = following.ask(lambda it: (it.generation.name, count(it), next(iter(it.analyzer.dictionary)).name))
            if wanted[told[0]] != told[1:]:
                wrong.append(told)

    threads = [threading.Thread(target=asks) for _ in range(6)]
    for thread in threads:
        thread.start()
    for number in range(12):
        engine.switch(names[number % 2])
        clock.now += LOOK_AGAIN
    for thread in threads:
        thread.join()
    assert wrong == []


def test_what_is_asked_when_all_is_closed_goes_on_and_the_engine_is_closed_after_it(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.publish(build(engine, 5, "协商民主"))
    closed: list[str] = []
    monkeypatch.setattr(engine, "close", lambda: closed.append("engine"))
    following = Following(engine)
    with following.opened() as first:
        with following.opened():
            following.close()
        assert not closed
        assert first.reader.dictionary()
        assert count(first) == 5
    assert closed == ["engine"]
    with pytest.raises(sqlite3.ProgrammingError):
        first.reader.dictionary()


def test_closed_while_nobody_asks_it_is_closed_at_once(engine: EmbeddedEngine) -> None:
    engine.publish(build(engine, 5, "协商民主"))
    following = Following(engine)
    following.ask(count)
    held = following._now
    following.close()
    assert held
    with pytest.raises(sqlite3.ProgrammingError):
        held.reader.dictionary()
