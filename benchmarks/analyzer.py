"""The analyzer against plain ``jieba.cut_for_search`` on the same texts and with the same dictionary, in one run.

    python -m benchmarks.analyzer [--rounds N]

Texts: the seeds, and those of TIFA_TEXTS where it is set. Rounds alternate between the peers; medians are told. The machine
may be busy: only ratios of one run mean something.
"""

import argparse
import gc
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import jieba

from analyzers import exact
from analyzers.automaton import find_all
from analyzers.dictionary import Dictionary, load_dictionary
from analyzers.fold import fold_text
from analyzers.pipeline import Analyzer, user_words
from analyzers.slogan import Slogan

ROOT = Path(__file__).parents[1]
Work = Callable[[list[str]], object]


def texts() -> list[str]:
    folders = [ROOT / "seeds", *([Path(os.environ["TIFA_TEXTS"])] if "TIFA_TEXTS" in os.environ else [])]
    return [file.read_text(encoding="utf-8") for folder in folders for file in sorted(folder.rglob("*.txt"))]


def seconds(work: Work, batch: list[str]) -> float:
    gc.collect()
    start = time.perf_counter()
    work(batch)
    return time.perf_counter() - start


def tell(what: str, values: list[float], target: str = "") -> None:
    spread = f"{min(values):.2f} to {max(values):.2f}"
    print(
        f"{what:<58} {statistics.median(values):6.2f}  ({spread}){'  target ' + target if target else ''}", flush=True
    )


def peer(dictionary: Dictionary) -> Work:
    """Plain jieba with our words."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    for word, count in user_words(dictionary):
        if not tokenizer.FREQ.get(word):
            tokenizer.add_word(word, count)

    def work(batch: list[str]) -> None:
        for text in batch:
            tokenizer.lcut_for_search(text)

    return work


def indexing(analyzer: Analyzer) -> Work:
    """Fold, words with their sub-words, mentions."""

    def work(batch: list[str]) -> None:
        for text in batch:
            analyzer.for_index(text)

    return work


def indexing_exactly(analyzer: Analyzer) -> Work:
    """The same, with the exact terms as an index takes them."""

    def work(batch: list[str]) -> None:
        for text in batch:
            folded = analyzer.for_index(text).folded.text
            exact.pairs_field(folded)
            exact.singles_field(folded)

    return work


def indexing_with_spans(analyzer: Analyzer) -> Work:
    """The same as indexing, with the span of every term."""

    def work(batch: list[str]) -> None:
        for text in batch:
            analyzer.for_index(text, spans=True)

    return work


def throughput(batches: dict[str, list[str]], rounds: int) -> None:
    dictionary = load_dictionary()
    analyzer, jieba_search = Analyzer(dictionary), peer(dictionary)
    ours = {
        "fold, words with sub-words, mentions": (indexing(analyzer), ">= 7"),
        "  with exact terms": (indexing_exactly(analyzer), ">= 5"),
        "  with spans for every term": (indexing_with_spans(analyzer), ">= 5"),
    }
    for unit, batch in batches.items():
        print(
            f"\n{unit}: {len(batch)} texts, {sum(map(len, batch)):,} characters; times as fast as jieba.cut_for_search"
        )
        ratios: dict[str, list[float]] = {name: [] for name in ours}
        for _ in range(rounds):
            base = seconds(jieba_search, batch)
            for name, (work, _) in ours.items():
                ratios[name].append(base / seconds(work, batch))
        for name, values in ratios.items():
            tell(name, values, ours[name][1])


_analyzer: Analyzer | None = None


def start_worker() -> None:
    global _analyzer  # noqa: PLW0603 - one analyzer a process
    _analyzer = Analyzer(load_dictionary())


def index_in_worker(batch: list[str]) -> None:
    if _analyzer is not None:
        indexing(_analyzer)(batch)


def processes(batch: list[str], rounds: int) -> None:
    """The same work in one process and shared between two, both warm, by turns."""
    parts = [batch[number::16] for number in range(16)] * 8
    spawn = get_context("spawn")
    with ProcessPoolExecutor(1, spawn, start_worker) as one, ProcessPoolExecutor(2, spawn, start_worker) as two:

        def share(pool: ProcessPoolExecutor) -> float:
            return seconds(lambda _: deque(pool.map(index_in_worker, parts), 0), [])

        share(one), share(two)
        ratios = [share(one) / share(two) for _ in range(rounds)]
    print()
    tell("two processes, as times the speed of one", ratios, ">= 1.8")


START_OURS = "from analyzers.current import CurrentAnalyzer; a = CurrentAnalyzer().get()"
START_BARE_JIEBA = "import jieba; jieba.setLogLevel(60); jieba.initialize()"
START_JIEBA = START_BARE_JIEBA + "; jieba.load_userdict({words!r})"
MEASURED = """
import time; t = time.perf_counter()
{start}
t = time.perf_counter() - t
import psutil, glob
for file in sorted(glob.glob("seeds/*.txt")):
    text = open(file, encoding="utf-8").read()
    {work}
print(t, psutil.Process().memory_info().rss / 2**20)
"""


def started(start: str, work: str) -> tuple[float, float]:
    command = [sys.executable, "-c", MEASURED.format(start=start.strip(), work=work)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), float(told[1])


def start_up(rounds: int) -> None:
    """Ours with its dictionary, jieba with the same words from a file, and jieba with nothing but its own, by turns."""
    search = "list(jieba.cut_for_search(text))"
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as words:
        words.writelines(f"{word} {count}\n" for word, count in user_words(load_dictionary()))
        words.flush()
        starts = [START_OURS, START_JIEBA.format(words=words.name), START_BARE_JIEBA]
        works = ["a.for_index(text)", search, search]
        ran = [[started(start, work) for start, work in zip(starts, works, strict=True)] for _ in range(rounds)]
    print()
    tell("start-up, as a share of jieba's with the same words", [ours[0] / same[0] for ours, same, _ in ran], "<= 0.5")
    tell("  as a share of jieba's without them", [ours[0] / bare[0] for ours, _, bare in ran])
    tell("  in seconds", [ours[0] for ours, _, _ in ran])
    tell("memory over jieba's, in MB, with the seeds analysed", [ours[1] - same[1] for ours, same, _ in ran], "<= 60")


def of_size(size: int, absent_from: list[str]) -> Dictionary:
    """So many slogans: real ones, and made-up ones of three to five words of the real ones, which stand in no text.

    So the size of the dictionary is measured, not what is done with more finds.
    """
    bundled = load_dictionary()
    chance = random.Random(size)
    plain = Analyzer(Dictionary.of([]))
    known = [word for slogan in bundled for word in plain.analyze(slogan.name).words if word.isalpha()]
    names = list({"".join(chance.choices(known, k=chance.randint(3, 5))): None for _ in range(2 * size)})
    find = find_all(names)
    present = {index for text in absent_from for _, _, index in find(text)}
    made = {slogan.name: slogan for slogan in [slogan for slogan in bundled if not slogan.only_quoted][:500]}
    for index, name in enumerate(names):
        if index not in present and len(made) < size:
            made.setdefault(name, Slogan(name, "motto", "county"))
    return Dictionary.of(made.values())


def dictionary_size(batch: list[str], rounds: int) -> None:
    folded = [fold_text(text) for text in batch]
    small, large = (indexing(Analyzer(of_size(size, folded))) for size in (500, 50_000))
    seconds(small, batch), seconds(large, batch)
    print()
    ratios = [1 / (seconds(small, batch) / seconds(large, batch)) for _ in range(rounds)]
    tell("time with 50,000 slogans, as times that with 500", ratios, "<= 1.15")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    documents = texts()
    passages = [line for text in documents for line in text.splitlines() if line.strip()]
    if "TIFA_TEXTS" not in os.environ:
        print("TIFA_TEXTS is not set: only the five seeds are measured")
    throughput({"whole texts": documents, "passages": passages}, rounds)
    processes(documents, rounds)
    start_up(rounds)
    dictionary_size(documents, rounds)


if __name__ == "__main__":
    main()
