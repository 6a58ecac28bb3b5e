"""Occurrences in their lines: as many as grep finds, exactly where they say, in an order that never changes."""

import csv
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from starlette.testclient import TestClient

from analyzers.fold import fold_text
from api import kwic
from api.following import Opened
from api.spreadsheet import guard
from engine.near import are_near
from tests.api.asked import API, problem, told
from tests.api.plain_count import rows

PHRASES = ["协商", "人民民主", "的", "2023", "，", "委员", "政协协商"]
SORTS = ["place", "left", "right", "hit"]


def lines(client: TestClient, **params: Any) -> list[dict[str, Any]]:
    """All of them, page by page."""
    first = told(client, "kwic", size=200, **params)
    others = [told(client, "kwic", size=200, page=page, **params) for page in range(2, first["pages"] + 1)]
    found = [line for page in (first, *others) for line in page["lines"]]
    assert len(found) == first["total"]
    return found


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_has_as_many_lines_as_grep_counts(wide_client: TestClient, wide: Opened, phrase: str) -> None:
    found = lines(wide_client, q=f"“{phrase}”")
    assert len(found) == sum(row.folded.count(fold_text(phrase)) for row in rows(wide))
    texts = {row.id: row.text for row in rows(wide)}
    for line in found:
        text, (start, end) = texts[line["passage_id"]], line["span"]
        assert fold_text(text[start:end]) == fold_text(phrase)
        assert (line["left"], line["hit"], line["right"]) == (
            text[max(0, start - 30) : start],
            text[start:end],
            text[end : end + 30],
        )


def test_a_line_says_where_it_stands(wide_client: TestClient) -> None:
    for line in lines(wide_client, q="“全过程人民民主”", width=5):
        passage = told(wide_client, f"passages/{line['passage_id']}")["passage"]
        for name in ("report_id", "title", "district", "year", "url"):
            assert line[name] == passage[name]
        assert max(len(line["left"]), len(line["right"])) <= 5


@pytest.mark.parametrize("name", ["人民民主", "渝事好商量", "成渝地区双城经济圈"])
def test_a_slogan_has_a_line_for_each_of_its_mentions(wide_client: TestClient, wide: Opened, name: str) -> None:
    found = lines(wide_client, slogan=name)
    counted = told(wide_client, f"slogans/{name}")["all"]
    assert len(found) == counted["occurrences"]
    assert sum(line["nested_in"] is None for line in found) == counted["free"]
    spans = {
        (row.id, mention.start, mention.end, mention.nested_in)
        for row in rows(wide)
        for mention in wide.analyzer.analyze(row.text).mentions
        if mention.slogan == name
    }
    assert {(line["passage_id"], *line["span"], line["nested_in"]) for line in found} == spans
    assert lines(wide_client, q=f"slogan:{name}") == found


def test_words_have_lines_where_they_stand_whole_or_in_parts(client: TestClient) -> None:
    hits = {fold_text(line["hit"]) for line in lines(client, q="老旧小区改造")}
    assert "老旧小区改造" in hits
    assert hits <= {"老旧小区改造", "老旧小区", "老旧", "小区", "改造"}
    assert {fold_text(line["hit"]) for line in lines(client, q="“民主监督” -“协商”")} == {"民主监督"}


def test_a_phrase_and_a_slogan_are_both_lined_up(client: TestClient) -> None:
    found = lines(client, q="“委员”", slogan="全过程人民民主")
    assert {(line["slogan"], fold_text(line["hit"])) for line in found} == {
        (None, "委员"),
        ("全过程人民民主", "全过程人民民主"),
    }
    same = lines(client, q="“全过程人民民主”", slogan="全过程人民民主")
    assert {line["slogan"] for line in same} == {"全过程人民民主"}
    assert len(same) == len(lines(client, slogan="全过程人民民主"))


@pytest.mark.parametrize(
    ("question", "within"), [("协商 民主", 0), ("协商 民主", 10), ("委员 协商 提案", 30), ("的 的", 6)]
)
def test_of_what_is_asked_near_only_what_stands_near_has_lines(
    wide_client: TestClient, wide: Opened, question: str, within: int
) -> None:
    found = lines(wide_client, q=f"“{question}”~{within}")
    passages = told(wide_client, "search", q=f"“{question}”~{within}")["total"]
    assert len({line["passage_id"] for line in found}) == passages > 0
    texts = {row.id: row.text for row in rows(wide)}
    wanted = question.split()
    for line in found:
        start, end = line["span"]
        text = texts[line["passage_id"]]
        assert fold_text(line["hit"]) in wanted
        reach = (len(wanted) - 1) * (within + 20)
        around = fold_text(text[max(0, start - reach) : end + reach])
        assert are_near(around, wanted, within)
    every = lines(wide_client, q=" ".join(f"“{text}”" for text in wanted))
    assert len(found) < len(every)
    beside = lines(wide_client, q=f"“{question}”~{within} “{wanted[0]}”")
    assert {fold_text(line["hit"]) for line in beside} == set(wanted)
    assert len(found) <= len(beside) <= len(every)


def key(line: dict[str, Any], sort: str) -> Any:
    hit, right = fold_text(line["hit"]), fold_text(line["right"])
    return {
        "place": ((line["district"] or {}).get("code") or "~", line["year"] or 9999, line["report_id"]),
        "left": fold_text(line["left"])[::-1][:60],
        "right": right[:60],
        "hit": (hit, right[:60]),
    }[sort]


@pytest.mark.parametrize("sort", SORTS)
def test_lines_are_sorted_and_their_pages_join(wide_client: TestClient, sort: str) -> None:
    found = lines(wide_client, q="“协商” OR 民主", sort=sort, width=300)
    keys = [key(line, sort) for line in found]
    assert keys == sorted(keys)
    few = [told(wide_client, "kwic", q="“协商” OR 民主", sort=sort, width=300, size=7, page=page) for page in (1, 2, 3)]
    assert [line for page in few for line in page["lines"]] == found[:21]


def test_within_a_passage_lines_follow_the_text(client: TestClient) -> None:
    found = lines(client, q="“协商”")
    for one, other in pairwise(found):
        if one["passage_id"] == other["passage_id"]:
            assert one["span"] < other["span"]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("params", [{"q": "“协商”"}, {"q": "民主 监督", "year": "2023"}, {"slogan": "人民民主"}])
def test_both_engines_line_up_alike(
    both_clients: tuple[TestClient, TestClient], sort: str, params: dict[str, str]
) -> None:
    one, other = (lines(client, sort=sort, **params) for client in both_clients)
    assert one == other
    assert one


def test_filters_and_copies_are_as_in_a_search(wide_client: TestClient) -> None:
    for params in ({"district": "none"}, {"copies": "true"}, {"section": "proposals"}):
        found = told(wide_client, "kwic", q="“协商”", **params)
        assert found["passages"] == told(wide_client, "search", q="“协商”", **params)["total"]


def as_table(client: TestClient, **params: Any) -> tuple[str, dict[str, str]]:
    answer = client.get(f"{API}/kwic", params=params)
    assert answer.status_code == 200, answer.text
    return answer.content.decode("utf-8"), dict(answer.headers)


@pytest.mark.parametrize(
    "params",
    [{"q": "“协商”", "sort": "left", "width": 12}, {"of": "人民民主", "year": "2023"}, {"q": "“没有这样的话”"}],
)
def test_as_a_table_it_holds_every_line(wide_client: TestClient, params: dict[str, Any]) -> None:
    found = lines(wide_client, **params)
    text, headers = as_table(wide_client, format="csv", page=3, size=1, **params)
    rows_told = list(csv.DictReader(StringIO(text, newline="")))
    assert int(headers["x-total-count"]) == len(rows_told) == len(found)
    assert "attachment" in headers["content-disposition"]
    for row, line in zip(rows_told, found, strict=True):
        assert [row[it] for it in ("passage_id", "left", "hit", "right")] == [
            line[it] for it in ("passage_id", "left", "hit", "right")
        ]
        assert (int(row["start"]), int(row["end"])) == tuple(line["span"])
        assert row["url"] == f"http://127.0.0.1{line['url']}"
        assert row["generation"]


def test_a_table_for_excel_is_guarded(wide_client: TestClient) -> None:
    exact, guarded = (as_table(wide_client, q="“的”", width=1, format=kind)[0] for kind in ("csv", "excel"))
    assert guarded.startswith("\ufeff")
    ours, theirs = (
        list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""))) for text in (exact, guarded)
    )
    for one, other in zip(ours, theirs, strict=True):
        assert {name: guard(text) for name, text in one.items() if name != "exported_at"} == {
            name: text for name, text in other.items() if name != "exported_at"
        }


def test_a_table_of_too_much_is_refused_and_not_cut(one_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem(one_client, "kwic", 422, format="csv")["remedy"]
    assert problem(one_client, "kwic", 422, q="“协商”", format="jsonl")["errors"]
    monkeypatch.setattr(kwic, "MOST_OCCURRENCES", 10)
    assert "narrow" in problem(one_client, "kwic", 422, q="“协商”", format="csv")["remedy"]


def test_nothing_to_line_up_and_too_much_of_it_are_refused(
    one_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for params in ({}, {"year": "2023"}, {"q": "district:江津"}, {"q": "-“协商”"}):
        assert "slogan" in problem(one_client, "kwic", 422, **params)["remedy"]
    monkeypatch.setattr(kwic, "MOST_PASSAGES", 10)
    told_much = problem(one_client, "kwic", 422, q="“协商”")
    assert "narrow" in told_much["remedy"]
    assert "export" in told_much["remedy"]
    assert told(one_client, "kwic", q="“没有这样的话”")["lines"] == []
    assert told(one_client, "kwic", q="“老旧小区”", page=1000)["lines"] == []


@pytest.mark.parametrize("name", ["人民民主", "渝事好商量", "协商民主"])
@pytest.mark.parametrize(
    "within", [{}, {"q": "委员 OR 工作"}, {"slogan": ["全过程人民民主", "乡村振兴"], "year": "2023"}]
)
def test_one_slogan_is_lined_up_as_often_as_it_is_counted(
    client: TestClient, name: str, within: dict[str, Any]
) -> None:
    counted = told(client, f"slogans/{name}", **within)["all"]
    for free in (False, True):
        found = told(client, "kwic", of=name, free=free, size=200, **within)
        assert found["total"] == counted["free" if free else "occurrences"]
        assert found["passages"] == counted["passages"]
        assert {line["slogan"] for line in found["lines"]} <= {name}
        assert not free or not any(line["nested_in"] for line in found["lines"])


def test_a_slogan_goes_by_any_form_and_one_that_is_not_known_is_told(client: TestClient) -> None:
    assert (
        told(client, "kwic", of="成渝双城经济圈")["lines"]
        == told(client, "kwic", of="成渝地区双城经济圈")["lines"]
        != []
    )
    assert "全过程人民民主" in problem(client, "kwic", 404, of="全过程人明民主")["remedy"]
