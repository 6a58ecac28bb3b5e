"""Faults: servers and processes that die while an index is built, switched and asked. Nothing is lost, doubled, or half there."""

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from engine.embedded.generations import BUILDING, EmbeddedEngine
from engine.errors import EngineError
from engine.port import Engine
from engine.question import Question
from engine.reader import Reader
from tests.conformance.conftest import accept
from tests.conformance.seed_passages import Passage, phrase, seed_passages
from tests.requirements import missing
from tests.server import Cluster, Node, NoServerError

pytestmark = pytest.mark.soak
SHORT = os.environ.get("TIFA_SOAK") == "short"
KILLS = 4 if SHORT else 20
SWITCHES = 4 if SHORT else 12
MANY = 6_000 if SHORT else 20_000
ROOT = Path(__file__).parents[2]


def many_passages(count: int = MANY) -> Iterator[Passage]:
    seeds = seed_passages()
    for number in range(count):
        yield {**seeds[number % len(seeds)], "id": f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}", "copy": "no"}


IDS = sorted(passage["id"] for passage in many_passages())


def check_whole(reader: Reader) -> None:
    """All of it, and each passage once."""
    assert reader.search(Question(copies=True, size=0)).total == MANY
    assert [hit.id for hit in reader.scan(Question(copies=True))] == IDS


def cluster_of(nodes: int) -> Cluster:
    try:
        return Cluster(nodes)
    except NoServerError as error:
        missing("elasticsearch", str(error))


def killed_and_started(node: Node, after: float) -> threading.Thread:
    def work() -> None:
        time.sleep(after)
        node.stop(hard=True)
        time.sleep(2)
        node.start()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def when(reached: threading.Event, act: Callable[[], None]) -> threading.Thread:
    def work() -> None:
        if reached.wait(120):
            act()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def slowed(passages: Iterator[Passage], reached: threading.Event) -> Iterator[Passage]:
    """A build that goes on for some seconds after the event."""
    for number, passage in enumerate(passages):
        if number == MANY // 3:
            reached.set()
        if number % 100 == 0:
            time.sleep(0.05)
        yield passage


def test_a_node_that_dies_during_a_build_and_comes_back_loses_and_doubles_nothing() -> None:
    with cluster_of(1) as cluster:
        engine = ElasticEngine(Connection((cluster.urls[0],)))
        engine.publish(engine.build(list(many_passages(50)), {}, accept).name)
        reached = threading.Event()
        killer = when(reached, lambda: killed_and_started(cluster.nodes[0], 0).join())
        built = engine.build(slowed(many_passages(), reached), {}, accept)
        killer.join()
        check_whole(engine.reader(built.name))
        engine.publish(built.name)
        check_whole(engine.reader())


def test_a_node_that_dies_during_switches_leaves_one_generation_or_the_other() -> None:
    with cluster_of(1) as cluster:
        engine = ElasticEngine(Connection((cluster.urls[0],), patience=90))
        names = [engine.build(list(many_passages(count)), {}, accept).name for count in (50, 60)]
        engine.publish(names[0])
        chance = random.Random(3)
        for number in range(SWITCHES):
            killer = killed_and_started(cluster.nodes[0], chance.uniform(0, 0.05))
            engine.publish(names[number % 2])
            killer.join()
            cluster.nodes[0].wait()
            reader = engine.reader()
            assert reader.generation.name == names[number % 2]
            assert reader.search(Question(copies=True, size=0)).total == (50, 60)[number % 2]


def test_a_cluster_that_loses_its_master_answers_every_search_and_ends_its_build() -> None:
    with cluster_of(3) as cluster:
        engine = ElasticEngine(Connection(tuple(cluster.urls), replicas=1))
        engine.publish(engine.build(many_passages(), {"first": True}, accept).name)
        asked = Searches(ElasticEngine(Connection(tuple(cluster.urls), replicas=1)))
        asked.start()
        reached = threading.Event()
        master = cluster.nodes[0].ask("/_cat/master?format=json")[0]["node"]
        lost = cluster.nodes[int(master.removeprefix("node"))]
        killer = when(reached, lambda: lost.stop(hard=True))
        built = engine.build(slowed(many_passages(), reached), {"first": False}, accept)
        killer.join()
        engine.publish(built.name)
        time.sleep(3)
        asked.end()
        assert asked.failures == []
        assert asked.answers > 50
        check_whole(engine.reader())
        left = next(node for node in cluster.nodes if node is not lost)
        assert left.ask("/_cat/master?format=json")[0]["node"] != master


class Searches(threading.Thread):
    """Asks all the while, as a page would: whatever is published, with facets."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._over = threading.Event()
        self._wanted = {passage["id"] for passage in many_passages() if "协商" in passage["folded"]}
        self.failures: list[object] = []
        self.answers = 0

    def run(self) -> None:
        while not self._over.is_set():
            try:
                answer = self._engine.reader().search(Question(phrase("协商"), facets=("year", "district")))
                if answer.total != len(self._wanted) or len(answer.hits) != 20:
                    self.failures.append(answer.total)
            except EngineError as error:
                self.failures.append(error)
            self.answers += 1

    def end(self) -> None:
        self._over.set()
        self.join()


def sources(folder: Path) -> None:
    """Enough of them that an index takes a while, in several processes."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for number in range(60):
        text = seeds[number % len(seeds)].read_text(encoding="utf-8")
        cut = len(text) * (number // len(seeds)) // 20
        (folder / f"{number:02}.txt").write_text(
            f"江津区政协第{number}次会议报告\n\n{text[cut : cut + 9000]}", encoding="utf-8"
        )


def change(texts: Path) -> None:
    """Sources edited, renamed, removed, and told otherwise by a sidecar."""
    files = sorted(texts.glob("*.txt"))
    for number, file in enumerate(files):
        match number % 6:
            case 0:
                file.write_text(file.read_text(encoding="utf-8")[:4000], encoding="utf-8")
            case 1:
                file.rename(file.with_name(f"renamed-{file.name}"))
            case 2:
                file.unlink()
            case 3:
                told = f'[[report]]\ntitle = "题目{number}"\n'
                file.with_name(f"{file.name}.tifa.toml").write_text(told, encoding="utf-8")


class Scene:
    """A folder of texts with the place where they are indexed."""

    def __init__(self, name: str, folder: Path, make_elastic: Callable[[], ElasticEngine]) -> None:
        self.texts, self.data = folder / "texts", folder / "data"
        self.texts.mkdir(parents=True)
        sources(self.texts)
        variables = {"TIFA_DATA": "../data", "TIFA_PROCESSES": "2"}
        if name == "embedded":
            self.engine: Engine = EmbeddedEngine(self.data / "index")
        else:
            self.engine = elastic = make_elastic()
            variables |= {
                "TIFA_ELASTICSEARCH_URL": elastic._connection.hosts[0],
                "TIFA_PREFIX": elastic._connection.prefix,
            }
        self._variables = variables

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """The same words in every folder, so that the same index comes out."""
        environment = {**os.environ, "TIFA_ELASTICSEARCH_URL": "", "TIFA_DICTIONARY": "", **self._variables}
        environment["PYTHONPATH"] = str(ROOT)
        quiet = subprocess.DEVNULL
        command = [sys.executable, "-m", "cli", "index", *arguments, "."]
        return subprocess.Popen(
            command, cwd=self.texts, env=environment, stdout=quiet, stderr=quiet, start_new_session=True
        )

    def state(self) -> dict[str, Any]:
        """All that a person could notice: what is found, which bytes are held, that nothing lies about."""
        reader = self.engine.reader()
        return {
            "passages": [(hit.id, hit.text, hit.passage) for hit in reader.scan(Question(copies=True))],
            "about": dict(reader.generation.about),
            "left": self._left(),
            "bytes": sorted(path.name for path in (self.data / "sources").glob("*/*")),
        }

    def _left(self) -> list[str]:
        if isinstance(self.engine, EmbeddedEngine):
            return [path.name for path in (self.data / "index").glob(f"{BUILDING}*")]
        assert isinstance(self.engine, ElasticEngine)
        return self.engine._indices.left_over()


@pytest.mark.parametrize("name", ["embedded", "elasticsearch"])
def test_an_index_command_that_is_killed_and_run_again_ends_as_if_it_had_not_been(
    tmp_path: Path, name: str, make_elastic: Callable[[], ElasticEngine]
) -> None:
    """Half of the kills hit a first index, the others one with ``--sync`` after many changes."""
    whole = Scene(name, tmp_path / "whole", make_elastic)
    takes: list[float] = []
    wanted: list[dict[str, Any]] = []
    for arguments in ([], ["--sync"]):
        start = time.monotonic()
        assert whole.start(*arguments).wait(300) == 0
        takes.append(time.monotonic() - start)
        wanted.append(whole.state())
        assert wanted[-1]["left"] == []
        if not arguments:
            change(whole.texts)
    assert wanted[0] != wanted[1]
    chance = random.Random(11)
    for number in range(KILLS):
        scene = Scene(name, tmp_path / f"killed{number}", make_elastic)
        second = number % 2
        if second:
            assert scene.start().wait(300) == 0
            change(scene.texts)
        arguments = ["--sync"] if second else []
        running = scene.start(*arguments)
        time.sleep(chance.uniform(0.3, takes[second]))
        os.kill(running.pid, signal.SIGKILL)  # its workers are left to see it themselves
        running.wait()
        assert scene.start(*arguments).wait(300) == 0, f"after kill {number}"
        assert scene.state() == wanted[second], f"after kill {number}"
        assert len(scene.engine.generations()) == 1 + second
        shutil.rmtree(tmp_path / f"killed{number}")
