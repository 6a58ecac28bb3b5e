"""The check of a new index: one that lost something is not published, and what was published stays."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from analyzers.dictionary import load_dictionary
from analyzers.segment import DEFAULT
from engine.embedded.generations import EmbeddedEngine
from engine.errors import ContentError
from engine.port import Check, Generation, Passage, Record
from indexer.library import Library
from indexer.publish import How, publish
from indexer.taking import Taking
from indexer.workers import Workers

SEEDS = Path(__file__).parents[2] / "seeds"
Loss = Callable[[Iterable[Passage | Record]], Iterator[Passage | Record]]


class Losing(EmbeddedEngine):
    """Builds from what a loss leaves of the contents."""

    loss: Loss | None = None

    def build(self, contents: Iterable[Passage | Record], about: Mapping[str, Any], check: Check) -> Generation:
        return super().build(self.loss(contents) if self.loss else contents, about, check)


def one_passage(contents: Iterable[Passage | Record]) -> Iterator[Passage | Record]:
    for number, content in enumerate(contents):
        if number != 40:
            yield content


def exact_terms(contents: Iterable[Passage | Record]) -> Iterator[Passage | Record]:
    for content in contents:
        yield content if isinstance(content, Record) else {**content, "pairs": "没有"}


def records(contents: Iterable[Passage | Record]) -> Iterator[Passage | Record]:
    return (content for content in contents if not isinstance(content, Record))


def texts(contents: Iterable[Passage | Record]) -> Iterator[Passage | Record]:
    for content in contents:
        yield content if isinstance(content, Record) else {**content, "text": "别的话"}


@pytest.mark.parametrize(
    ("loss", "what"),
    [
        (one_passage, "holds 163 of 164 passages"),
        (exact_terms, "by its own text"),
        (records, "does not give passage"),
        (texts, "does not give passage"),
    ],
)
def test_an_index_that_lost_something_is_not_published(tmp_path: Path, loss: Loss, what: str) -> None:
    library, engine = Library(tmp_path), Losing(tmp_path / "index")
    workers = Workers(load_dictionary(), DEFAULT, 1)
    Taking(library, workers, lambda _step: None).take([SEEDS], 2**20)
    engine.loss = loss
    with pytest.raises(ContentError, match=what):
        publish(engine, library, workers, How(2, lambda _done, _all: None))
    assert engine.generations() == []
    engine.loss = None
    first = publish(engine, library, workers, How(2, lambda _done, _all: None))
    assert (first.built, engine.published()) == (True, first.generation.name)


def test_progress_is_told_passage_by_passage(tmp_path: Path) -> None:
    library, engine = Library(tmp_path), EmbeddedEngine(tmp_path / "index")
    workers = Workers(load_dictionary(), DEFAULT, 1)
    Taking(library, workers, lambda _step: None).take([SEEDS], 2**20)
    told: list[tuple[int, int]] = []
    publish(engine, library, workers, How(2, lambda done, whole: told.append((done, whole))))
    assert told == [(number, 164) for number in range(1, 165)]
