"""The values of one facet, all of them, by what they are called; and how a typed text may go on."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from api.request import FACETS
from tests.api.asked import problem, told, total

CHOSEN = {"section": ["consultation", "proposals"], "year": ["2023", "2024"], "slogan": ["协商民主"]}
OPEN = {"year": ["2023.."], "covers": ["..2022", "2023..,2019"]}


@pytest.mark.parametrize("name", FACETS)
@pytest.mark.parametrize("chosen", [{}, CHOSEN, OPEN])
def test_a_value_counts_the_total_with_it_alone_in_its_facet(
    client: TestClient, name: str, chosen: dict[str, Any]
) -> None:
    values = told(client, "facets", name=name, q="协商", size=5, **chosen)["values"]
    assert values
    for value in values:
        alone = told(client, "search", q="协商", **{**chosen, name: value["value"]}, loosen="false")["total"]
        assert alone == value["count"]
        if name not in chosen or chosen is OPEN:
            assert total(client, value["url"] + "&loosen=false") == value["count"]


def test_a_value_takes_the_place_of_a_span_without_an_end(wide_client: TestClient) -> None:
    found = told(wide_client, "search", year=["2023..", "2022", "none"])["facets"]["year"]
    urls = {value["value"]: (value["selected"], value["url"]) for value in found}
    assert urls[2024] == (False, "?year=2022&year=none&year=2024")
    assert urls[2022] == (True, "?year=2023..&year=none")
    listed = told(wide_client, "search", year="2022..2023,2025")["facets"]["year"]
    assert {value["value"] for value in listed if value["selected"]} == {2022, 2023, 2025}
    assert [value["url"] for value in listed if value["value"] == 2022] == ["?year=2023&year=2025"]


def labels(client: TestClient, **params: Any) -> list[str]:
    return [value["label"] for value in told(client, "facets", **params)["values"]]


def test_values_are_looked_up_by_what_they_are_called(client: TestClient) -> None:
    assert labels(client, name="district", containing="江") == ["江津区"]
    assert labels(client, name="district", containing="500116") == ["江津区"]
    assert labels(client, name="section", containing="提案") == ["提案工作"]
    assert labels(client, name="section", containing="PROPOS") == ["提案工作"]
    assert labels(client, name="year", containing="2024") == ["2024"]
    assert labels(client, name="district", containing="没有") == []


def test_a_slogan_is_looked_up_by_any_of_its_forms(client: TestClient) -> None:
    found = told(client, "facets", name="slogan", containing="成渝双城")["values"]
    assert "成渝地区双城经济圈" in {value["value"] for value in found}
    assert (
        told(client, "facets", name="slogan", containing="围绕中心，服务大")["values"][0]["value"]
        == "围绕中心、服务大局"
    )


def test_a_long_facet_is_told_whole_or_as_much_as_is_wanted(client: TestClient) -> None:
    found = told(client, "facets", name="slogan", size=1000)
    assert found["total"] == len(found["values"]) > 300
    few = told(client, "facets", name="slogan", size=5)
    assert few["values"] == found["values"][:5]
    assert few["total"] == found["total"]


def test_what_is_no_facet_is_refused(one_client: TestClient) -> None:
    assert problem(one_client, "facets", 422, name="date")["errors"]
    assert problem(one_client, "facets", 422)["errors"]


def texts(client: TestClient, typed: str, kind: str = "", size: int = 10) -> list[str]:
    found = told(client, "suggest", q=typed, size=size)["completions"]
    assert len(found) <= size
    return [it["text"] for it in found if kind in ("", it["kind"])]


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("全过程人", "slogan", "全过程人民民主"),
        ("协商 全过程人", "slogan", "协商 全过程人民民主"),
        ("推动全过程人", "slogan", "推动全过程人民民主"),
        ("“全过程人", "slogan", "“全过程人民民主"),
        ("-全过程人", "slogan", "-全过程人民民主"),
        ("qgcrmmz", "slogan", "全过程人民民主"),
        ("协商 quanguocheng", "slogan", "协商 全过程人民民主"),
        ("老旧小", "word", "老旧小区"),
        ("民", "word", "民主"),
        ("提an", "word", "提案"),
        ("协商 提案ban", "word", "协商 提案办理"),
        ("ｑｇｃ", "slogan", "全过程人民民主"),
        ("協商民", "slogan", "协商民主"),
        ("2023", "value", "year:2023"),
        ("委yuan", "word", "委员"),
        ("cq", "district", "district:重庆市"),
        ("jiangjin", "district", "district:江津区"),
        ("district:jjq", "value", "district:江津区"),
        ("地區:南", "value", "地區:南川区"),
        ("kind:报", "value", "kind:工作报告"),
        ("江津", "district", "district:江津区"),
        ("协商 (南", "district", "协商 (district:南川区"),
        ("sec", "field", "section:"),
        ("板", "field", "板块:"),
        ("district:江", "value", "district:江津区"),
        ("协商 district:江津区,南", "value", "协商 district:江津区,南川区"),
        ("地区:南", "value", "地区:南川区"),
        ("section:提", "value", "section:提案工作"),
        ("year:20", "value", "year:2023"),
        ("slogan:全过程", "slogan", "slogan:全过程人民民主"),
        ("slogan:qgcrmmz", "slogan", "slogan:全过程人民民主"),
    ],
)
def test_the_last_word_is_completed(one_client: TestClient, typed: str, kind: str, text: str) -> None:
    assert text in texts(one_client, typed, kind)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2023年", "2023年红旗不倒"),
        ("全过程人民民主", "全过程人民民主是一种全过程的民主"),
        ("district:江津区,", "district:江津区,江津区"),
    ],
)
def test_what_nobody_means_is_not_suggested(one_client: TestClient, typed: str, text: str) -> None:
    assert text not in texts(one_client, typed, size=50)


def test_what_is_suggested_says_what_it_is(one_client: TestClient) -> None:
    [found] = [it for it in told(one_client, "suggest", q="江津")["completions"] if it["kind"] == "district"]
    assert found["label"] == "江津区"
    assert found["passages"] == total(one_client, "?district=江津区")
    words = [it for it in told(one_client, "suggest", q="老旧")["completions"] if it["kind"] == "word"]
    assert all(it["passages"] > 0 for it in words)


@pytest.mark.parametrize(
    "typed", ["", " ", "((", "“”", "-", "%00", "district:", "没有这样的话", "\U0001f600", "x" * 1000]
)
def test_anything_may_be_typed(client: TestClient, typed: str) -> None:
    texts(client, typed, size=3)


def test_every_completion_of_a_beginning_reads_without_a_warning_about_it(one_client: TestClient) -> None:
    for typed in ("“", "1", "围", "a", "习", "三"):
        for text in texts(one_client, typed, "slogan", 50):
            query = told(one_client, "search", q=text, loosen="false")["query"]
            assert {note["code"] for note in query["warnings"]} <= {"cut_apart", "in_one_piece", "unbalanced_quote"}, (
                text
            )
