"""The cases catch every engine that breaks a law, by the cases of that very law."""

from pathlib import Path

import pytest

from engine.embedded.generations import EmbeddedEngine
from engine.errors import EngineError
from engine.reader import Reader
from tests.conformance.broken import BROKEN, HalfSwitched
from tests.conformance.case import Case
from tests.conformance.cases import CASES
from tests.conformance.conftest import MakeEngine, published
from tests.conformance.small_corpus import small_corpus
from tests.conformance.test_cases import check
from tests.conformance.test_generations import is_whole, publish

LAWS = {case.law for case in CASES}


@pytest.fixture(scope="module")
def whole(make_engine: MakeEngine) -> Reader:
    return published(make_engine("embedded"), small_corpus())


def is_kept(case: Case, reader: Reader) -> bool:
    try:
        check(case, reader)
    except (AssertionError, EngineError, pytest.fail.Exception):
        return False
    return True


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_engine_fails_cases_of_the_law_that_it_breaks(whole: Reader, name: str) -> None:
    broken = BROKEN[name].over(whole)
    failed = {case.law for case in CASES if not is_kept(case, broken)}
    assert BROKEN[name].law in failed, f"not caught: {name}"
    assert LAWS - failed, f"fails everything: {name}"


def test_every_law_is_broken_by_some_engine() -> None:
    assert {broken.law for broken in BROKEN.values()} == LAWS


@pytest.mark.parametrize(("engine", "kept"), [(EmbeddedEngine, True), (HalfSwitched, False)])
def test_a_generation_switched_by_half_is_caught(tmp_path: Path, engine: type[EmbeddedEngine], *, kept: bool) -> None:
    made = engine(tmp_path)
    for count in (10, 20):
        publish(made, count)
    assert is_whole(made.reader()) is kept
