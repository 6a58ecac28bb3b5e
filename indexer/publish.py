"""The library published: a whole generation built, looked at, and switched to. What was published before stays until then."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from analyzers.dictionary import Dictionary
from engine.errors import ContentError, EngineError
from engine.port import Engine, Generation, Passage, Record
from engine.query import And, Filter, Phrase
from engine.question import Question
from engine.reader import Reader
from indexer.code import DOCUMENTS, code_of
from indexer.documents import contents
from indexer.library import Library
from indexer.prepare import Stamp
from indexer.workers import Workers

SPOT_CHECKS = 20
ASKED = 12  # characters from the middle of a passage
AGAIN = "what was published stays; build again, and tell us if it happens twice"

Progress = Callable[[int, int], None]  # how many passages of how many


@dataclass(frozen=True, slots=True)
class How:
    """``keep`` so many generations; ``anew``: build even what is there already."""

    keep: int
    progress: Progress
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """``built`` is false where the library and the dictionary are as they were."""

    generation: Generation
    built: bool
    dropped: list[str]


def publish(engine: Engine, library: Library, workers: Workers, how: How) -> Published:
    """Nothing is built where a whole generation of just this is there already, unless it is asked for."""
    analyzer = workers.preparer.analyzer
    about = about_of(library, analyzer.dictionary, workers.preparer.stamp)
    found = None if how.anew else _alike(engine, about)
    if found and found.published:
        return Published(found, built=False, dropped=[])
    if not found:
        given = contents(library, analyzer.dictionary, about["analyzer"])
        samples = _Samples(given, about["passages"], how.progress)
        found = engine.build(samples, about, samples.check)
    engine.publish(found.name)
    dropped = [generation.name for generation in engine.keep(how.keep)]
    published = next(generation for generation in engine.generations() if generation.name == found.name)
    return Published(published, built=True, dropped=dropped)


def _alike(engine: Engine, about: Mapping[str, Any]) -> Generation | None:
    """A generation built from just this, if it still answers."""
    for generation in engine.generations():
        if generation.about == about:
            try:
                reader = engine.reader(generation.name)
                total = reader.search(Question(copies=True, size=0)).total
                reader.close()
            except EngineError:
                continue
            if total == about["passages"]:
                return generation
    return None


def about_of(library: Library, dictionary: Dictionary, stamp: Stamp) -> dict[str, Any]:
    """What a generation is built from: the same for the same sources, dictionary and code."""
    corpus = sha256()
    for held in library.sources():
        corpus.update(f"{held.file}\0{held.key}\n".encode())
    sources, reports, passages = library.counts()
    return {
        "corpus": corpus.hexdigest()[:16],
        "dictionary": dictionary.version,
        "analyzer": stamp.analyzer,
        "parsing": stamp.parsing,
        "documents": code_of(*DOCUMENTS),
        "sources": sources,
        "reports": reports,
        "passages": passages,
    }


class _Samples:
    """The contents as they go by, a few of them remembered to be asked for afterwards."""

    def __init__(self, given: Iterable[Passage | Record], passages: int, progress: Progress) -> None:
        self._given = given
        self._passages = passages
        self._progress = progress
        self._remembered: list[Mapping[str, Any]] = []

    def __iter__(self) -> Iterator[Passage | Record]:
        done = 0
        every = max(1, self._passages // SPOT_CHECKS)
        for content in self._given:
            yield content
            if not isinstance(content, Record):
                if done % every == 0:
                    self._remembered.append(content)
                done += 1
                self._progress(done, self._passages)

    def check(self, reader: Reader) -> None:
        """As many as there should be, and each of those remembered is found by its id and by what stands in its middle."""
        total = reader.search(Question(copies=True, size=0)).total
        if total != self._passages:
            raise ContentError(f"the new index holds {total:,} of {self._passages:,} passages", AGAIN)
        for sample in self._remembered:
            hit = reader.get(sample["id"])
            if hit is None or hit.text != sample["text"] or reader.report(sample["report"]) is None:
                raise ContentError(f"the new index does not give passage {sample['id']} back", AGAIN)
            self._ask(reader, sample)

    def _ask(self, reader: Reader, sample: Mapping[str, Any]) -> None:
        terms = sample["pairs"].split(" ") if "pairs" in sample else []
        if not terms:
            return
        middle = Phrase("pairs", tuple(terms[len(terms) // 2 :][: ASKED - 1]))
        alone = And((middle, Filter("id", (sample["id"],))))
        if reader.search(Question(alone, copies=True, size=0)).total != 1:
            raise ContentError(f"the new index does not find passage {sample['id']} by its own text", AGAIN)
