"""Analyzers shared by the tests: making one takes a third of a second."""

from pathlib import Path

import pytest

from analyzers.dictionary import Dictionary, load_dictionary
from analyzers.pipeline import Analyzer

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def dictionary() -> Dictionary:
    return load_dictionary()


@pytest.fixture(scope="session")
def analyzer(dictionary: Dictionary) -> Analyzer:
    return Analyzer(dictionary)


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    return {file.name[:3]: file.read_text(encoding="utf-8") for file in sorted(SEEDS.glob("*.txt"))}
