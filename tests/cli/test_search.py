"""``tifa search``: the answer of the API in a terminal, which no text can steer, and as JSON the very same."""

import csv
import os
import pty
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from starlette.testclient import TestClient

from api.following import Following
from api.http.app import application
from tests.cli.searching import HOSTILE, Shelf
from tests.house.files import ROOT

STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ASKED: list[tuple[list[str], dict[str, Any]]] = [
    (["老旧小区改造"], {"q": "老旧小区改造"}),
    (["成渝", "双城", "--size", "3", "--page", "2"], {"q": "成渝 双城", "size": 3, "page": 2}),
    (['"全过程人民民主"', "--year", "2022..2024"], {"q": '"全过程人民民主"', "year": "2022..2024"}),
    (["--district", "江津", "--district", "涪陵"], {"district": ["江津", "涪陵"]}),
    (["协商", "--region", "重庆", "--covers", "2023"], {"q": "协商", "region": "重庆", "covers": "2023"}),
    (["协商", "--part", "review", "--section", "协商议政"], {"q": "协商", "part": "review", "section": "协商议政"}),
    (
        ["--slogan", "乡村振兴", "--kind", "report", "--sort", "-date"],
        {"slogan": "乡村振兴", "kind": "report", "sort": "-date"},
    ),
    (["--slogan-all", "乡村振兴", "--slogan-all", "高质量发展"], {"slogan_all": ["乡村振兴", "高质量发展"]}),
    (["协商", "--group", "report", "--copies"], {"q": "协商", "group": "report", "copies": True}),
    (["协商", "-民主"], {"q": "协商 -民主"}),
    (["没有这样的词语吗", "(“"], {"q": "没有这样的词语吗 (“"}),
]


@pytest.mark.parametrize(("arguments", "params"), ASKED, ids=[" ".join(given) for given, _ in ASKED])
def test_the_json_is_what_the_api_answers(shelf: Shelf, arguments: list[str], params: dict[str, Any]) -> None:
    client = TestClient(application(Following(shelf.engine)), base_url="http://127.0.0.1")
    theirs = client.get("/api/v1/search", params=params).json()
    ours = shelf.json(*arguments)
    assert ours.pop("took_ms") > 0 < theirs.pop("took_ms")
    assert ours == theirs
    assert list(ours) == list(theirs)


def test_a_person_sees_what_was_found_and_where_it_stands(shelf: Shelf) -> None:
    told = shelf.process("老旧小区改造").stdout.decode()
    assert "共 3 段，第 1/1 页" in told
    assert "1   重庆市 · 2025（推算） · 回顾 · 协商议政 · 工作报告" in told
    assert "(三)全力助推现代化新重庆建设 › 聚焦大力推进城乡融合发展履职有效" in told
    assert "以“提升老旧小区改造水平”为题发言" in told
    assert "提法 城乡融合发展 · 以人为本的新型城镇化" in told
    assert "中国人民政治协商会议重庆市委员会常务委员会工作报告[R]. [2025]. 第13段." in told
    assert "id ad1d6ade46e85387" in told
    assert re.search(r"^地区 +区域 +年度", told, re.MULTILINE)
    assert re.search(r"^重庆市 +1 +重庆市 +3 ", told, re.MULTILINE)
    assert not STEERS.search(told)


def test_facets_can_be_left_away_and_english_asked_for(local_shelf: Shelf) -> None:
    assert "所涉年份" not in local_shelf("协商", "--no-facets").stdout
    told = local_shelf("协商 江津", "--lang", "en", "--size", "1").stdout
    assert re.search(r"^\d+ passages, page 1 of \d+$", told, re.MULTILINE)
    assert "note: 江津 is read as a word; district:江津 filters" in told
    assert "next page: --page 2" in told
    assert "Consultation" in told
    assert (
        local_shelf("协商", TIFA_LANG="en").stdout.startswith("note: ")
        or "passages" in local_shelf("协商", TIFA_LANG="en").stdout
    )


def test_how_it_was_read_is_told(local_shelf: Shelf) -> None:
    told = local_shelf("“协商 年份:2023").stdout
    assert "读作：“协商 年份:2023”" in told
    assert "提示：引号不成对" in told
    assert "略去提问用词后为：老旧小区 改造" in local_shelf("老旧小区如何改造？").stdout


def test_what_lies_nearby_is_shown_apart(local_shelf: Shelf) -> None:
    found, nearby = local_shelf("老旧小区改造").stdout.split("另有只含部分词语的相近段落，不计入总数：")
    assert "共 3 段" in found
    assert "老旧小区" in nearby
    assert "相近段落" not in local_shelf("“老旧小区改造”").stdout


def test_what_lies_nearby_is_shortened_around_what_of_the_question_stands_there(local_shelf: Shelf) -> None:
    """Another word for 健身 does."""
    assert re.search("… .*体育.* …", local_shelf("居民健身").stdout)


def test_where_nothing_is_found_it_is_said_what_would(local_shelf: Shelf) -> None:
    slip = local_shelf("全过成人民民主", "--district", "500000")
    assert slip.exit_code == 0
    assert re.search(r"是否要找：全过程人民民主（6 段）  tifa search '全过程人民民主'", slip.stdout)
    elsewhere = local_shelf("“老旧小区改造”", "--district", "江津")
    assert elsewhere.exit_code == 0
    assert "没有找到。" in elsewhere.stdout
    assert re.search("换一个地区就有：.*涪陵区 1", elsewhere.stdout)
    nothing = local_shelf("“魑魅魍魉魑魅魍魉”")
    assert nothing.exit_code == 0
    assert "换一个更短、更常用的词" in nothing.stdout
    assert "已超出末页" in local_shelf("协商", "--page", "400").stdout


def test_hits_are_grouped_by_report(local_shelf: Shelf) -> None:
    told = local_shelf("协商", "--group", "report").stdout
    assert re.search(r"共 \d+ 段，\d+ 篇", told)
    assert re.search(r"^1  \S.*  \d+ 段  [0-9a-f]{16}$", told, re.MULTILINE)


def test_a_long_passage_is_shortened_around_its_hits_unless_it_is_wanted_whole(local_shelf: Shelf) -> None:
    short = next(line for line in local_shelf("飞天茅屋").stdout.splitlines() if "飞天茅屋" in line)
    assert len(short) < 200
    assert short.count("飞天茅屋") == 2
    assert "… " in short
    whole = next(line for line in local_shelf("飞天茅屋", "--whole").stdout.splitlines() if "飞天茅屋" in line)
    assert whole.count("协同推进") == 40


def test_a_passage_that_is_torn_in_its_source_says_so(local_shelf: Shelf) -> None:
    assert " · 后文缺失" in local_shelf("开展光伏发电站建设协商").stdout
    assert "its end is missing" in local_shelf("开展光伏发电站建设协商", "--lang", "en").stdout


def test_no_text_steers_the_terminal(shelf: Shelf) -> None:
    """Neither what was indexed nor what was asked."""
    for arguments in (["甲乙丙", "--whole"], [HOSTILE], ["--district", HOSTILE], [f"“{HOSTILE}", "--lang", "en"]):
        told = shelf.process(*arguments)
        assert told.returncode == 0, told.stderr
        assert not STEERS.search((told.stdout + told.stderr).decode())
    assert "[red]甲乙丙[/red]" in shelf.process("甲乙丙").stdout.decode()


def test_a_wrong_call_ends_in_2_and_a_failure_in_1(local_shelf: Shelf, tmp_path: Path) -> None:
    for wrong in (["--sort", "best"], ["--group", "district"], ["--page", "0"], ["--size", "201"], ["--kind", ""]):
        assert local_shelf("协商", *wrong).exit_code == 2
    unknown = local_shelf("协商", "--distrct", "江津")
    assert unknown.exit_code == 2
    assert "did you mean --district?" in unknown.output
    missing = local_shelf.process("协商", TIFA_DATA=str(tmp_path))
    assert missing.returncode == 1
    assert missing.stderr.decode() == "tifa: there is no index yet\n  remedy: build one with `tifa index PATH...`\n"
    deep = local_shelf.process("协商", "--page", "501")
    assert deep.returncode == 1
    assert b"pages reach 10,000 hits deep" in deep.stderr


@pytest.mark.parametrize("variables", [{"LANG": "C"}, {"PYTHONIOENCODING": "ascii"}, {"COLUMNS": "40"}])
def test_it_works_wherever_it_runs(local_shelf: Shelf, variables: dict[str, str]) -> None:
    told = local_shelf.process("老旧小区改造", **variables)
    assert (told.returncode, told.stderr) == (0, b"")
    assert b"ad1d6ade46e85387" in told.stdout
    assert local_shelf.process(os.fsdecode(b"\xff\xfe"), "--json", **variables).returncode == 0


def test_every_occurrence_is_lined_up(shelf: Shelf) -> None:
    told = shelf.process("“协商民主”", "--kwic").stdout.decode()
    [head, *lines] = told.splitlines()
    found = re.fullmatch(r"(\d+) 段中共 (\d+) 次，第 1/1 页", head)
    assert found
    assert len(lines) == int(found[2]) >= int(found[1]) > 1
    assert len({cell_len(line[: line.index("协商民主", 30)]) for line in lines}) == 1
    places = [line[:16] for line in lines]
    assert all(re.match(r"20\d\d ", place) for place in places)
    right = shelf.process("“协商民主”", "--kwic", "--sort", "right").stdout.decode().splitlines()[1:]
    assert sorted(right) == sorted(lines) != right
    assert not STEERS.search(shelf.process("甲乙丙", "--kwic").stdout.decode())


def test_lines_as_json_are_what_the_api_answers(shelf: Shelf) -> None:
    client = TestClient(application(Following(shelf.engine)), base_url="http://127.0.0.1")
    theirs = client.get("/api/v1/kwic", params={"q": "“协商”", "sort": "left", "year": "2024", "size": 7}).json()
    assert shelf.json("“协商”", "--kwic", "--sort", "left", "--year", "2024", "--size", "7") == theirs


def test_a_concordance_of_nothing_is_told(local_shelf: Shelf) -> None:
    told = local_shelf.process("--kwic")
    assert (told.returncode, b"nothing to line up" in told.stderr) == (1, True)
    nothing = local_shelf("“没有这样的话”", "--kwic").stdout
    assert "0 次" in nothing
    assert "页" not in nothing
    assert "页" not in local_shelf("“没有这样的话”", "--kwic", "--page", "3").stdout
    for wrong in (["--sort", "date"], ["--group", "report"]):
        assert local_shelf("协商", "--kwic", *wrong).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "params"),
    [
        ([], {}),
        (["协商", "--year", "2024", "--district", "江津"], {"q": "协商", "year": "2024", "district": "江津"}),
        (["“没有这样的话”"], {"q": "“没有这样的话”"}),
        (["甲乙丙", "--copies", "--size", "1"], {"q": "甲乙丙", "copies": "true"}),
    ],
)
def test_all_that_is_found_is_printed_as_the_api_exports_it(
    shelf: Shelf, arguments: list[str], params: dict[str, str]
) -> None:
    client = TestClient(application(Following(shelf.engine)), base_url="http://127.0.0.1")
    theirs = client.get("/api/v1/export", params=params).content.decode()
    told = shelf.process(*arguments, "--csv", PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (0, b"")
    addresses = "url", "search_url"
    assert as_rows(told.stdout.decode()) == [
        row | {name: row[name].removeprefix("http://127.0.0.1") for name in addresses} for row in as_rows(theirs)
    ]


def as_rows(text: str) -> list[dict[str, str]]:
    """Without the time at which it was exported."""
    return [{**row, "exported_at": ""} for row in csv.DictReader(StringIO(text, newline=""))]


def test_a_concordance_is_printed_whole_as_csv(shelf: Shelf) -> None:
    told = shelf.process("“协商”", "--kwic", "--csv", "--sort", "right", "--size", "3", "--page", "2")
    assert (told.returncode, told.stderr) == (0, b"")
    rows = as_rows(told.stdout.decode())
    lines = [
        line
        for page in range(1, 6)
        for line in shelf.json("“协商”", "--kwic", "--sort", "right", "--size", "200", "--page", str(page))["lines"]
    ]
    assert len(rows) > 100
    assert [(row["passage_id"], int(row["start"]), row["hit"]) for row in rows] == [
        (line["passage_id"], line["span"][0], line["hit"]) for line in lines
    ]
    assert all(row["left"].endswith(line["left"]) for row, line in zip(rows, lines, strict=True))
    assert {(row["query"], row["search_url"][:4]) for row in rows} == {("“协商”", "/?q=")}
    assert shelf.process("--kwic", "--csv").returncode == 1


def test_csv_is_no_json_and_breaks_off_quietly(local_shelf: Shelf) -> None:
    assert local_shelf("协商", "--csv", "--json").exit_code == 2
    assert first_line(local_shelf, "--csv").startswith(b"id,report_id,file,title,")


def first_line(shelf: Shelf, arguments: str) -> bytes:
    """What is read by a reader that then has seen enough."""
    told = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m cli search {arguments} | head -1"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **shelf.variables},
        capture_output=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, b"")
    return told.stdout


class Terminal:
    """The command on a terminal; what it wrote there."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __call__(self, *arguments: str, **variables: str) -> str:
        ours, theirs = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "COLUMNS": "40", "LINES": "24"}
        running = subprocess.Popen(
            [sys.executable, "-m", "cli", "search", *arguments],
            cwd=ROOT,
            env={**environment, **self._shelf.variables, **variables},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        told = b""
        while True:
            try:
                told += os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
        os.close(ours)
        assert running.wait() == 0, told
        return told.decode()


@pytest.fixture
def terminal(local_shelf: Shelf) -> Terminal:
    return Terminal(local_shelf)


def test_on_a_terminal_hits_are_in_colour_and_lines_fit(terminal: Terminal) -> None:
    told = terminal("老旧小区改造", "--no-facets", PAGER="cat")
    assert "\x1b[1;31m老旧小区" in told
    plain = re.sub("\x1b\\[[0-9;]*m", "", told)
    assert "\x1b" not in plain
    assert max(map(cell_len, plain.splitlines())) <= 40
    assert not re.search("^ *[，。；：”、]", plain, re.MULTILINE)


def test_csv_on_a_terminal_cannot_steer_it(terminal: Terminal) -> None:
    told = terminal("甲乙丙", "--csv").replace("\r\n", "\n")
    assert "[red]甲乙丙[/red]" in told
    assert not STEERS.search(told)


def test_without_colour_there_is_none(terminal: Terminal) -> None:
    told = terminal("老旧小区改造", "--size", "1", NO_COLOR="1", PAGER="cat")
    assert not re.search("\x1b\\[[0-9;]*3[0-9]", told)


def test_what_does_not_fit_goes_through_the_pager_which_keeps_colour(terminal: Terminal, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED $LESS $*\ncat\n", encoding="utf-8")
    pager.chmod(0o755)
    told = terminal("协商", PAGER=f"{pager} -x 3")
    assert told.startswith("PAGED -FRX -x 3")
    assert "\x1b[1;31m" in told
    assert "PAGED" not in terminal("老旧小区改造", "--size", "1", "--no-facets", PAGER=str(pager), LINES="60")
    assert "id ad1d6ade46e85387" in terminal("老旧小区改造", PAGER="no-such-pager")
    assert "id ad1d6ade46e85387" in terminal("老旧小区改造", PAGER="'")


def test_a_reader_that_has_seen_enough_is_no_failure(local_shelf: Shelf) -> None:
    assert first_line(local_shelf, "协商 --size 200 --whole")
