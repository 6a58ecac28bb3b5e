"""Reports: those that hold what is found, one whole with what is found in it marked, and the text of its source."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from analyzers.fold import fold_text
from api.following import Opened
from tests.api.asked import API, problem, told, total
from tests.house.files import ROOT

HOSTILE = ["x", "%00", "'; --", "0" * 15, "0" * 16 + "0", "%F0%9F%98%80", "a" * 10_000, "..%2f..%2fetc", "f" * 16]


def test_a_list_of_reports_has_all_that_its_contract_names(client: TestClient) -> None:
    found = told(client, "reports", q="协商", size=100)
    assert found["total"] == len(found["reports"]) > 3
    assert found["passages"] == sum(report["passages"] for report in found["reports"]) == total(client, "?q=协商")
    wanted = "id url title shown_title subtitle district year year_inferred date kind same_as passages citation"
    assert all(report.keys() == set(wanted.split()) for report in found["reports"])


def test_the_address_of_a_listed_report_marks_as_many_passages(client: TestClient) -> None:
    for query in ("?q=协商", "?q=“民主监督”", ""):
        for report in told(client, "reports", query)["reports"]:
            whole = told(client, report["url"].removeprefix("/"))
            marked = whole["highlights"] if query else whole["report"]["passages"]
            assert len(marked) == report["passages"]


def test_reports_are_narrowed_sorted_and_paged_as_searches_are(client: TestClient) -> None:
    years = [report["year"] for report in told(client, "reports", sort="year")["reports"]]
    assert years == sorted(years)
    assert {it["district"]["code"] for it in told(client, "reports", district="江津")["reports"]} == {"500116"}
    pages = [told(client, "reports", q="协商", size=2, page=page) for page in (1, 2, 3, 4)]
    whole = told(client, "reports", q="协商", size=100)
    assert [it for page in pages for it in page["reports"]] == whole["reports"]
    assert pages[0]["pages"] == -(-whole["total"] // 2)
    assert problem(client, "reports", 422, size=101)["errors"]


def test_a_whole_report_is_what_was_stored(client: TestClient, seeds: Opened) -> None:
    for listed in told(client, "reports")["reports"]:
        whole = told(client, f"reports/{listed['id']}")
        stored = json.loads(seeds.reader.report(listed["id"]) or "")
        stored["source"]["file"] = Path(stored["source"]["file"]).name
        assert whole["report"] == stored
        assert whole["citation"].keys() == {"gbt7714", "apa", "apa_italics", "apa_in_text", "bibtex"}
        assert whole["citation"]["gbt7714"] == listed["citation"]
        assert whole["generation"]["id"] == seeds.generation.name
        assert str(ROOT) not in json.dumps(whole)


def test_slogans_of_a_report_are_those_of_its_passages(client: TestClient) -> None:
    whole = told(client, "reports/fb6044b8e0c36fd5")
    held = [name for passage in whole["report"]["passages"] for name in passage["slogans"]]
    assert {it["slogan"]: it["passages"] for it in whole["slogans"]} == {name: held.count(name) for name in held}
    assert all(it["occurrences"] >= max(it["passages"], it["free"]) for it in whole["slogans"])


def test_a_question_marks_what_it_finds_and_nothing_else(client: TestClient) -> None:
    whole = told(client, "reports/fb6044b8e0c36fd5", q="“民主监督”")
    holding = {it["id"]: it["text"] for it in whole["report"]["passages"] if "民主监督" in fold_text(it["text"])}
    assert whole["highlights"].keys() == holding.keys() != set()
    for name, spans in whole["highlights"].items():
        assert {fold_text(holding[name][start:end]) for start, end in spans} == {"民主监督"}
    assert told(client, "reports/fb6044b8e0c36fd5")["highlights"] == {}


def test_slogans_are_told_with_their_places_if_that_is_asked(client: TestClient) -> None:
    path = "reports/fb6044b8e0c36fd5"
    assert told(client, path)["mentions"] == {}
    whole = told(client, path, mentions="true")
    texts = {it["id"]: it for it in whole["report"]["passages"]}
    assert whole["mentions"].keys() == {name for name, it in texts.items() if it["slogans"]}
    for name, mentions in whole["mentions"].items():
        assert {it["slogan"] for it in mentions} == set(texts[name]["slogans"])
        assert mentions == told(client, f"passages/{name}")["mentions"]
    every = [it for mentions in whole["mentions"].values() for it in mentions]
    assert len(every) == sum(it["occurrences"] for it in whole["slogans"])
    assert sum(not it["nested_in"] for it in every) == sum(it["free"] for it in whole["slogans"])


def test_a_source_is_plain_text_that_spans_count_in(client: TestClient) -> None:
    answer = client.get(f"{API}/reports/fb6044b8e0c36fd5/source")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    record = told(client, "reports/fb6044b8e0c36fd5")["report"]
    untouched = [it for it in record["passages"] if not it["repairs"]]
    assert untouched
    for passage in untouched:
        assert "".join(answer.text[start:end] for start, end in passage["spans"]) == passage["text"]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_not_there_is_told_with_a_remedy(client: TestClient, name: str) -> None:
    for path in (f"reports/{name}", f"reports/{name}/source", f"passages/{name}", f"similar/{name}"):
        answer = client.get(f"{API}/{path}")
        assert answer.status_code == 404, path
        assert answer.json()["remedy"]


def test_a_copy_tells_what_it_is_a_copy_of(wide_client: TestClient) -> None:
    kept, both = told(wide_client, "reports", size=100), told(wide_client, "reports", size=100, copies="true")
    assert both["total"] == kept["total"] + 1
    [copy] = [report for report in both["reports"] if report["same_as"]]
    assert told(wide_client, f"reports/{copy['id']}")["report"]["same_as"] == copy["same_as"]
    assert copy["same_as"] in {report["id"] for report in kept["reports"]}
