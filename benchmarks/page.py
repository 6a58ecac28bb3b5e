"""The page of a search against the JSON of the same search, in one run: time at 100,000 passages with four facets chosen, and size.

    python -m benchmarks.page [--sources 1250] [--questions 100] [--rounds 3] [--data FOLDER]

Sources are made from real ones with changed words (benchmarks/made_passages.py), 80 passages each. Every question is new, and
asked once as either; who goes first changes. `--data` keeps what was indexed for the next run.
"""

import argparse
import gzip
import json
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from benchmarks.analyzer import tell
from benchmarks.indexing import ROOT, index
from benchmarks.made_passages import OF_A_REPORT, Made, real_passages
from vocabulary import districts

CHOSEN = "year=2015..2024&section=proposals&section=consultation&section=self&part=review&part=plan&kind=report"
YEARS = (2008, 2025)


def write_sources(folder: Path, made: Made, count: int) -> None:
    """Each of a district and a year of its own."""
    places = [district for province in districts.provinces() for district in districts.children(province.code)]
    chance = random.Random(1)
    for source in range(count):
        place, year = chance.choice(places), chance.randint(*YEARS)
        texts = (made.text(source * OF_A_REPORT + number) for number in range(OF_A_REPORT))
        title = f"政协{districts.full_name(place.code)}委员会常务委员会工作报告\n（{year}年1月10日）"
        (folder / f"{source:05}.txt").write_text(
            f"{title}\n\n" + "\n\n".join(f"　　{text}" for text in texts), encoding="utf-8"
        )


@contextmanager
def serving(data: Path) -> Iterator[int]:
    """A server of our own that keeps no answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    flags = ["--data", str(data), "--engine", "embedded", "--port", str(port), "--kept-answers", "0", "--rate", "0"]
    running = subprocess.Popen(
        [sys.executable, "-m", "cli", "serve", *flags], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait(port)
        yield port
    finally:
        running.terminate()
        running.wait()


def wait(port: int) -> None:
    for _ in range(300):
        try:
            fetch(port, "/api/v1/health")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


def fetch(port: int, path: str) -> tuple[float, bytes]:
    """Seconds, and the body as it goes over the line."""
    start = time.perf_counter()
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    taken = time.perf_counter() - start
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status} {body[:300]!r}")
    return taken, body


def questions(made: Made, count: int, seed: int) -> list[str]:
    """Two words of the texts each."""
    chance = random.Random(seed)
    words = sorted({word for number in range(200) for word in made.analyzer.cut(made.text(number)) if len(word) == 2})
    return [quote(" ".join(chance.sample(words, 2))) for _ in range(count)]


def measured(port: int, asked: list[str]) -> tuple[list[float], list[float], list[int]]:
    json_times: list[float] = []
    page_times: list[float] = []
    sizes: list[int] = []
    for number, question in enumerate(asked):
        pair = [("/api/v1/search", json_times), ("/", page_times)]
        for path, times in pair if number % 2 else reversed(pair):
            taken, body = fetch(port, f"{path}?q={question}&{CHOSEN}")
            times.append(taken)
            if path == "/":
                sizes.append(len(body))
    return json_times, page_times, sizes


def loaded(port: int) -> int:
    """Bytes of what a page loads besides itself, compressed."""
    found = re.findall(rb'(?:href|src)="(/static/[^"]+)"', gzip.decompress(fetch(port, "/")[1]))
    stamp = found[0].split(b"/")[2].decode()
    names = [path.name for path in (ROOT / "api" / "static").iterdir() if path.suffix in (".js", ".css")]
    return sum(len(fetch(port, f"/static/{stamp}/{name}")[1]) for name in names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=1250)
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    made = Made(Analyzer(load_dictionary()), real_passages())
    with tempfile.TemporaryDirectory() as folder:
        data = given.data or Path(folder) / "data"
        if not (data / "index" / "current").exists():
            places = Path(folder) / "sources"
            places.mkdir()
            write_sources(places, made, given.sources)
            index(places, data, 2)
        with serving(data) as port:
            report(port, made, given.questions, given.rounds)


def report(port: int, made: Made, count: int, rounds: int) -> None:
    found = json.loads(fetch(port, "/api/v1/health")[1])
    print(found["detail"])
    measured(port, questions(made, 20, 0))
    ratios: list[float] = []
    for number in range(1, rounds + 1):
        json_times, page_times, sizes = measured(port, questions(made, count, number))
        tell("json, ms", [taken * 1000 for taken in json_times])
        tell("page, ms", [taken * 1000 for taken in page_times])
        ratios.append(statistics.median(page_times) / statistics.median(json_times))
        print(f"largest page: {max(sizes):,} bytes compressed")
    tell("page : json, p50 of each round", ratios, "1.3")
    print(f"styles and scripts of all pages: {loaded(port):,} bytes compressed")


if __name__ == "__main__":
    main()
