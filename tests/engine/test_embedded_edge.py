"""Where tantivy breaks down, it is told as a damaged index and never as a failure of the program."""

from pathlib import Path

import pytest

from engine.embedded.edge import Guarded
from engine.embedded.generations import EmbeddedEngine
from engine.errors import DamagedError
from engine.question import Question
from tests.conformance.conftest import accept
from tests.conformance.seed_passages import phrase, seed_passages


class PanicException(BaseException):
    """As the library raises it: no Exception."""


class Breaking:
    size = 3

    def search(self) -> None:
        raise PanicException("index out of range")

    def count(self) -> int:
        raise ValueError("bucket limit")


def test_a_panic_is_damage_and_all_else_stays_as_it_is() -> None:
    guarded = Guarded(Breaking())  # type: ignore[arg-type]
    with pytest.raises(DamagedError, match="tifa rebuild"):
        guarded.search()
    with pytest.raises(ValueError, match="bucket limit"):
        guarded.count()
    assert guarded.size == 3


def test_bytes_changed_in_an_index_never_break_the_program(tmp_path: Path) -> None:
    """Whatever is flipped, an answer comes or an error of ours; wrong answers are what `doctor` finds by checksums."""
    engine = EmbeddedEngine(tmp_path)
    engine.publish(engine.build(seed_passages(), {}, accept).name)
    for kind in ("*.term", "*.idx", "*.pos", "*.store", "*.fast"):
        for file in (tmp_path / engine.published()).glob(kind):
            whole = file.read_bytes()
            file.write_bytes(bytes(byte ^ 0xFF if at % 97 == 5 else byte for at, byte in enumerate(whole)))
            for text in ("协商", "民主监督", "的"):
                try:
                    engine.reader().search(Question(phrase(text), facets=("year", "slogan")))
                except DamagedError:
                    pass
                except (ValueError, OSError) as error:
                    pytest.fail(f"{file.name}: {type(error).__name__}: {error}")
            file.write_bytes(whole)
