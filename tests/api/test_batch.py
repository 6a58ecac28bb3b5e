"""Many questions at once: every cell against a plain count, every number an address, and bad lines that stop nothing."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from api import batch
from api.following import Opened
from engine import measure
from tests.api.asked import API, told, total
from tests.api.plain_count import Row, characters, reports, rows, where

QUERIES = ["“协商”", {"q": "slogan:人民民主", "label": "人民民主"}, "“提案” -“协商”", "没有这样的话", "协商 民主"]


def posted(client: TestClient, body: Any) -> Response:
    """As it is, half characters too."""
    return client.post(f"{API}/batch", content=json.dumps(body), headers={"Content-Type": "application/json"})


def sent(client: TestClient, status: int = 200, **body: Any) -> dict[str, Any]:
    answer = posted(client, body)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def checked(cell: dict[str, Any], found: list[Row], everything: list[Row]) -> None:
    inside, of_all = where(found, cell["place"]), where(everything, cell["place"])
    assert cell["passages"] == len(inside)
    assert (cell["reports"], cell["of_reports"]) == (reports(inside), reports(of_all))
    assert cell["share"] == pytest.approx(reports(inside) / reports(of_all), abs=1e-6)
    assert cell["characters"] == characters(of_all)


def test_every_cell_holds_what_a_plain_count_finds(wide_client: TestClient, wide: Opened) -> None:
    found = sent(wide_client, queries=["“协商”", "slogan:人民民主"], by=["district", "year"])
    everything = rows(wide, "人民民主")
    held = [[row for row in everything if "协商" in row.folded], [row for row in everything if row.times]]
    for line in found["queries"]:
        checked(line["total"], held[line["index"]], everything)
    for row in found["rows"]:
        inside = where(held[row["index"]], row["place"])
        checked(row, held[row["index"]], everything)
        times = [passage.folded.count("协商") if not row["index"] else passage.times for passage in inside]
        assert row["occurrences"] == sum(times)
        assert row["free"] == (sum(passage.free for passage in inside) if row["index"] else None)
    places = [tuple(row["place"].values()) for row in found["rows"] if not row["index"]]
    assert len(set(places)) == len(places)
    assert set(places) == {(row.district, row.year) for row in everything}


@pytest.mark.parametrize(
    ("by", "chosen"),
    [
        ([], {}),
        (["district", "year"], {"copies": True}),
        (["region", "covers"], {"region": ["江津区", "南川区"], "covers": ["2022", "2023"]}),
        (["covers", "section"], {"year": [2023, "none"]}),
        (["part", "kind"], {"slogan": ["渝事好商量", "协商民主"]}),
    ],
)
def test_every_number_is_an_address_that_finds_as_many(
    wide_client: TestClient, by: list[str], chosen: dict[str, Any]
) -> None:
    found = sent(wide_client, queries=["“协商” OR 提案", "没有这样的话", "民主 监督"], by=by, **chosen)
    numbers = {cell["url"]: cell["passages"] for cell in [*found["rows"], *(it["total"] for it in found["queries"])]}
    for url, passages in list(numbers.items())[:80]:
        assert total(wide_client, url) == passages, url


def test_tables_of_single_values_sum_up_to_the_total(wide_client: TestClient) -> None:
    for by in (["district", "year"], ["section", "part"], ["kind", "year"]):
        found = sent(wide_client, queries=QUERIES, by=by)
        for line in found["queries"]:
            cells = [row for row in found["rows"] if row["index"] == line["index"]]
            assert sum(cell["passages"] for cell in cells) == line["total"]["passages"]
            assert sum(cell["characters"] for cell in cells) == line["total"]["characters"]


def test_occurrences_are_told_of_one_phrase_or_one_slogan(client: TestClient) -> None:
    queries = [
        "“协商”",
        "slogan:人民民主",
        "协商",
        "“协商” “民主”",
        "slogan:人民民主 “协商”",
        "“协商” year:2023",
        "“协商 民主”~5",
        "“协商 协商”~5",
    ]
    totals = [line["total"] for line in sent(client, queries=queries)["queries"]]
    assert [cell["occurrences"] is not None for cell in totals] == [True, True, False, False, False, True, False, False]
    assert [cell["rate"] is not None for cell in totals] == [cell["occurrences"] is not None for cell in totals]
    assert totals[0]["occurrences"] == told(client, "kwic", q="“协商”")["total"]


def test_bad_lines_are_told_and_the_rest_goes_on(client: TestClient) -> None:
    bad: list[Any] = [
        None,
        7,
        [],
        {},
        {"q": 7},
        {"q": "a", "x": 1},
        {"q": "a", "label": []},
        "",
        "“”",
        "长" * 1001,
        "(" * 20 + "a",
    ]
    found = sent(client, queries=["“协商”", *bad, {"q": "\ud800"}, "“提案”"], by=["year"])
    assert [error["index"] for error in found["errors"]] == list(range(1, len(bad) + 2))
    assert all(error["what"] and error["remedy"] for error in found["errors"])
    assert [line["index"] for line in found["queries"]] == [0, len(bad) + 2]
    assert {row["index"] for row in found["rows"]} == {0, len(bad) + 2}


def test_what_is_too_much_to_look_through_still_counts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sent(client, queries=["“协商”"], by=["year"])
    monkeypatch.setattr(measure, "MOST_COUNTED", 5)
    found = sent(client, queries=["“协商”"], by=["year"])
    assert [error["index"] for error in found["errors"]] == [0]
    assert [row["passages"] for row in found["rows"]] == [row["passages"] for row in whole["rows"]]
    assert {row["occurrences"] for row in found["rows"]} == {None}


@pytest.mark.parametrize(
    "body",
    [
        {"queries": []},
        {"queries": ["a"] * 201},
        {"queries": ["a"], "by": ["year", "year"]},
        {"queries": ["a"], "by": ["year", "section", "part"]},
        {"queries": ["a"], "by": ["slogan"]},
        {"queries": ["a"], "querys": ["b"]},
        {"queries": ["a"], "format": "pdf"},
        {"queries": "a"},
        {},
        {"queries": ["a"], "district": ["\ud800"]},
        {"queries": ["a"], "\ud800": 1},
        {"queries": ["a"], "year": ["x" * 300]},
        [],
    ],
)
def test_what_is_no_batch_is_refused(one_client: TestClient, body: Any) -> None:
    answer = posted(one_client, body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["remedy"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[" * 100_000, b'{"queries": ["a"]', "\ud800".encode("utf-8", "surrogatepass")]
)
def test_what_is_no_json_is_refused(one_client: TestClient, body: bytes) -> None:
    answer = one_client.post(f"{API}/batch", content=body, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.json()["remedy"]


def test_an_unknown_key_is_told_with_the_nearest(one_client: TestClient) -> None:
    assert sent(one_client, 422, queries=["a"], distrct=["江津"])["remedy"] == "did you mean district?"


def test_too_many_rows_are_refused(one_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_ROWS", 10)
    assert "narrow" in sent(one_client, 422, queries=["a"] * 5, by=["section"])["remedy"]


@pytest.mark.parametrize("by", [[], ["district", "year"]])
def test_a_flat_table_tells_the_same(wide_client: TestClient, by: list[str]) -> None:
    body: dict[str, Any] = {"queries": ["“协商”", 7, {"q": "=1+1", "label": "=x"}], "by": by}
    found = sent(wide_client, **body)
    answer = posted(wide_client, {**body, "format": "csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    flat = list(csv.DictReader(StringIO(answer.text, newline="")))
    cells = found["rows"] if by else [{**line["total"], **line} for line in found["queries"]]
    assert len(flat) == len(cells) + 1
    for row, cell in zip(flat, cells, strict=False):
        assert (row["index"], row["label"], row["passages"]) == (
            str(cell["index"]),
            cell["label"],
            str(cell["passages"]),
        )
        assert row["url"] == f"http://127.0.0.1/{cell['url']}"
        assert total(wide_client, cell["url"]) == cell["passages"]
        assert {name: row[name] for name in by} == {
            name: "none" if value is None else str(value) for name, value in cell["place"].items()
        }
    assert flat[-1]["error"].startswith("it is no")
    guarded = posted(wide_client, {**body, "format": "excel"}).text
    assert "'=1+1" in guarded
    assert "'=x" in guarded


def test_both_engines_count_the_same(both_clients: tuple[TestClient, TestClient]) -> None:
    for by in ([], ["district", "year"], ["region", "covers"], ["section", "kind"]):
        one, other = (sent(client, queries=QUERIES, by=by, year=["2022..2025", "none"]) for client in both_clients)
        assert {**one, "generation": None} == {**other, "generation": None}


def test_what_is_sent_is_never_answered_from_what_was_sent_before(client: TestClient) -> None:
    first = posted(client, {"queries": ["“协商”"]})
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"


def test_lines_for_which_no_time_is_left_are_told(wide: Opened) -> None:
    wanted = batch.BatchRequest(["提案", {"q": "民主", "label": "二"}])
    found = batch.batch(wanted, wide, until=0.0)
    assert not found.queries
    assert [(error.index, error.label) for error in found.errors] == [(0, "提案"), (1, "二")]
    assert all("no time left" in error.what and "of 2 lines" in error.what for error in found.errors)
    assert all(error.remedy for error in found.errors)
    assert not batch.batch(wanted, wide).errors
