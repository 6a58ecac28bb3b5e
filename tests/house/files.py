"""The files of the repository, as the tests of the house see them."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("vocabulary", "analyzers", "engine", "indexer", "api", "cli")


def modules() -> list[Path]:
    return [file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))]
