"""``tifa index`` in passages a second, on one process and on two, with memory and disk; and once more with nothing new.

    python -m benchmarks.indexing [--sources 400] [--rounds 3]

Sources are made from real ones with changed words (benchmarks/made_passages.py), 80 passages each, as wrapped text files.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from benchmarks.analyzer import tell
from benchmarks.made_passages import OF_A_REPORT, Made, real_passages

ROOT = Path(__file__).parents[1]


def write_sources(folder: Path, made: Made, count: int) -> int:
    """How many characters they hold."""
    whole = 0
    for source in range(count):
        texts = (made.text(source * OF_A_REPORT + number) for number in range(OF_A_REPORT))
        text = f"政协江津区委员会工作报告（{source}）\n\n" + "\n\n".join(f"　　{text}" for text in texts)
        (folder / f"{source:05}.txt").write_text(text, encoding="utf-8")
        whole += len(text)
    return whole


def index(places: Path, data: Path, processes: int) -> tuple[float, int, dict[str, object]]:
    """Seconds, the most memory of all its processes together, and what it told."""
    command = [sys.executable, "-m", "cli", "index", str(places), "--processes", str(processes), "--json"]
    environment = {**os.environ, "TIFA_DATA": str(data), "TIFA_ELASTICSEARCH_URL": "", "TIFA_DICTIONARY": ""}
    start = time.perf_counter()
    running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    most = [0]
    watching = threading.Thread(target=watch, args=(running.pid, most))
    watching.start()
    told, _ = running.communicate()
    taken = time.perf_counter() - start
    watching.join()
    return taken, most[0], json.loads(told)


def watch(process: int, most: list[int]) -> None:
    """Memory that processes share counts once for each."""
    try:
        root = psutil.Process(process)
        while root.is_running() and root.status() != psutil.STATUS_ZOMBIE:
            alive = [root, *root.children(recursive=True)]
            most[0] = max(most[0], sum(each.memory_info().rss for each in alive))
            time.sleep(0.2)
    except psutil.Error:
        return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    made = Made(Analyzer(load_dictionary()), real_passages())
    with tempfile.TemporaryDirectory() as folder:
        places = Path(folder) / "sources"
        places.mkdir()
        characters = write_sources(places, made, given.sources)
        print(f"{given.sources:,} sources, {characters:,} characters")
        rates: dict[int, list[float]] = {1: [], 2: []}
        for number in range(given.rounds):
            for processes, found in rates.items():
                data = Path(folder) / f"data-{number}-{processes}"
                taken, most, told = index(places, data, processes)
                passages = int(told["generation"]["passages"])  # type: ignore[index]
                found.append(passages / taken)
                print(
                    f"  {processes} processes: {passages:,} passages in {taken:.1f} s, {most / 2**20:.0f} MB",
                    flush=True,
                )
                again, _, _ = index(places, data, processes)
                print(f"  … once more with nothing new: {again:.1f} s", flush=True)
        for processes, told_rates in rates.items():
            tell(f"passages a second, {processes} processes", told_rates)
        tell("two processes against one", [two / one for one, two in zip(rates[1], rates[2], strict=True)])


if __name__ == "__main__":
    main()
