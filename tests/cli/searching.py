"""Texts indexed by the command itself, on either engine, and the command that searches them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from cli.main import app
from engine.port import Engine
from tests.house.files import ROOT

HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\u202e坏人坏事\r"
# Besides the seeds: a report that would steer a terminal, with a long passage that has its hits far apart.
TEXTS = {
    "hostile.txt": "政协江津区委员会常务委员会工作报告\n\n2022年1月10日\n\n各位委员：\n\n一年来，区政协"
    + HOSTILE
    + "着力打造品牌[red]甲乙丙[/red]，取得明显成效。\n\n"
    + "飞天茅屋"
    + "，各部门协同推进各项工作落地见效" * 40
    + "，再说飞天茅屋。\n"
}


@dataclass
class Shelf:
    """An index, and what tells the command where it is."""

    engine: Engine
    variables: dict[str, str]

    def __call__(self, *arguments: str, **variables: str) -> Result:
        """``tifa search``."""
        return CliRunner().invoke(app, ["search", *arguments], env={**self.variables, **variables})

    def json(self, *arguments: str) -> dict[str, Any]:
        result = self(*arguments, "--json")
        assert result.exit_code == 0, result.output
        told: dict[str, Any] = json.loads(result.stdout)
        return told

    def process(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
        """As a process of its own, with nothing of our environment but the way to Python."""
        return subprocess.run(
            [sys.executable, "-m", "cli", "search", *arguments],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **self.variables, **variables},
            capture_output=True,
            check=False,
        )


def indexed(folder: Path, engine: Callable[[Path], Engine], variables: dict[str, str]) -> Shelf:
    texts = folder / "texts"
    texts.mkdir()
    for name, text in TEXTS.items():
        (texts / name).write_text(text, encoding="utf-8")
    data = folder / "data"
    told = {
        "TIFA_DATA": str(data),
        "TIFA_PROCESSES": "1",
        "TIFA_ELASTICSEARCH_URL": "",
        "TIFA_DICTIONARY": "",
        **variables,
    }
    result = CliRunner().invoke(app, ["index", str(ROOT / "seeds"), str(texts)], env=told)
    assert result.exit_code == 0, result.output
    return Shelf(engine(data / "index"), told)
