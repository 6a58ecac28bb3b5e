"""The analyzer for longer: any string at all, threads while dictionaries are exchanged, and memory that does not grow."""

import os
import random
import threading
import time
from pathlib import Path

import psutil
import pytest
from hypothesis import HealthCheck, given, settings

from analyzers import exact
from analyzers.current import CurrentAnalyzer
from analyzers.dictionary import DictionaryError, load_dictionary
from analyzers.highlight import Asked
from analyzers.pipeline import Analyzer
from tests.analyzers.second_fold import second_fold
from tests.analyzers.strings import HARD, texts

pytestmark = pytest.mark.soak
SHORT = os.environ.get("TIFA_SOAK") == "short"
EXAMPLES = 2_000 if SHORT else 100_000
SECONDS = 15 if SHORT else 600
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer(load_dictionary())


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, texts)
def test_any_two_strings(analyzer: Analyzer, text: str, other: str) -> None:
    """Nothing raises, spans point home, and what is asked for is found exactly where it stands."""
    analysis = analyzer.analyze(text)
    assert analysis.fold == second_fold(text) == "".join(analysis.words)
    assert all(term in second_fold(text[start:end]) for term, start, end in analysis.terms)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in analysis.mentions)
    bare = analyzer.bare(other)
    assert second_fold(other) not in analysis.fold or all(part in analysis.fold for part in bare.parts)
    analyzer.highlight(text, Asked(phrases=(bare.text,), bare=(bare,)))
    assert exact.pairs_field(analysis.fold).split() == exact.pairs(analysis.fold)


def test_every_code_point_alone_and_between_han(analyzer: Analyzer) -> None:
    step = 64 if SHORT else 1
    for code in [*range(0x3100), *range(0x3100, 0x110000, step)]:
        text = f"民{chr(code)}主"
        analysis = analyzer.analyze(text)
        assert analysis.fold == second_fold(text), hex(code)
        assert analyzer.analyze(chr(code)).fold == second_fold(chr(code)), hex(code)


def test_threads_cut_while_dictionaries_are_exchanged(tmp_path: Path) -> None:
    """Each answer is the one of a whole dictionary, old or new; a broken one in between changes nothing."""
    own = tmp_path / "own.toml"
    entry = '[[slogan]]\nname = "{}"\ncategory = "brand"\nlevel = "county"\n'
    names = ["三色工坊甲", "三色工坊乙"]
    own.write_text(entry.format(names[0]), encoding="utf-8")
    current = CurrentAnalyzer(own)
    text = "打造三色工坊甲和三色工坊乙。" + (SEEDS / "004_30e1c1d790d4b7d5.txt").read_text(encoding="utf-8")
    done = threading.Event()
    wrong: list[object] = []

    def read() -> None:
        while not done.is_set():
            analyzer = current.get()
            found = [mention.slogan for mention in analyzer.analyze(text).mentions][:1]
            if found not in ([names[0]], [names[1]]) or found[0] not in analyzer.dictionary.by_name:
                wrong.append(found)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    until = time.monotonic() + SECONDS
    exchanges = 0
    while time.monotonic() < until:
        exchanges += 1
        own.write_text(entry.format(names[exchanges % 2]), encoding="utf-8")
        current.reload()
        own.write_text("broken", encoding="utf-8")
        with pytest.raises(DictionaryError):
            current.reload()
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert exchanges > 3


def test_memory_does_not_grow_with_ever_new_texts(analyzer: Analyzer) -> None:
    """What is remembered of words is bounded."""
    chance = random.Random(7)
    han = [chr(code) for code in range(0x4E00, 0x9FA5)]
    process = psutil.Process()

    def feed(count: int) -> int:
        for _ in range(count):
            analyzer.analyze("".join(chance.choices([*han, *HARD], k=2000)))
        return process.memory_info().rss

    feed(300 if SHORT else 3000)
    before = feed(10)
    after = feed(300 if SHORT else 3000)
    assert after - before < 120 * 2**20
