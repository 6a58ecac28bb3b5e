"""A mistake in a file that people write is told with its line and its remedy: one check for every such file."""

from pathlib import Path
from typing import Any


def check_told(error: Any, file: Path, line: int, what: str, remedy: str) -> None:
    """The error tells of this problem first on this line, with its remedy; line 0 is the file as a whole."""
    problems = [problem for problem in error.problems if what in problem.what]
    assert problems, error
    assert (problems[0].file, problems[0].line) == (file, line)
    assert remedy in problems[0].remedy
    assert f"{file}:{line}" in str(error) if line else str(file) in str(error)
