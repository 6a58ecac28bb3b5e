"""Fifty clients at once, on a real server of ours over real engines: no error, no slower than it must be, memory flat, and right
answers again after Elasticsearch was gone.
"""

import json
import os
import subprocess
import sys
import threading
import time
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import psutil
import pytest

from api.asking import asking
from api.following import Opened, opened
from api.request import SearchRequest
from engine.elastic.ask import ElasticAsk
from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from tests.house.files import ROOT
from tests.requirements import missing, texts_folder
from tests.server import Cluster, Node, NoServerError, free_port
from tests.soak.load import Answered, Request, load

pytestmark = pytest.mark.soak
SHORT = os.environ.get("TIFA_SOAK") == "short"
CLIENTS = 50
SECONDS = 12 if SHORT else 60
GONE, BACK = (4.0, 8.0) if SHORT else (15.0, 25.0)
SLOWER = 2.0  # than the raw engine, at most, in the middle
GROWN = 1.15  # of the memory after the first third
TIFA = str(Path(sys.executable).with_name("tifa"))
QUESTIONS = [
    it["text"] for it in tomllib.loads((ROOT / "tests/relevance/queries.toml").read_text(encoding="utf-8"))["query"]
]
SEARCHES = [Request(f"/api/v1/search?{urlencode({'q': question})}") for question in QUESTIONS]


@contextmanager
def served(settings: Mapping[str, str], log: Path) -> Iterator[tuple[str, psutil.Process]]:
    """`tifa serve` as a process of its own, with its address."""
    port = free_port()
    environment = {**os.environ, "TIFA_RATE": "0", "TIFA_AT_ONCE": "400", **settings}
    with log.open("wb") as told:
        process = subprocess.Popen([TIFA, "serve", "--port", str(port)], env=environment, stdout=told, stderr=told)
        try:
            url = f"http://127.0.0.1:{port}"
            until = time.monotonic() + 30
            while not load(url, [Request("/api/v1/health")], 1, 0.01)[0].status:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
            yield url, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(30)


def index(settings: Mapping[str, str]) -> None:
    """The seeds and the larger texts."""
    places = [str(ROOT / "seeds"), str(texts_folder())]
    subprocess.run([TIFA, "index", *places], env={**os.environ, **settings}, check=True, capture_output=True)


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    try:
        cluster = Cluster(heap="1g")
    except NoServerError as error:
        missing("elasticsearch", str(error))
    with cluster:
        yield cluster.nodes[0]


@pytest.fixture(scope="module")
def elastic(node: Node, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The settings of an index on Elasticsearch."""
    data = str(tmp_path_factory.mktemp("elastic"))
    settings = {"TIFA_DATA": data, "TIFA_ENGINE": "elasticsearch", "TIFA_ELASTICSEARCH_URL": node.url}
    index(settings)
    return settings


def raw_searches(of: Opened, monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What Tifa asks Elasticsearch for the page of each question, asked by hand."""
    bodies: list[dict[str, object]] = []
    search = ElasticAsk._search

    def remembered(self: ElasticAsk, body: Mapping[str, object]) -> Mapping[str, object]:
        bodies.append(dict(body))
        return search(self, body)

    with monkeypatch.context() as patched:
        patched.setattr(ElasticAsk, "_search", remembered)
        for question in QUESTIONS:
            of.reader.search(replace(asking(SearchRequest(question), of).question))
    path = f"/tifa-passages-{of.generation.name}/_search?allow_partial_search_results=false&search_type=dfs_query_then_fetch"
    return [Request(path, json.dumps(body).encode()) for body in bodies]


def middle(name: str, answers: list[Answered]) -> float:
    """The time of an answer in the middle, all of which are right."""
    assert {answer.status for answer in answers} == {200}
    seconds = [answer.seconds for answer in answers]
    p50, p99 = median(seconds), quantiles(seconds, n=100)[98]
    rate = len(answers) / max(answer.at + answer.seconds for answer in answers)
    print(f"\n{name:24} {rate:7.0f} a second   p50 {p50 * 1000:6.1f} ms   p99 {p99 * 1000:6.1f} ms")
    return p50


def memory(process: psutil.Process, seconds: float, found: list[tuple[float, int]]) -> threading.Thread:
    def work() -> None:
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            found.append((time.monotonic() - start, process.memory_info().rss))
            time.sleep(0.25)

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def check_memory(found: list[tuple[float, int]]) -> None:
    early = max(rss for at, rss in found if at < found[-1][0] / 3)
    late = max(rss for _, rss in found)
    print(f"memory: {early / 2**20:.0f} MB after a third, {late / 2**20:.0f} MB at most")
    assert late <= GROWN * early


def test_many_clients_on_elasticsearch(
    elastic: dict[str, str], node: Node, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The raw engine and Tifa by turns, under the same questions; then Tifa without the answers that it keeps."""
    engine = ElasticEngine(Connection((node.url,)))
    raw = raw_searches(opened(engine), monkeypatch)
    p50: dict[str, list[float]] = {"raw": [], "Tifa": []}
    with served(elastic, tmp_path / "log") as (url, process):
        load(url, SEARCHES, 4, 3)  # both are warm
        load(node.url, raw, 4, 3)
        for _ in range(2):
            p50["raw"].append(middle("Elasticsearch raw", load(node.url, raw, CLIENTS, SECONDS / 2)))
            held: list[tuple[float, int]] = []
            watching = memory(process, SECONDS / 2, held)
            p50["Tifa"].append(middle("Tifa on Elasticsearch", load(url, SEARCHES, CLIENTS, SECONDS / 2)))
            watching.join()
            check_memory(held)
    with served({**elastic, "TIFA_KEPT_ANSWERS": "0"}, tmp_path / "log") as (url, process):
        load(url, SEARCHES, 4, 3)
        anew = middle("nothing kept", load(url, SEARCHES, CLIENTS, SECONDS / 2))
    raw_p50 = median(p50["raw"])
    print(
        f"p50 is {median(p50['Tifa']) / raw_p50:.2f} times the raw engine's, {anew / raw_p50:.2f} where nothing is kept"
    )
    assert median(p50["Tifa"]) <= SLOWER * raw_p50
    engine.close()


def test_elasticsearch_goes_and_comes_back_under_load(elastic: dict[str, str], node: Node, tmp_path: Path) -> None:
    with served(elastic, tmp_path / "log") as (url, process):
        wanted = {it.request: total(it) for it in load(url, SEARCHES, 1, 600 / 1000 * len(SEARCHES) / 20)}
        start = time.monotonic()

        def go() -> None:
            time.sleep(GONE)
            node.stop(hard=True)
            time.sleep(BACK - GONE)
            node.start()

        killer = threading.Thread(target=go)
        killer.start()
        answers: list[Answered] = []
        while time.monotonic() - start < 120:
            answers += load(url, SEARCHES, CLIENTS, 4)
            if time.monotonic() - start > BACK + 2 and {answer.status for answer in answers[-2 * CLIENTS :]} == {200}:
                break
        killer.join()
        node.wait()
        assert {answer.status for answer in answers} == {200, 503}
        assert all("retry-after" in answer.headers for answer in answers if answer.status == 503)
        right = {it.request: total(it) for it in answers if it.status == 200}
        assert all(right[request] == count for request, count in wanted.items() if request in right)
        after = load(url, SEARCHES, 4, 4)
        assert {answer.status for answer in after} == {200}
        assert all(total(it) == wanted[it.request] for it in after if it.request in wanted)
        assert process.is_running()
        gone = sum(answer.status == 503 for answer in answers)
        slowest = max(it.seconds for it in answers)
        print(
            f"\n{len(answers):,} answers, {gone:,} of them 503 while Elasticsearch was gone; the slowest took {slowest:.1f} s"
        )


def total(answer: Answered) -> int:
    found: int = json.loads(answer.body)["total"]
    return found


def test_many_clients_on_the_embedded_engine(tmp_path: Path) -> None:
    settings = {"TIFA_DATA": str(tmp_path / "data"), "TIFA_ENGINE": "embedded"}
    index(settings)
    with served(settings, tmp_path / "log") as (url, process):
        load(url, SEARCHES, 4, 3)
        held: list[tuple[float, int]] = []
        watching = memory(process, SECONDS, held)
        answers = load(url, SEARCHES, CLIENTS, SECONDS)
        watching.join()
        middle("Tifa, embedded", answers)
        check_memory(held)
