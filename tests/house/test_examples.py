"""Every example of the guide is run: its commands end well, what they print is what it says they print, its files are taken.

A fenced block says in its tag what becomes of it: ``sh`` is run line by line, ``console`` is run and printed text compared,
``python`` is run, ``toml`` must be read; ``sh elsewhere`` needs what no test has (Docker, hours), and its commands must exist;
``text`` shows something and is not run.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli

from tests.house.files import ROOT
from tests.house.markdown import Example, examples
from tests.house.test_documented import COMMANDS
from tests.requirements import missing
from tests.server import free_port

EXAMPLES = list(examples())
TAGS = {"sh", "console", "toml", "python", "sh elsewhere", "text"}
SERVED = "127.0.0.1:8000"  # in an example; a test serves elsewhere
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n?)*)", re.MULTILINE)


def of(*tags: str) -> list[Example]:
    return [example for example in EXAMPLES if example.tag in tags]


def named(example: Example) -> str:
    return example.name


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader of the guide has it: the checkout's seeds and command, and reports of one's own."""
    folder = Path(tmp_path_factory.mktemp("guide"))
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for number, seed in enumerate(sorted((folder / "seeds").glob("*.txt"))):
        own = folder / ("my-texts" if number < 3 else "reports")
        own.mkdir(exist_ok=True)
        shutil.copy(seed, own)
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "tifa").symlink_to(Path(sys.executable).with_name("tifa"))
    return folder


@pytest.fixture(scope="module")
def address(desk: Path) -> Iterator[str]:
    """Where the seeds are served."""
    environment = environment_of(desk) | {"TIFA_DATA": str(desk / "served")}
    tifa = str(desk / ".venv" / "bin" / "tifa")
    subprocess.run([tifa, "index", "seeds"], cwd=desk, env=environment, check=True, capture_output=True)
    port = free_port()
    process = subprocess.Popen(
        [tifa, "serve", "--port", str(port)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout
    assert process.stdout.readline(), "it says where it answers"
    yield f"127.0.0.1:{port}"
    process.terminate()
    process.wait(30)


def environment_of(desk: Path) -> dict[str, str]:
    path = f"{desk / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "TIFA_DATA": str(desk / "data"), "HOME": str(desk), "LANG": "C.UTF-8"}


def run(command: str, desk: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", command],
        cwd=desk,
        env=environment_of(desk),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def lines(text: str) -> Iterator[str]:
    """Commands, each with the lines that go on from it."""
    yield from (line for line in text.replace("\\\n", " ").splitlines() if line.strip() and not line.startswith("#"))


def test_every_example_says_what_it_is() -> None:
    assert [example.name for example in EXAMPLES if example.tag not in TAGS] == []


@pytest.mark.parametrize("example", of("sh"), ids=named)
def test_commands_end_well(example: Example, desk: Path, request: pytest.FixtureRequest) -> None:
    for command in lines(example.text):
        if SERVED in command and not shutil.which("curl"):
            missing("curl", "install it")
        told = run(command.replace(SERVED, request.getfixturevalue("address")) if SERVED in command else command, desk)
        assert told.returncode == 0, f"{command}\n{told.stdout[-500:]}{told.stderr}"


@pytest.mark.parametrize("example", of("console"), ids=named)
def test_commands_print_what_the_guide_says(example: Example, desk: Path) -> None:
    for found in COMMAND.finditer(example.text):
        told = run(found[1], desk)
        assert told.returncode == 0, told.stderr
        printed = [line.rstrip() for line in told.stdout.strip().splitlines()]
        wanted = [line.rstrip() for line in found[2].strip().splitlines()]
        assert _agree(printed, wanted), f"{found[1]} prints\n{told.stdout}"


def _agree(printed: list[str], wanted: list[str]) -> bool:
    """Line by line; a line of … stands for any lines."""
    if not wanted:
        return not printed
    if wanted[0] == "…":
        return any(_agree(printed[at:], wanted[1:]) for at in range(len(printed) + 1))
    return bool(printed) and printed[0] == wanted[0] and _agree(printed[1:], wanted[1:])


@pytest.mark.parametrize("example", of("toml"), ids=named)
def test_files_are_toml(example: Example) -> None:
    assert tomli.loads(example.text)


@pytest.mark.parametrize("example", of("python"), ids=named)
def test_programs_end_well(example: Example, desk: Path, address: str) -> None:
    program = desk / "example.py"
    program.write_text(example.text.replace(SERVED, address), encoding="utf-8")
    told = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 0, told.stderr
    assert told.stdout


def flags(path: str) -> set[str]:
    return {option for parameter in COMMANDS[path].params for option in parameter.opts}


@pytest.mark.parametrize("example", of("sh elsewhere"), ids=named)
def test_commands_that_are_run_elsewhere_exist(example: Example) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in lines(example.text):
        words = [word for word in command.split() if not re.match(r"[A-Z_]+=", word)]
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), command
        elif words[0] == "tifa":
            assert not [flag for flag in words if flag.startswith("--") and flag not in flags(f"tifa {words[1]}")], (
                command
            )
        elif words[1:3] == ["-m", words[2]]:
            assert (ROOT / f"{words[2].replace('.', '/')}.py").exists(), command
        else:
            assert words[:2] == ["docker", "compose"], f"{command}: run it, or say how it is tried"
