"""The seeds, parsed, against what a person read in them before the code was there."""

import pytest

from tests.indexer.golden_reading import NAMES, GoldenPassage, GoldenReport, golden, seed
from tests.indexer.parsing import Json, parse

CASES = [(name, number) for name in NAMES for number in range(len(golden(name)))]


def pair(name: str, number: int) -> tuple[Json, GoldenReport]:
    return parse(seed(name).read_text(encoding="utf-8"))[number], golden(name)[number]


def test_seven_reports_are_found() -> None:
    assert [len(parse(seed(name).read_text(encoding="utf-8"))) for name in NAMES] == [1, 1, 3, 1, 1]


@pytest.mark.parametrize(("name", "number"), CASES)
def test_passages_read_as_a_person_read_them_and_in_that_order(name: str, number: int) -> None:
    report, wanted = pair(name, number)
    assert [passage["text"] for passage in report["passages"]] == [passage.text for passage in wanted.passages]


@pytest.mark.parametrize(("name", "number"), CASES)
def test_part_years_and_flags_of_each_passage(name: str, number: int) -> None:
    report, wanted = pair(name, number)
    for passage, told_of in zip(report["passages"], wanted.passages, strict=True):
        assert told(passage) == told_by_a_person(told_of)


def told(passage: Json) -> tuple[str, str, list[int], list[str]]:
    flags = [flag for flag in passage["flags"] if flag != "doubled"]
    return passage["text"][:20], passage["part"], passage["covers"], flags


def told_by_a_person(passage: GoldenPassage) -> tuple[str, str, list[int], list[str]]:
    return passage.text[:20], passage.part, passage.covers, passage.flags


@pytest.mark.parametrize(("name", "number"), CASES)
def test_headings_with_their_levels(name: str, number: int) -> None:
    report, wanted = pair(name, number)
    assert [(heading["text"], heading["level"]) for heading in report["headings"]] == wanted.headings


@pytest.mark.parametrize(("name", "number"), CASES)
def test_captions_and_furniture(name: str, number: int) -> None:
    report, wanted = pair(name, number)
    assert sorted(caption["text"] for caption in report["captions"]) == sorted(wanted.captions)
    found = sorted((item["reason"], item["text"].strip()) for item in report["furniture"])
    assert found == sorted(wanted.furniture)


@pytest.mark.parametrize(("name", "number"), CASES)
def test_what_is_told_about_the_report(name: str, number: int) -> None:
    report, wanted = pair(name, number)
    found = {
        "title": report["title"],
        "subtitle": report["subtitle"],
        "kind": report["kind"],
        "district": report["district"]["code"],
        "date": report["date"] or "",
        "year": f"{report['year']} inferred" if report["year_inferred"] else str(report["year"]),
        "review_years": " ".join(map(str, report["review_years"])),
        "plan_years": " ".join(map(str, report["plan_years"])),
        "speaker": report["speaker"],
        "meeting": report["meeting"],
        "publication": report["publication"],
        "page": report["page"],
        "incomplete": " ".join(side for side in ("start", "end") if report[f"incomplete_{side}"]),
    }
    assert found == wanted.about


def test_a_heading_path_leads_down_to_the_lead() -> None:
    report, _ = pair("000", 0)
    path = next(passage["heading_path"] for passage in report["passages"] if passage["text"].startswith("携手助力实现"))
    assert path == [
        "一、过去五年工作回顾",
        "（三）始终坚持人民至上，责任担当对大考，彰显全市政协及广大委员共同担当",
        "携手助力实现全面小康",
    ]
