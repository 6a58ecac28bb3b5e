"""The completion of a shell, as bash asks for it once it is installed: commands, flags and the values of flags."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tifa
from vocabulary.labels import CATEGORIES, KINDS, PARTS, SECTIONS

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `tifa --install-completion` puts into a home: it looks which shell it was started from."""
    home = Path(tmp_path_factory.mktemp("home"))
    environment = {"PATH": os.environ["PATH"], "HOME": str(home)}
    subprocess.run(
        ["bash", "-c", '"$0" --install-completion && true', str(BIN / "tifa")],
        env=environment,
        check=True,
        capture_output=True,
    )
    installed = home / ".bash_completions" / "tifa.sh"
    assert str(installed) in (home / ".bashrc").read_text(encoding="utf-8")
    return installed


def completed(script: Path, *words: str) -> list[str]:
    asked = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tifa_completion tifa; printf "%s\\n" "${COMPREPLY[@]}"'
    told = subprocess.run(
        ["bash", "-c", asked, str(script), "tifa", *words],
        env={"PATH": f"{BIN}:{os.environ['PATH']}", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.split()


def test_commands_and_flags_are_completed(script: Path) -> None:
    assert completed(script, "se") == ["search", "serve"]
    assert completed(script, "slogans", "sh") == ["show"]
    assert completed(script, "search", "--slogan") == ["--slogan", "--slogan-all"]


def test_values_are_completed(script: Path) -> None:
    assert completed(script, "search", "--district", "江津") == ["江津区"]
    assert "重庆市" in completed(script, "search", "--region", "")
    assert completed(script, "search", "--region", "500116") == ["500116"]
    assert completed(script, "search", "--section", "con") == ["consultation"]
    assert completed(script, "search", "--section", "协商议") == ["协商议政"]
    assert set(completed(script, "search", "--section", "")) == set(SECTIONS)
    assert set(completed(script, "search", "--part", "")) == set(PARTS)
    assert set(completed(script, "search", "--kind", "")) == set(KINDS)
    assert completed(script, "search", "--slogan", "渝事好商")[0] == "渝事好商量"
    assert completed(script, "slogans", "show", "渝事好商")[0] == "渝事好商量"
    assert set(completed(script, "slogans", "list", "--category", "")) == set(CATEGORIES)
    assert completed(script, "slogans", "list", "--level", "prov") == ["province"]
    assert completed(script, "search", "--sort", "d") == ["date", "district"]
    assert completed(script, "search", "--group", "") == ["report"]


def test_a_broken_dictionary_does_not_disturb_who_types(
    tifa: Tifa, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cli import completing

    own = tmp_path / "own.toml"
    own.write_text("[[slogan]]", encoding="utf-8")
    monkeypatch.setenv("TIFA_DICTIONARY", str(own))
    assert list(completing.slogans("渝")) == []
    own.write_text('[[slogan]]\nname = "三色工坊"\ncategory = "brand"\nlevel = "county"\n', encoding="utf-8")
    assert list(completing.slogans("三色工")) == [("三色工坊", "三色工坊")]
    assert tifa("--help").exit_code == 0
