"""Every setting, command and make target is documented; nothing committed names this machine or an index."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from cli.main import app
from cli.settings import SETTINGS
from tests.house.files import ROOMS, ROOT

DOCS = ROOT / "docs"


def commands() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    def walk(command: object, path: str) -> Iterator[tuple[str, typer.core.TyperCommand]]:
        if isinstance(command, typer.core.TyperGroup):
            for name, below in command.commands.items():
                yield from walk(below, f"{path} {name}")
        elif isinstance(command, typer.core.TyperCommand):
            yield path, command

    return walk(typer.main.get_command(app), "tifa")


COMMANDS = dict(commands())


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_is_documented_with_its_flags(path: str) -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"^## `{re.escape(path)}.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/commands.md has no section ## `{path} …`"
    flags = [option for parameter in COMMANDS[path].params for option in parameter.opts if option.startswith("--")]
    assert [flag for flag in flags if flag != "--help" and f"`{flag}" not in section[0]] == []


def test_every_documented_command_exists() -> None:
    documented = re.findall(
        r"^## `(tifa(?: [a-z-]+)+)", (DOCS / "commands.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert sorted(documented) == sorted(COMMANDS)


def test_every_setting_is_documented_and_belongs_to_a_flag() -> None:
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(TIFA_[A-Z_]+)`", text, re.MULTILINE))
    read = {
        name for command in COMMANDS.values() for parameter in command.params for name in [parameter.envvar] if name
    }
    assert documented == set(SETTINGS) == read


def test_every_make_target_is_documented() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*?## ", makefile, re.MULTILINE))
    phony = set(re.findall(r"^\.PHONY:(.*)", makefile, re.MULTILINE)[0].split())
    documented = set(re.findall(r"`make ([a-z]+)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    assert targets == phony == documented
    told = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in told.splitlines()} == targets


def test_every_room_has_its_question_and_its_place_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for room in ROOMS:
        assert re.search(rf"^## `{room}/`", text, re.MULTILINE), room


def test_every_key_of_a_dictionary_entry_is_documented() -> None:
    from analyzers.dictionary_check import KEYS
    from vocabulary.labels import CATEGORIES, LEVELS

    text = (DOCS / "dictionary.md").read_text(encoding="utf-8")
    assert [word for word in (*KEYS, *CATEGORIES, *LEVELS) if f"`{word}`" not in text] == []


@pytest.mark.parametrize("name", ["README.md", "docs/commands.md"])
def test_examples_print_what_the_documents_show(name: str) -> None:
    """Word for word, but for the analyzer's version, which changes with the dictionary."""
    examples = re.findall(
        r"^\$ \S*tifa analyze '(.*)'\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert examples
    for text, shown in examples:
        printed = CliRunner().invoke(app, ["analyze", text], env={"TIFA_DICTIONARY": ""}).stdout
        assert re.sub("-[0-9a-f]{12}", "", printed) == re.sub("-[0-9a-f]{12}", "", shown)


def committed() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


INDEX = re.compile("index" + "-url|pypi" + r"\.org|files\.python" + "hosted|registry" + r"\.npmjs|repo\.maven")


def test_no_index_address_and_no_path_of_a_machine_is_committed() -> None:
    marks = [str(ROOT.parent) + "/", "/ro" + "ot/", "/ho" + "me/"]
    for name in committed():
        text = (ROOT / name).read_text(encoding="utf-8", errors="replace")
        assert not INDEX.search(text), name
        assert [mark for mark in marks if re.search(rf"(?<![\w.-]){re.escape(mark)}", text)] == [], name
    assert all(
        "--hash=sha256:" in (ROOT / f"requirements/{kind}.txt").read_text(encoding="utf-8")
        for kind in ("build", "run", "dev")
    )


def test_the_requirements_hold_what_the_project_asks_for() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = (ROOT / "requirements/run.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    for requirement in project["project"]["dependencies"]:
        name = re.split("[<>=]", requirement)[0].lower().replace("_", "-")
        assert re.search(rf"^{re.escape(name)}==", pinned, re.MULTILINE), requirement


def test_local_links_in_the_documents_lead_somewhere() -> None:
    for name in committed():
        if name.endswith(".md"):
            text = (ROOT / name).read_text(encoding="utf-8")
            for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
                assert ((ROOT / name).parent / link).exists(), f"{name}: {link}"


def test_every_route_is_documented_and_every_documented_route_is_there(tmp_path: Path) -> None:
    from api.following import Following
    from api.http.app import application
    from engine.embedded.generations import EmbeddedEngine

    paths = application(Following(EmbeddedEngine(tmp_path))).openapi()["paths"]
    there = {(method.upper(), re.sub(r"\{\w+\}", "{}", path)) for path, told in paths.items() for method in told}
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    documented = {
        (method, f"/api/v1{re.sub('{[a-z]+}', '{}', path)}")
        for method, path in re.findall(r"^\| `(GET|POST) (/[^`]*)`", text, re.MULTILINE)
    }
    assert documented == there
