"""The wheel holds the rooms with their data and the seeds, and nothing else; what is installed from it works."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.files import ROOMS, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_rooms_their_data_and_the_seeds(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names}
    assert tops == {*ROOMS, "tifa_search-0.1.0.dist-info"}
    assert {"analyzers/data/fold.json", "analyzers/data/frames.txt", "analyzers/data/folded_words.txt"} <= names
    assert {f"analyzers/data/slogans/{file.name}" for file in (ROOT / "analyzers/data/slogans").glob("*.toml")} <= names
    assert {f"cli/seeds/{file.name}" for file in (ROOT / "seeds").glob("*.txt")} <= names
    assert "cli/kibana/tifa.ndjson" in names
    assert {"tifa_search-0.1.0.dist-info/licenses/LICENSE", "tifa_search-0.1.0.dist-info/licenses/NOTICE"} <= names
    assert not [name for name in names if "generate_" in name or "test" in name or name.endswith(".pyc")]


def test_the_seeds_and_the_objects_in_the_wheel_are_byte_for_byte(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("cli/kibana/tifa.ndjson") == (ROOT / "kibana" / "tifa.ndjson").read_bytes()
        for file in (ROOT / "seeds").glob("*.txt"):
            assert archive.read(f"cli/seeds/{file.name}") == file.read_bytes()


def run_alone(wheel: Path, folder: Path, *arguments: str) -> str:
    """What the command prints that has nothing but the wheel."""
    zipfile.ZipFile(wheel).extractall(folder)
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from cli.main import run; run()"
    told = subprocess.run(
        [sys.executable, "-I", "-c", code, str(folder), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_the_objects_for_kibana_come_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    assert run_alone(wheel, tmp_path, "kibana", "show") == (ROOT / "kibana" / "tifa.ndjson").read_text(encoding="utf-8")


def test_the_command_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    told = run_alone(wheel, tmp_path, "demo", "--no-serve", "--data", str(tmp_path / "data"))
    assert "164 passages of 7 reports in 5 texts" in told
    assert "id ad1d6ade46e85387" in told
