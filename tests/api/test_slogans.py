"""Slogans in a list and one by one: every figure against a plain count, every number an address, sums that reconcile."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from analyzers.fold import fold_text
from api import slogan, slogans
from api.following import Opened
from tests.api.asked import API, problem, told, total
from tests.api.plain_count import Row, characters, reports, rows, where

NAMES = ("全过程人民民主", "人民民主", "渝事好商量", "协商民主")
TABLES = ("by_year", "by_district", "by_district_and_year", "cells")


def one(client: TestClient, name: str, query: str = "", **params: Any) -> dict[str, Any]:
    return told(client, f"slogans/{quote(name, safe='')}", query, **params)


def checked(cell: dict[str, Any], everything: list[Row]) -> None:
    of_all = where(everything, cell["place"])
    found = [row for row in of_all if row.times]
    plain = (
        len(found),
        sum(row.times for row in found),
        sum(row.free for row in found),
        reports(found),
        reports(of_all),
    )
    assert (cell["passages"], cell["occurrences"], cell["free"], cell["reports"], cell["of_reports"]) == plain
    assert cell["characters"] == characters(of_all)
    assert cell["share"] == pytest.approx(reports(found) / reports(of_all), abs=1e-6)
    assert cell["rate"] == pytest.approx(10_000 * cell["occurrences"] / cell["characters"], abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_holds_what_a_plain_count_finds(wide_client: TestClient, wide: Opened, name: str) -> None:
    found, everything = one(wide_client, name), rows(wide, name)
    checked(found["all"], everything)
    for table in TABLES:
        for cell in found[table]:
            checked(cell, everything)
        places = {tuple(cell["place"].values()) for cell in found[table]}
        names = found[table][0]["place"]
        assert places == {tuple(getattr(row, it) for it in names) for row in everything}


@pytest.mark.parametrize("name", NAMES)
def test_tables_sum_up_with_what_has_no_district_and_no_year(wide_client: TestClient, name: str) -> None:
    found = one(wide_client, name)
    assert any(cell["place"] == {"year": None} and cell["passages"] for cell in found["by_year"])
    for table in TABLES:
        for figure in ("passages", "occurrences", "free", "characters"):
            assert sum(cell[figure] for cell in found[table]) == found["all"][figure]
    for figure in ("reports", "of_reports"):
        for table in TABLES[:3]:  # a report has several sections
            assert sum(cell[figure] for cell in found[table]) == found["all"][figure]


def numbers(found: dict[str, Any]) -> Iterator[tuple[str, int]]:
    yield found["all"]["url"], found["all"]["passages"]
    yield from ((cell["url"], cell["passages"]) for table in TABLES for cell in found[table])
    yield from ((it["url"], it["passages"]) for it in found["forms"])
    yield from ((it["url"], it["together"]) for it in (*found["related"], *found["beside"]))
    yield from ((it["url"], it["passages"]) for it in (found["first"], found["last"]) if it)


QUERIES = [
    "",
    "?q=协商",
    "?q=“委员” OR 提案&region=重庆市&slogan=协商民主&slogan=人民民主",
    "?year=2024&year=none&section=consultation&section=other&section=platforms",
    "?copies=true&kind=report",
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_number_is_an_address_that_finds_as_many(wide_client: TestClient, query: str) -> None:
    asked = 0
    for url, passages in dict(numbers(one(wide_client, "全过程人民民主", query))).items():
        assert total(wide_client, url) == passages, url
        asked += 1
    assert asked > 10


def test_filters_hold_above_and_below_the_line(wide_client: TestClient, wide: Opened) -> None:
    found = one(wide_client, "协商民主", "?q=“委员”&year=2023")
    everything = [row for row in rows(wide, "协商民主") if row.year == 2023 and "委员" in row.folded]
    checked(found["all"], everything)
    assert {cell["place"]["year"] for cell in found["cells"]} == {2023}


def test_a_district_without_it_stands_in_the_tables_with_none(client: TestClient) -> None:
    districts = {it["value"] for it in told(client, "facets", name="district")["values"]}
    by_district = one(client, "数字政协")["by_district"]
    assert {cell["place"]["district"] for cell in by_district} == districts
    none = [cell for cell in by_district if not cell["passages"]]
    assert none
    assert all(cell["of_reports"] > 0 and cell["share"] == cell["rate"] == 0 for cell in none)
    assert all(cell["labels"]["district"].endswith(("区", "市")) for cell in none)


def test_first_and_last_use_go_by_the_clock(wide_client: TestClient) -> None:
    found = one(wide_client, "全过程人民民主")
    used = [cell["place"]["year"] for cell in found["by_year"] if cell["passages"] and cell["place"]["year"]]
    for use, year in ((found["first"], min(used)), (found["last"], max(used))):
        assert use["year"] == year
        assert 0 < len(use["hits"]) <= 3
        assert all(hit["year"] == year and "全过程人民民主" in hit["slogans"] for hit in use["hits"])
        assert all(hit["highlights"] for hit in use["hits"])
    assert one(wide_client, "“1+3”重点功能区")["first"] is None


def test_forms_count_their_exact_text(wide_client: TestClient, wide: Opened) -> None:
    for form in one(wide_client, "成渝地区双城经济圈")["forms"]:
        holding = [
            row for row in rows(wide, "成渝地区双城经济圈") if row.times and fold_text(form["text"]) in row.folded
        ]
        assert form["passages"] == len(holding)


def test_slogans_beside_it_are_counted_and_set_against_chance(wide_client: TestClient, wide: Opened) -> None:
    everything = rows(wide)
    held = [row for row in everything if "全过程人民民主" in row.slogans]
    found = one(wide_client, "全过程人民民主")
    assert "全过程人民民主" not in {it["name"] for it in found["beside"]}
    assert {it["name"] for it in found["beside"] if it["nested"]} == {"人民民主"}
    for it in (*found["beside"], *found["related"]):
        other = [row for row in everything if it["name"] in row.slogans]
        both = [row for row in held if it["name"] in row.slogans]
        assert (it["passages"], it["together"]) == (len(other), len(both))
        if other:
            assert it["lift"] == pytest.approx(len(both) * len(everything) / len(other) / len(held), abs=1e-6)


def test_a_slogan_goes_by_any_of_its_forms_and_tells_its_entry(client: TestClient) -> None:
    by_name, by_form = one(client, "成渝地区双城经济圈"), one(client, "成渝双城经济圈")
    assert by_form == by_name
    assert by_name["entry"]["source"]
    assert (by_name["category_label"], by_name["level_label"]) == ("战略", "国家级")


def test_names_with_every_kind_of_mark_have_addresses(client: TestClient, seeds: Opened) -> None:
    odd = [it.name for it in seeds.analyzer.dictionary if not it.name.isalnum()]
    assert len(odd) > 100
    for name in [*odd[::40], "13+1省（区、市）", "“20+8”产业"]:
        found = told(client, f"slogans/{quote(name, safe='')}")
        assert total(client, found["all"]["url"]) == found["all"]["passages"]


@pytest.mark.parametrize(
    "name", ["没有这个提法", "a/b", "..", "%00", "“”", "%", "x" * 10_000, "\U0001f600", "' OR 1=1"]
)
def test_an_unknown_slogan_is_told(client: TestClient, name: str) -> None:
    answer = client.get(f"{API}/slogans/{quote(name, safe='')}")
    assert 400 <= answer.status_code < 500
    assert answer.json()["remedy"]


def test_an_unknown_slogan_is_told_with_those_that_may_be_meant(client: TestClient) -> None:
    assert "全过程人民民主" in problem(client, "slogans/全过程人明民主", 404)["remedy"]


def test_the_list_has_every_slogan_that_occurs(wide_client: TestClient, wide: Opened) -> None:
    found = told(wide_client, "slogans", size=100)
    everything = rows(wide)
    assert found["total"] == len({name for row in everything for name in row.slogans})
    assert (found["passages"], found["reports"]) == (len(everything), reports(everything))
    assert found["years"] == sorted({row.year for row in everything if row.year})
    for it in found["slogans"][:8]:
        held = rows(wide, it["name"])
        holding = [row for row in held if row.times]
        plain = (len(holding), sum(row.times for row in held), sum(row.free for row in held), reports(holding))
        assert (it["passages"], it["occurrences"], it["free"], it["reports"]) == plain
        assert it["by_year"] == [sum(row.year == year for row in holding) for year in found["years"]]
        assert total(wide_client, it["url"]) == it["passages"]
        assert told(wide_client, it["slogan_url"].removeprefix("/"))["name"] == it["name"]


def listed(client: TestClient, **params: Any) -> list[str]:
    return [it["name"] for it in told(client, "slogans", **{"size": 100, **params})["slogans"]]


def test_the_list_is_filtered_sorted_and_paged(client: TestClient) -> None:
    assert listed(client, containing="成渝双城") == ["成渝地区双城经济圈"]
    assert listed(client, category="brand") == listed(client, category="协商品牌") != []
    assert {"渝事好商量"} <= set(listed(client, category="brand"))
    assert "全过程人民民主" not in listed(client, level=["county", "city"])
    assert listed(client, sort="name", q="协商") == sorted(listed(client, sort="name", q="协商"))
    found = told(client, "slogans", size=100, sort="passages")["slogans"]
    assert [it["passages"] for it in found] == sorted((it["passages"] for it in found), reverse=True)
    assert listed(client, size=7) + listed(client, size=7, page=2) == listed(client)[:14]
    assert problem(client, "slogans", 422, category="没有")["detail"]


def test_categories_and_levels_count_the_slogans_with_them(client: TestClient) -> None:
    for chosen in ({}, {"level": "province"}, {"q": "协商", "containing": "协商", "unused": True}):
        found = told(client, "slogans", **chosen)
        for facet in ("categories", "levels"):
            for value in found[facet]:
                asked = {**chosen, {"categories": "category", "levels": "level"}[facet]: value["value"]}
                assert told(client, "slogans", **asked)["total"] == value["count"]
                assert value["selected"] == (chosen.get("level") == value["value"])
    assert [it["selected"] for it in told(client, "slogans", category="brand")["categories"]].count(True) == 1


def test_the_address_of_a_category_chooses_it_or_no_more(client: TestClient) -> None:
    everything = told(client, "slogans", size=7, sort="free")
    [brand] = [it for it in everything["categories"] if it["value"] == "brand"]
    chosen = told(client, "slogans", brand["url"])
    assert chosen["total"] == brand["count"]
    [brand] = [it for it in chosen["categories"] if it["value"] == "brand"]
    assert told(client, "slogans", brand["url"])["slogans"] == everything["slogans"]


def test_the_list_goes_by_what_stands_on_its_own(client: TestClient) -> None:
    free = [it["free"] for it in told(client, "slogans", size=100, sort="free")["slogans"]]
    assert free == sorted(free, reverse=True)


def test_a_slogan_says_which_figure_was_asked_for(client: TestClient) -> None:
    plain, by_rate = one(client, "协商民主"), one(client, "协商民主", measure="rate")
    assert (plain["measure"], by_rate["measure"]) == ("occurrences", "rate")
    assert by_rate == {**plain, "measure": "rate"}
    assert problem(client, "slogans/协商民主", 422, measure="nonsense")["remedy"]


def test_those_that_do_not_occur_are_told_where_they_are_asked_for(client: TestClient, seeds: Opened) -> None:
    found = told(client, "slogans", unused="true")
    assert found["total"] == len(seeds.analyzer.dictionary) > told(client, "slogans")["total"]
    [unused] = told(client, "slogans", unused="true", containing="调转促“4105”行动计划")["slogans"]
    assert (unused["passages"], unused["occurrences"], unused["reports"]) == (0, 0, 0)
    assert total(client, unused["url"]) == 0


def test_a_filtered_list_counts_what_the_filter_finds(wide_client: TestClient) -> None:
    for it in told(wide_client, "slogans", "?district=none&slogan=协商民主&q=协商")["slogans"]:
        assert it["passages"] > 0
        assert total(wide_client, it["url"]) == it["passages"]


def test_both_engines_tell_the_same_of_slogans(both_clients: tuple[TestClient, TestClient]) -> None:
    paths = ["slogans?size=100", "slogans?q=协商&sort=passages&year=2023", *(f"slogans/{name}" for name in NAMES)]
    for path in paths:
        one_told, other_told = (told(client, path) for client in both_clients)
        for found in (one_told, other_told):
            del found["generation"]
            for use in (found.get("first"), found.get("last")):
                for hit in use["hits"] if use else ():
                    del hit["score"]
        assert one_told == other_told


def test_a_long_form_that_would_be_too_long_says_so(one_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = one(one_client, "全过程人民民主")
    monkeypatch.setattr(slogan, "MOST_CELLS", 5)
    short = one(one_client, "全过程人民民主")
    assert (short["cells"], short["cells_left_out"]) == ([], len(whole["cells"]))
    assert (short["by_district_and_year"], whole["cells_left_out"]) == (whole["by_district_and_year"], 0)


@pytest.mark.parametrize("query", QUERIES)
def test_reports_counted_at_once_are_those_counted_apart(
    wide_client: TestClient, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    at_once = told(wide_client, "slogans", query)["slogans"]
    monkeypatch.setattr(slogans, "MOST_AT_ONCE", -1)
    assert told(wide_client, "slogans", query)["slogans"] == at_once
    assert any(it["reports"] > 1 for it in at_once)
