"""What is chosen in facets: either of one facet also where a value is a span or none, names with commas, numbers of none."""

from urllib.parse import parse_qs

import pytest
from starlette.testclient import TestClient

from api.query.values import named
from tests.api.asked import told, total
from tests.api.made_texts import NOWHERE, ODD
from vocabulary import districts


def test_none_finds_what_has_no_value(wide_client: TestClient) -> None:
    for query in ("?district=none", "?region=none", "?year=none", "?q=district:none", "?q=-year:1900.."):
        hits = told(wide_client, "search", query)["hits"]
        assert len(hits) == 4
        assert all(hit["text"] in NOWHERE for hit in hits)


def test_values_are_either_even_where_one_is_open_or_none(wide_client: TestClient) -> None:
    alone = {year: total(wide_client, f"?year={year}") for year in ("none", "2024", "2025..", "..2022")}
    assert total(wide_client, "?year=none&year=2024") == alone["none"] + alone["2024"]
    assert total(wide_client, "?year=2025..&year=2024&year=..2022") == sum(alone.values()) - alone["none"]
    assert total(wide_client, "?q=year:none,2024") == alone["none"] + alone["2024"]


def test_a_slogan_may_have_commas(wide_client: TestClient) -> None:
    found = told(wide_client, "search", slogan="围绕中心、服务大局")
    assert found["total"] > 0
    assert found["query"]["warnings"] == []
    assert any(hit["text"] in ODD for hit in found["hits"])
    assert total(wide_client, "?q=slogan:围绕中心、服务大局") == found["total"]


def test_districts_and_regions_are_one_facet(client: TestClient) -> None:
    alone = {
        name: total(client, f"?{name}")
        for name in ("district=江津区", "district=重庆市", "region=重庆市", "region=涪陵区")
    }
    assert total(client, "?district=江津区&region=涪陵区") == alone["district=江津区"] + alone["region=涪陵区"]
    assert total(client, "?region=重庆市&district=none") == total(client, "")
    assert alone["district=江津区"] < alone["region=重庆市"] == total(client, "")
    for query in ("?district=江津区", "?region=重庆市", "?district=江津区&region=涪陵区"):
        facets = told(client, "search", query)["facets"]
        assert {it["value"]: it["count"] for it in facets["region"]}["500000"] == alone["region=重庆市"]
        assert {it["value"]: it["count"] for it in facets["district"]}["500116"] == alone["district=江津区"]


def test_a_district_and_what_it_lies_in_take_each_others_place(client: TestClient) -> None:
    def after(query: str, facet: str, code: str) -> dict[str, list[str]]:
        [value] = [it for it in told(client, "search", query)["facets"][facet] if it["value"] == code]
        return parse_qs(value["url"][1:])

    assert after("?region=重庆市", "district", "500116") == {"district": ["500116"]}
    assert after("?district=江津区&district=涪陵区", "region", "500000") == {"region": ["500000"]}
    assert after("?region=涪陵区", "region", "500000") == {"region": ["500000"]}
    assert after("?region=涪陵区", "district", "500116") == {"region": ["涪陵区"], "district": ["500116"]}
    assert after("?region=江津区,涪陵区", "region", "500102") == {"region": ["500116"]}
    assert after("?district=江津区&region=北京市,重庆市", "district", "500119") == {
        "district": ["江津区", "500119"],
        "region": ["北京市,重庆市"],
    }
    assert after("?district=重庆市", "district", "500116") == {"district": ["重庆市", "500116"]}
    assert after("?district=江津区&region=涪陵区", "district", "500116") == {"region": ["涪陵区"]}


def test_a_cell_of_districts_within_a_region_leads_to_itself(client: TestClient) -> None:
    for by in (["district"], ["region"], ["region", "district"], ["district", "year"]):
        for query in ({"region": ["涪陵区"], "district": ["江津区"]}, {"region": ["重庆市"]}, {"district": ["江津区"]}):
            body = {"queries": [{"q": "协商"}], "by": by, **query}
            rows = client.post("/api/v1/batch", json=body).json()["rows"]
            assert rows
            for row in rows:
                assert total(client, row["url"]) == row["passages"], (by, query, row)


@pytest.mark.parametrize("typed", ["slogan:“1+3重点功能区”", "district:500105", "region:330205,江津", "year:none"])
def test_a_value_reads_as_itself(one_client: TestClient, typed: str) -> None:
    read_as = told(one_client, "search", q=typed)["query"]["read_as"]
    assert told(one_client, "search", q=read_as)["query"] == {
        "text": read_as,
        "read_as": read_as,
        "warnings": [],
        "did_you_mean": [],
    }


def test_every_division_has_a_name_that_means_it() -> None:
    for district in districts.in_force():
        name = named(district)
        assert (districts.by_code(name) if name.isdigit() else districts.resolve(name)) == district


def test_what_finds_nothing_stays_at_nothing_where_it_is_asked_to(client: TestClient) -> None:
    assert total(client, "?q=老旧小区如何改造？") > 0
    assert total(client, "?q=老旧小区如何改造？&loosen=false") == 0
