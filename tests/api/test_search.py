"""Searches over HTTP: what is found, how it was read, what else may have been meant, and the laws of counts and addresses."""

from typing import Any

import pytest
from starlette.testclient import TestClient

SEARCH = "/api/v1/search"


def told(client: TestClient, query: str = "", **params: Any) -> dict[str, Any]:
    answer = client.get(SEARCH + query, params=params or None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_search_has_all_that_its_contract_names(client: TestClient) -> None:
    found = told(client, q="老旧小区改造")
    assert {"query", "total", "took_ms", "hits", "facets", "page", "pages", "generation"} <= found.keys()
    assert {"text", "read_as", "warnings"} <= found["query"].keys()
    assert {"id", "dictionary", "corpus", "built_at"} == found["generation"].keys()
    wanted = (
        "id report_id url title district year covers part section heading_path text highlights score slogans citation"
    )
    assert all(hit.keys() >= set(wanted.split()) for hit in found["hits"])
    assert found["total"] == len(found["hits"]) == 3
    for hit in found["hits"]:
        assert "老旧小区" in hit["text"]
        assert all(
            "老旧小区" in hit["text"][start:end] or "改造" in hit["text"][start:end] for start, end in hit["highlights"]
        )


def test_a_facet_value_counts_the_total_with_it_alone_and_its_address_finds_that_many(client: TestClient) -> None:
    for start in ("?q=协商", "?q=协商&section=consultation&year=2023", "?q=没有这样的话提案"):
        found = told(client, start)
        for name, values in found["facets"].items():
            for value in values[:6]:
                chosen = told(client, value["url"])
                selected = [other for other in chosen["facets"][name] if other["selected"]]
                assert [other["value"] for other in selected] == ([] if value["selected"] else [value["value"]]) or any(
                    other["selected"] for other in values
                )
                if not any(other["selected"] for other in values):
                    assert chosen["total"] == value["count"], (start, name, value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("双成经济圈", "双城经济圈"), ("成渝地区双成经济圈", "成渝地区双城经济圈"), ("全过程人明民主", "全过程人民民主")],
)
def test_a_slip_is_told_with_what_was_meant(client: TestClient, typed: str, meant: str) -> None:
    instead = told(client, q=typed)["query"]["did_you_mean"]
    assert instead[0]["text"] == meant
    assert told(client, instead[0]["url"])["total"] == instead[0]["total"] > 0


def codes(found: dict[str, Any]) -> list[str]:
    return [note["code"] for note in found["query"]["warnings"]]


def test_what_only_asks_is_left_out_where_nothing_is_found_and_it_says_so(client: TestClient) -> None:
    found = told(client, q="老旧小区如何改造？")
    assert codes(found)[-1] == "loosened"
    again = told(client, q=found["query"]["read_as"])
    assert again["total"] == found["total"] > 0
    assert [hit["id"] for hit in again["hits"]] == [hit["id"] for hit in found["hits"]]


def test_what_lies_nearby_fills_the_last_page_and_is_not_counted(client: TestClient) -> None:
    found = told(client, q="营商环境 提升", size=20)
    assert found["total"] == len(found["hits"]) < 20
    assert len(found["hits"]) + len(found["nearby"]) == 20
    assert not {hit["id"] for hit in found["hits"]} & {hit["id"] for hit in found["nearby"]}
    scores = [hit["score"] for hit in found["nearby"]]
    assert scores == sorted(scores, reverse=True)
    assert sum(value["count"] for value in found["facets"]["part"]) <= found["total"]
    assert told(client, q="政协", size=20)["nearby"] == []
    assert told(client, q="营商环境 提升", page=2)["nearby"] == []


@pytest.mark.parametrize("question", ["“没有这样的话”", "section:culture", "", "-提案", "“营商环境” OR 没有这样的话"])
def test_what_is_quoted_or_filtered_has_nothing_nearby_that_lacks_it(client: TestClient, question: str) -> None:
    nearby = told(client, q=question)["nearby"]
    if question in ("“没有这样的话”", "section:culture", "", "-提案"):
        assert nearby == []


def test_nearby_keeps_to_quotes_and_filters(client: TestClient) -> None:
    found = told(client, q="“协商” 乡村旅游 district:南川")
    assert found["nearby"]
    assert all("协商" in hit["text"] and hit["district"]["code"] == "500119" for hit in found["nearby"])
    chosen = told(client, q="乡村旅游 没有", district="500102")
    assert chosen["nearby"]
    assert {hit["district"]["code"] for hit in chosen["nearby"]} == {"500102"}


def test_a_slip_has_what_was_meant_nearby(client: TestClient) -> None:
    found = told(client, q="双成经济圈")
    assert found["total"] == 0
    assert all("双城经济圈" in hit["text"] for hit in found["nearby"][:7])
    assert all(any("双城经济圈" in mark for mark in marks(hit)) for hit in found["nearby"][:7])


def marks(hit: dict[str, Any]) -> list[str]:
    return [hit["text"][start:end] for start, end in hit["highlights"]]


@pytest.mark.parametrize("word", ["老旧小区改造火星", "学生欺凌防治", "双城经济园", "脱贫成果巩固"])
def test_each_passage_nearby_is_marked_where_it_holds_any_piece_of_the_word(client: TestClient, word: str) -> None:
    found = told(client, q=word)["nearby"]
    assert found
    for hit in found:
        assert hit["highlights"]
        marked = {at for start, end in hit["highlights"] for at in range(start, end)}
        for pair in map(str.__add__, word, word[1:]):
            places = [at for at in range(len(hit["text"])) if hit["text"].startswith(pair, at)]
            assert marked.issuperset(at + step for at in places for step in (0, 1)), (hit["text"], pair)


def test_nearby_other_words_for_the_same_are_marked_and_single_characters_where_nothing_longer_stands(
    client: TestClient,
) -> None:
    found = {hit["id"]: marks(hit) for hit in told(client, q="居民健身")["nearby"]}
    assert found["102fcbf1f2a79e1e"] == ["居民"]
    assert found["ba12b96feca48435"] == ["体育", "体育", "体育"]
    assert found["427f8b82d0c31cb6"] == ["民", "健", "民", "健", "身"]


def test_nearby_a_slogan_that_a_word_names_is_marked_in_any_form(client: TestClient) -> None:
    found = told(client, q="全过程民主 火凤凰")["nearby"]
    assert "全过程人民民主" in marks(found[0])


def test_nearby_words_that_only_ask_are_not_marked_and_what_is_quoted_or_chosen_is(client: TestClient) -> None:
    found = {hit["id"]: marks(hit) for hit in told(client, q="“协商” 火箭 district:南川")["nearby"]}
    assert found == {"67ebe2ab1bec89f9": ["火", "协商"]}
    found = told(client, q="提案情况 火凤凰", slogan="渝事好商量")["nearby"]
    assert any("提案" in marks(hit) for hit in found)
    assert any("情况" in hit["text"] for hit in found)
    for hit in found:
        assert "渝事好商量" in marks(hit)
        assert "情况" not in marks(hit)


def test_where_cutting_mattered_it_is_said_with_both_counts(client: TestClient) -> None:
    found = told(client, q="提案工作")
    exact = told(client, q="“提案工作”")["total"]
    if found["total"] == exact:
        assert "in_one_piece" not in codes(found)
    found = told(client, q="协商成果")
    exact = told(client, q="“协商成果”")["total"]
    assert exact < found["total"]
    note = next(note for note in found["query"]["warnings"] if note["code"] == "in_one_piece")
    assert f" {exact} " in note["zh"]
    assert f"{exact} of {found['total']} passages hold" in note["en"]


def test_pages_join_and_the_deepest_names_the_export(client: TestClient) -> None:
    whole = [hit["id"] for hit in told(client, q="政协", size=200)["hits"]]
    pages = told(client, q="政协", size=20)["pages"]
    assert [
        hit["id"] for page in range(1, pages + 1) for hit in told(client, q="政协", size=20, page=page)["hits"]
    ] == whole
    deep = client.get(SEARCH, params={"q": "政协", "page": 501, "size": 20})
    assert deep.status_code == 422
    assert "export" in deep.json()["remedy"]


def test_groups_are_reports_with_their_best(client: TestClient) -> None:
    found = told(client, q="协商", group="report")
    assert found["hits"] == []
    assert found["reports"] == len(found["groups"])
    assert sum(group["count"] for group in found["groups"]) == found["total"]
    assert all(hit["report_id"] == group["report_id"] for group in found["groups"] for hit in group["hits"])


def test_sorted_by_year_both_ways(client: TestClient) -> None:
    for sort, reverse in (("year", False), ("-year", True)):
        years = [hit["year"] for hit in told(client, q="协商", sort=sort, size=200)["hits"]]
        assert years == sorted(years, reverse=reverse)
        assert len(set(years)) > 1


def test_a_mistyped_parameter_is_refused_with_the_nearest(client: TestClient) -> None:
    answer = client.get(SEARCH, params={"distrct": "江津"})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["remedy"] == "did you mean district?"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("search?q=a&q=b", "q"),
        ("search?page=1&page=2&year=2023&year=2024", "page"),
        ("export?format=csv&format=csv", "format"),
        ("passages/0a1b2c3d4e5f6071?q=&q=", "q"),
        ("suggest?size=1&size=2", "size"),
        ("slogans?copies=true&copies=false", "copies"),
    ],
)
def test_what_takes_one_value_is_told_once(one_client: TestClient, address: str, name: str) -> None:
    answer = one_client.get(f"/api/v1/{address}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert answer.json()["type"] == "urn:tifa:problem:bad-parameter"
    assert [error["where"] for error in answer.json()["errors"]] == [["query", name]]
    assert name in answer.json()["detail"]
    assert answer.json()["remedy"]


def test_names_and_spans_complete_in_facets(client: TestClient) -> None:
    by_name = told(client, district="江津")
    by_code = told(client, district="500116")
    assert by_name["total"] == by_code["total"] > 0
    assert [value["value"] for value in by_name["facets"]["district"] if value["selected"]] == ["500116"]
    span = told(client, year="2023..2024")
    assert span["total"] == sum(told(client, year=year)["total"] for year in (2023, 2024))


def test_an_unknown_value_finds_nothing_and_says_so(client: TestClient) -> None:
    found = told(client, district="火星区")
    assert found["total"] == 0
    assert codes(found) == ["unknown_value"]


def test_a_client_is_not_told_twice(client: TestClient) -> None:
    first = client.get(SEARCH, params={"q": "协商"})
    again = client.get(SEARCH, params={"q": "协商"}, headers={"If-None-Match": first.headers["etag"]})
    other = client.get(SEARCH, params={"q": "提案"}, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@pytest.mark.parametrize("route", [SEARCH, "/", "/en/slogans", "/feed"])
@pytest.mark.parametrize(
    "told", ["*", " * ", "{strong}", "{weak}", '"a,b", W/"c" , {weak}', '"",{strong},"x"', "{weak},*"]
)
def test_a_client_tells_what_it_has_in_any_way(client: TestClient, route: str, told: str) -> None:
    weak = client.get(route).headers["etag"]
    header = told.format(weak=weak, strong=weak.removeprefix("W/"))
    again = client.get(route, headers={"If-None-Match": header})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == weak


def test_a_client_may_tell_it_in_several_headers(client: TestClient) -> None:
    tag = client.get(SEARCH).headers["etag"]
    again = client.get(SEARCH, headers=[("If-None-Match", 'W/"other"'), ("If-None-Match", tag)])
    assert again.status_code == 304


@pytest.mark.parametrize("told", ["", '""', 'W/"other"', '"*"', "{bare}", '"{bare},"', 'W/"x{bare}"', '* "x"', ","])
def test_what_is_no_tag_of_it_is_passed_over(client: TestClient, told: str) -> None:
    bare = client.get(SEARCH).headers["etag"].removeprefix("W/").strip('"')
    assert client.get(SEARCH, headers={"If-None-Match": told.format(bare=bare)}).status_code == 200


def test_whoever_has_anything_is_told_what_is_not_there(client: TestClient) -> None:
    for address in ("/api/v1/reports/0000000000000000", "/slogans/没有这一条", "/api/v1/search?size=x"):
        plain = client.get(address).status_code
        assert plain >= 400
        assert client.get(address, headers={"If-None-Match": "*"}).status_code == plain


def test_health_tells_the_generation(client: TestClient) -> None:
    told = client.get("/api/v1/health").json()
    assert told["state"] == "ok"
    assert told["generation"]["id"]


def test_a_whole_passage_pasted_finds_itself_first(client: TestClient) -> None:
    longest = max((hit["text"] for hit in told(client, size=200)["hits"]), key=len)
    words = "".join(char for char in longest if char.isalnum())[:900]
    found = told(client, q=words)
    assert found["total"] == 0 or found["hits"][0]["text"] == longest
    pasted = told(client, q=longest.replace("“", "").replace("”", "")[:400])
    assert pasted["hits"][0]["text"] == longest


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("江津区 2023 提案", "district:江津区 year:2023 提案"),
        ("江津区2023年提案", "district:江津区 year:2023 提案"),
        ("重庆市江津区", "district:江津区"),
        ("全过程民主", "slogan:全过程人民民主"),
    ],
)
def test_what_may_have_been_meant_as_a_filter_is_told_with_its_total(
    client: TestClient, typed: str, meant: str
) -> None:
    instead = told(client, q=typed)["query"]["did_you_mean"]
    assert instead[0]["text"] == meant
    assert told(client, instead[0]["url"])["total"] == instead[0]["total"] > 0


def test_every_route_reads_a_question_alike(client: TestClient) -> None:
    question = {"q": "提案满意率是多少"}
    total = told(client, **question)["total"]
    assert total > 0
    assert client.get("/api/v1/export", params={**question, "format": "csv"}).headers["x-total-count"] == str(total)
    assert client.get("/api/v1/kwic", params=question).json()["passages"] == total
    reports = client.get("/api/v1/reports", params=question).json()
    assert sum(report["passages"] for report in reports["reports"]) == total
    facets = client.get("/api/v1/facets", params={**question, "name": "part"}).json()
    assert sum(value["count"] for value in facets["values"]) == total
    batch = client.post("/api/v1/batch", json={"queries": [question["q"]]}).json()
    assert batch["queries"][0]["total"]["passages"] == total
    for answer in (reports, facets, batch["queries"][0]):
        assert "loosened" in [note["code"] for note in answer["query"]["warnings"]]


@pytest.mark.parametrize(
    ("typed", "code"), [("提案 - 满意率", "dangling_operator"), ("提案 not 满意率", "small_operator")]
)
def test_what_may_have_meant_an_operator_is_told(client: TestClient, typed: str, code: str) -> None:
    assert code in codes(told(client, q=typed))


def test_a_dash_within_a_word_is_never_taken_away(client: TestClient) -> None:
    assert told(client, q="提案－满意率")["total"] == 0
    assert told(client, q="提案 —满意率")["total"] == 0


def test_without_a_question_the_latest_years_come_first(client: TestClient) -> None:
    years = [hit["year"] for hit in told(client, size=200)["hits"]]
    assert years == sorted(years, reverse=True)
