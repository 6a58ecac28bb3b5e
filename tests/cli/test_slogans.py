"""``tifa slogans``."""

from pathlib import Path

import pytest

from analyzers.dictionary import load_dictionary
from tests.cli.conftest import Tifa


def test_list_filters_by_category_level_and_what_a_form_contains(tifa: Tifa) -> None:
    every = tifa.json("slogans", "list")
    assert len(every) == len(load_dictionary())
    brands = tifa.json("slogans", "list", "--category", "brand", "--level", "province")
    assert brands
    assert {(entry["category"], entry["level"]) for entry in brands} == {("brand", "province")}
    assert tifa.json("slogans", "list", "渝事好商量")[0]["name"] == "渝事好商量"
    assert "渝事好商量" in tifa("slogans", "list", "渝事好商量").stdout
    assert "none of theory" in tifa.fails("slogans", "list", "--category", "theories").output


def test_show_finds_any_form_and_tells_all(tifa: Tifa) -> None:
    assert tifa.json("slogans", "show", "“1343”总体思路")["name"] == "1343总体思路"
    output = tifa("slogans", "show", "1343总体思路").stdout
    for told in ("1343总体思路", "数字提法", "县级", "重庆市南川区"):
        assert told in output
    assert "2019" in tifa("slogans", "show", "全过程人民民主").stdout


def test_show_of_an_unknown_one_names_the_nearest(tifa: Tifa) -> None:
    told = tifa.fails("slogans", "show", "双成经济圈")
    assert told.exit_code == 1
    assert "成渝地区双城经济圈" in told.output


def test_check_counts_a_sound_dictionary(tifa: Tifa) -> None:
    told = tifa.json("slogans", "check")
    assert told["slogans"] == len(load_dictionary())
    assert told["version"] in tifa("slogans", "check").stdout


def test_discover_review_merge(tifa: Tifa, tmp_path: Path) -> None:
    """The whole way of a new phrase: from texts to a review file to a dictionary of one's own to a mention."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"打造“三色工坊”品牌第{number}站", encoding="utf-8")
    review, own = tmp_path / "review.toml", tmp_path / "own.toml"
    told = tifa("slogans", "discover", str(tmp_path), "--output", str(review))
    assert told.exit_code == 0
    assert "from 3 texts" in told.stdout
    text = review.read_text(encoding="utf-8")
    assert 'name = "三色工坊"' in text
    assert "nothing in" in tifa.fails("slogans", "merge", str(review), "--dictionary", str(own)).output
    head, tail = text.split('name = "三色工坊"')
    tail = tail.replace("keep = false", "keep = true", 1).replace('category = ""', 'category = "brand"', 1)
    review.write_text(head + 'name = "三色工坊"' + tail.replace('level = ""', 'level = "county"', 1), encoding="utf-8")
    assert tifa("slogans", "merge", str(review), "--dictionary", str(own)).exit_code == 0
    mentions = tifa.json("analyze", "打造三色工坊", "--dictionary", str(own))["mentions"]
    assert [mention["slogan"] for mention in mentions] == ["三色工坊"]
    again = tifa.json("slogans", "discover", str(tmp_path), "--dictionary", str(own))
    assert "三色工坊" not in [proposal["phrase"] for proposal in again]


def test_discover_goes_on_past_a_bad_file_and_says_so(tifa: Tifa, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("打造“三色工坊”品牌", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes("打造“四色工坊”品牌".encode() + b"\xff\xff")
    told = tifa.fails("slogans", "discover", str(tmp_path), "--json")
    assert "bad.txt: " in told.stderr
    assert "remedy: " in told.stderr
    assert "三色工坊" in told.stdout


def test_a_proposal_tells_of_whom_and_of_when_it_is(tifa: Tifa, tmp_path: Path) -> None:
    text = "政协江津区委员会常务委员会工作报告\n\n2024年1月10日\n\n各位委员：\n\n一年来，区政协着力打造“三色工坊”品牌，取得明显成效。\n"
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    (proposal,) = [each for each in tifa.json("slogans", "discover", str(tmp_path)) if each["phrase"] == "三色工坊"]
    assert (proposal["districts"], proposal["years"]) == (["江津区"], [2024])


def test_a_review_is_not_written_over(tifa: Tifa, tmp_path: Path) -> None:
    review = tmp_path / "review.toml"
    review.write_text("mine", encoding="utf-8")
    assert "is there already" in tifa.fails("slogans", "discover", str(tmp_path), "-o", str(review)).output
    assert review.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("arguments", [[], ["--dictionary", "."]])
def test_merge_needs_a_file_to_write_to(tifa: Tifa, tmp_path: Path, arguments: list[str]) -> None:
    told = tifa.fails("slogans", "merge", str(tmp_path / "review.toml"), *arguments)
    assert told.exit_code == 2
    assert "needs a dictionary file" in told.output
