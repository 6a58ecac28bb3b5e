"""The Dockerfile and .dockerignore, read as Docker's builder reads them. No image is built here."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.compose.rules import dockerfile_breaches
from tests.house.files import ROOT

FILE = ROOT / "Dockerfile"
# What may lie in a working folder, and must not get into an image.
STRANGERS = [
    ".env",
    ".git/config",
    ".venv/bin/python",
    "build/x",
    "cli/__pycache__/main.cpython-311.pyc",
    "docker-compose.yml",
    "my-texts/report.txt",
    "requirements/dev.txt",
    "tests/conftest.py",
]


def listed() -> list[str]:
    """The files of the checkout: committed, or about to be."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


def read(programs: Path, file: Path, paths: list[str]) -> subprocess.CompletedProcess[str]:
    command = [str(programs / "dockerfile"), str(file), str(ROOT / ".dockerignore")]
    return subprocess.run(command, input="\n".join(paths), capture_output=True, text=True, check=False)


def told_of(programs: Path, file: Path = FILE) -> dict[str, Any]:
    done = read(programs, file, [*listed(), *STRANGERS])
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def changed(folder: Path, old: str, new: str) -> Path:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = folder / "Dockerfile"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def copied(told: dict[str, Any]) -> dict[str, str]:
    """Each file of the checkout that is copied, and where to below the working folder."""
    commands = [step["command"] for stage in told["stages"] for step in stage["steps"] if step["name"] == "COPY"]
    targets = {}
    for command in commands:
        for source in command["SourcePaths"]:
            for path in told["context"]:
                if path == source:
                    targets[path] = command["DestPath"] + Path(path).name
                elif path.startswith(f"{source}/"):
                    targets[path] = f"{command['DestPath']}/{path.removeprefix(f'{source}/')}"
    return targets


def test_the_builder_reads_it_without_a_warning(programs: Path) -> None:
    assert told_of(programs)["warnings"] == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("WORKDIR /src", "WORKFOLDER /src", "unknown instruction"),
        ("COPY cli cli", "COPY cli", "COPY requires at least two arguments"),
        ("--from=build", "--form=build", "unknown flag"),
        ("USER 10001", "USER", "USER requires exactly one argument"),
        ("FROM python:3.11-slim", "# FROM python:3.11-slim", "no build stage"),
    ],
)
def test_the_builder_refuses(programs: Path, tmp_path: Path, old: str, new: str, told: str) -> None:
    done = read(programs, changed(tmp_path, old, new), [])
    assert done.returncode == 1
    assert told in done.stderr


def test_the_rules_of_the_house_are_kept(programs: Path) -> None:
    assert dockerfile_breaches(told_of(programs)) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("USER 10001", "USER root", "it runs as root"),
        ("USER 10001", "USER 0:0", "it runs as root"),
        ("USER 10001", "", "it runs as root"),
        ("3.11-slim\n#", "latest\n#", "base python:latest"),
        ("python:3.11-slim AS", "python AS", "base python is"),
        ("python:3.11-slim AS", "python:3.12-slim AS", "what one base built"),
        ("RUN useradd", "RUN apt-get install gcc && useradd", "apt-get is called"),
        ("ENV PATH", "RUN pip --version\nENV PATH", "pip is called"),
        ("COPY --from=build /opt/tifa /opt/tifa", "COPY --from=build /opt /opt", "the last stage gets more"),
        ("COPY cli cli", "COPY clis cli", "there is no clis"),
        ("COPY cli cli", "COPY tests tests", "there is no tests"),
        ("COPY cli cli", "ADD cli cli", "ADD has no place"),
        ("USER 10001", "USER 10001\nHEALTHCHECK CMD true", "HEALTHCHECK has no place"),
        ("install --require-hashes -r", "install -r", "pip without --require-hashes"),
        ("install --no-deps --no-index /wheels/tifa", "install --no-index /wheels/tifa", "pip without --no-deps"),
        ('ENTRYPOINT ["tifa"]', "ENTRYPOINT tifa", "it does not start tifa itself"),
    ],
)
def test_a_breach_of_them_is_told(programs: Path, tmp_path: Path, old: str, new: str, told: str) -> None:
    breaches = dockerfile_breaches(told_of(programs, changed(tmp_path, old, new)))
    assert [breach for breach in breaches if breach.startswith(told)], breaches


def test_nothing_goes_to_the_build_but_what_is_copied(programs: Path) -> None:
    told = told_of(programs)
    assert sorted(copied(told)) == sorted(told["context"])
    assert not set(STRANGERS) & set(told["context"])


def wheel(folder: Path, target: Path) -> dict[str, int]:
    """What is in the wheel that is built from this folder, with its check sums."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    with zipfile.ZipFile(next(target.glob("*.whl"))) as archive:
        return {entry.filename: entry.CRC for entry in archive.infolist()}


def test_what_is_copied_gives_the_wheel_of_the_checkout(programs: Path, tmp_path: Path) -> None:
    for path, target in copied(told_of(programs)).items():
        (tmp_path / "src" / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, tmp_path / "src" / target)
    assert wheel(tmp_path / "src", tmp_path / "a") == wheel(ROOT, tmp_path / "b")
