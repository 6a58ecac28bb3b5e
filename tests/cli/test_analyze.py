"""``tifa analyze``: the contract of its JSON, and what a person sees."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tifa

TEXT = "践行“全过程人民民主”"


def test_the_json_is_as_the_design_says(tifa: Tifa) -> None:
    told = tifa.json("analyze", TEXT)
    assert list(told) == ["text", "fold", "words", "terms", "mentions", "analyzer"]
    assert (told["text"], told["fold"]) == (TEXT, "践行全过程人民民主")
    assert told["words"] == ["践行", "全过程人民民主"]
    assert {"term": "人民民主", "start": 6, "end": 10} in told["terms"]
    assert told["mentions"] == [
        {
            "slogan": "全过程人民民主",
            "category": "theory",
            "start": 3,
            "end": 10,
            "quoted": True,
            "nested_in": None,
            "frame": "践行",
        },
        {
            "slogan": "人民民主",
            "category": "theory",
            "start": 6,
            "end": 10,
            "quoted": False,
            "nested_in": "全过程人民民主",
            "frame": "",
        },
    ]
    assert told["analyzer"].startswith("rjieba-")


def test_terms_come_by_their_place(tifa: Tifa) -> None:
    starts = [term["start"] for term in tifa.json("analyze", "落实1343总体思路，推进33618现代制造业集群体系")["terms"]]
    assert starts == sorted(starts)


def test_a_person_sees_how_it_was_cut(tifa: Tifa) -> None:
    output = tifa("analyze", TEXT).stdout
    for told in (
        "践行 / 全过程人民民主",
        "人民民主 ·",
        "理论 · 动词 践行 · 引号内",
        "在「全过程人民民主」之内",
        "analyzer rjieba-",
    ):
        assert told in output


def test_markup_in_a_text_is_text(tifa: Tifa) -> None:
    output = tifa("analyze", "[red]民主[/red] [/] [link=x]").stdout
    assert "[red]民主[/red] [/] [link=x]" in output


def test_the_reference_segmenter_can_be_asked(tifa: Tifa) -> None:
    theirs = tifa.json("analyze", TEXT, "--segmenter", "jieba")
    assert theirs["words"] == tifa.json("analyze", TEXT)["words"]
    assert theirs["analyzer"].startswith("jieba-")
    assert tifa.json("analyze", TEXT, TIFA_SEGMENTER="jieba") == theirs


def test_a_dictionary_of_ones_own_is_laid_over(tifa: Tifa, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[slogan]]\nname = "三色工坊"\ncategory = "brand"\nlevel = "county"\n', encoding="utf-8")
    for told in (
        tifa.json("analyze", "三色工坊", "--dictionary", str(own)),
        tifa.json("analyze", "三色工坊", TIFA_DICTIONARY=str(own)),
    ):
        assert [mention["slogan"] for mention in told["mentions"]] == ["三色工坊"]


@pytest.mark.parametrize("text", ["", " ", "\n", "。", "𠀀", "é́́"])
def test_any_text_has_an_answer(tifa: Tifa, text: str) -> None:
    assert tifa.json("analyze", text)["text"] == text


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from cli.main import run; run()", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False)


def test_standard_input_and_bytes_that_are_no_text() -> None:
    told = run("analyze", "-", "--json", stdin="践行人民民主".encode() + b"\xff")
    assert told.returncode == 0
    assert json.loads(told.stdout)["text"] == "践行人民民主\ufffd"


def test_a_lone_surrogate_from_the_command_line_is_printed() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "from cli.main import run; run()", "analyze", b"\xe6\xb0\x91\xff", "--json"],
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout)["text"] == "民\udcff"


def test_a_broken_dictionary_is_told_on_standard_error_and_ends_in_1(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[slogan]]\nname = "三色工坊"\n', encoding="utf-8")
    told = run("analyze", "民主", "--dictionary", str(own))
    assert (told.returncode, told.stdout) == (1, b"")
    assert told.stderr.decode().startswith("tifa: the dictionary cannot be used\n")
    assert f"{own}:1: the entry '三色工坊' has no category. Remedy: add a line category" in told.stderr.decode()
    assert "Traceback" not in told.stderr.decode()


def test_a_wrong_call_ends_in_2() -> None:
    assert (
        run("analyze").returncode
        == run("analyze", "x", "--segmenter", "pkuseg").returncode
        == run("nothing").returncode
        == 2
    )


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith(b"tifa 0.")
    for command in ([], ["analyze"], ["slogans"], ["slogans", "discover"], ["demo"]):
        told = run(*command, "--help")
        assert told.returncode == 0
        assert b"Usage" in told.stdout
