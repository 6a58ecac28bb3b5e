"""The page of a search: it says what the JSON says, and every number on it is what its link finds."""

import json
from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.api.pages.seen import number, seen

REQUESTS = [
    "",
    "?q=协商",
    "?q=协商&district=江津区",
    "?q=“全过程人民民主”&year=2023&year=2024",
    "?region=重庆市&section=proposals",
    "?q=提案&group=report&size=10",
    "?q=slogan:渝事好商量&slogan=协商民主",
    "?q=提案 协商&covers=2022&copies=true",
    "?q=有没有讲到老旧小区改造的段落呢",
]


@pytest.mark.parametrize("request_", REQUESTS)
def test_every_number_leads_to_as_many(client: TestClient, request_: str) -> None:
    page = seen(client, f"/{request_}")
    assert len(page.counts) > 10 or not page.total
    for address, count in page.counts:
        assert seen(client, address).total == count, address


def test_the_numbers_that_are_shown_are_those_that_are_linked(one_client: TestClient) -> None:
    page = seen(one_client, "/?q=协商&district=江津区")
    shown = [it for it in page.elements if "data-count" in it.attributes and it.name == "a"]
    assert shown
    assert all(it.text.strip().endswith(f"{int(it.attributes['data-count']):,}") for it in shown)


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_it_shows_what_the_json_says_under_the_same_query_string(
    one_client: TestClient, prefix: str, request_: str
) -> None:
    page = seen(one_client, f"{prefix}/{request_}")
    told = one_client.get(f"/api/v1/search{request_}").json()
    assert page.total == told["total"]
    hits = [hit["id"] for hit in told["hits"]] + [hit["id"] for group in told["groups"] for hit in group["hits"]]
    assert [it.attributes["id"].removeprefix("h-") for it in page.all("article")] == [
        *hits,
        *(hit["id"] for hit in told["nearby"]),
    ]
    for hit in told["hits"]:
        texts = [it.text for it in page.all("p", "article.hit") if it.attributes.get("class") == "passage"]
        assert hit["text"] in texts
    [json_link] = [it for it in page.all("link") if it.attributes.get("type") == "application/json"]
    assert same(json_link.attributes["href"], f"/api/v1/search{request_}")


def same(one: str, other: str) -> bool:
    first, second = urlsplit(one), urlsplit(other)
    return first.path == second.path and sorted(parse_qsl(first.query)) == sorted(parse_qsl(second.query))


def test_the_cells_of_the_strip_sum_up(client: TestClient) -> None:
    page = seen(client, "/?q=协商")
    rows = [it for it in page.all("td", "tbody") if it.attributes.get("class") != "sum"]
    assert sum(number(it.text) for it in rows if it.text.strip()) == page.total


@pytest.mark.parametrize("request_", ["?q=协商", "?q=提案&group=report&page=2&size=10", "?region=重庆市&year=2023"])
def test_the_last_cell_of_the_strip_is_the_search_itself(client: TestClient, request_: str) -> None:
    page = seen(client, f"/{request_}")
    sums = page.all("td", "tfoot")
    assert number(sums[-1].text) == sum(number(it.text) for it in sums[:-1]) == page.total
    address = page.all("a", "tfoot")[-1].attributes["href"]
    assert same(address, f"/{request_.replace('&page=2', '')}")


def test_a_cell_is_blank_where_nothing_could_be_found(client: TestClient) -> None:
    """Of the seeds, every district has reports of other years than the next."""
    told = [it.text.strip() for it in seen(client, "/?q=提案").all("td", "tbody")]
    assert told.count("") >= 4
    assert "0" not in told


def test_what_finds_nothing_tells_what_would(client: TestClient) -> None:
    page = seen(client, "/?q=提案 火星移民&district=江津区&year=2025")
    assert page.total == 0
    links = page.all("li", "div.empty")
    assert not links  # no single change finds anything
    page = seen(client, "/?q=提案&district=江津区&year=2025")
    assert len(page.all("a", "div.empty")) == 2
    for address, count in page.counts:
        assert seen(client, address).total == count > 0


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        ("老旧小区改造 火星", [("part", "火星", 3)]),
        ("“协商江津”", [("exact", "“协商江津”", 2)]),
        ("“没有这样的话”", []),
        ("“没有这样的话” -火星", []),
        ("“民主协商建设” district:江津", [("part", "“民主协商建设”", 34)]),
    ],
)
def test_the_json_tells_it_too(client: TestClient, question: str, changes: list[tuple[str, str, int]]) -> None:
    told = client.get("/api/v1/search", params={"q": question}).json()
    assert told["total"] == 0
    assert [(it["change"], it["text"], it["total"]) for it in told["looser"]] == changes
    for it in told["looser"]:
        assert client.get(f"/api/v1/search{it['url']}").json()["total"] == it["total"]


def test_what_finds_something_needs_no_change(one_client: TestClient) -> None:
    assert one_client.get("/api/v1/search", params={"q": "协商"}).json()["looser"] == []


def test_chosen_values_can_be_taken_away(one_client: TestClient) -> None:
    page = seen(one_client, "/?q=协商&district=江津区&year=2023&section=proposals,self")
    chips = [it for it in page.all("a", "p.chips") if "clear" not in it.attributes.get("class", "")]
    assert len(chips) == 3
    for chip in chips:
        assert seen(one_client, chip.attributes["href"]).total >= page.total
    [clear] = [it for it in page.all("a", "p.chips") if "clear" in it.attributes.get("class", "")]
    assert seen(one_client, clear.attributes["href"]).total == 82


def test_districts_stand_below_their_region(one_client: TestClient) -> None:
    rows = seen(one_client, "/").all("li", "section.facet")
    told = [(it.attributes["class"], "".join(it.text.split())) for it in rows][:5]
    assert told == [
        ("deep-0", "重庆市164"),
        ("deep-1", "重庆市本级78"),
        ("deep-1", "江津区34"),
        ("deep-1", "南川区29"),
        ("deep-1", "涪陵区23"),
    ]


def test_pages_lead_on_and_do_not_lead_beyond_what_can_be_asked(one_client: TestClient) -> None:
    found: list[str] = []
    address = "/?q=协商&size=10"
    while address:
        page = seen(one_client, address)
        found += [it.attributes["id"] for it in page.all("article") if "section.nearby" not in it.path]
        after = [it for it in page.all("a", "nav.pages") if it.attributes.get("rel") == "next"]
        address = after[0].attributes["href"] if after else ""
    assert len(found) == len(set(found)) == 82


def test_all_values_of_a_facet_have_a_page(client: TestClient) -> None:
    [more] = [it for it in seen(client, "/").all("a", "section.facet") if it.attributes.get("class") == "all"]
    page = seen(client, more.attributes["href"])
    rows = page.all("a", "section.facet")
    told = client.get("/api/v1/facets", params={"name": "slogan"}).json()
    assert number(page.all("h1")[0].text) == told["total"]
    assert len(rows) == len(told["values"]) == 100
    assert len(page.counts) == 100
    for address, count in page.counts[::15]:
        assert seen(client, address).total == count
    within = seen(client, f"{more.attributes['href']}&containing=渝事")
    assert {it.text for it in within.all("span", "section.facet") if it.attributes.get("class") == "label"} >= {
        "渝事好商量"
    }


def test_the_help_shows_what_its_examples_find(client: TestClient) -> None:
    page = seen(client, "/en/help")
    assert len(page.counts) == len(page.all("tr", "tbody")) >= 14
    for address, count in page.counts:
        assert address.startswith("/en/?")
        assert seen(client, address).total == count > 0


def test_a_page_that_the_client_has_is_not_sent_again(one_client: TestClient) -> None:
    first = one_client.get("/?q=协商")
    again = one_client.get("/?q=协商", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert one_client.get("/en/?q=协商").headers["etag"] != first.headers["etag"]
    assert json.loads(one_client.get("/api/v1/search?q=协商").content)["total"] == 82


@pytest.mark.parametrize("address", ["/?q=提案&q=协商", "/en/?sort=date&sort=year", "/feed?q=a&q=b", "/kwic?q=a&q=b"])
def test_what_is_told_twice_is_refused_as_in_the_json(one_client: TestClient, address: str) -> None:
    seen(one_client, address, 422)


def test_where_no_single_change_helps_all_filters_together_may(one_client: TestClient) -> None:
    told = one_client.get("/api/v1/search", params={"q": "提案", "year": "2022", "section": "culture"}).json()
    [change] = told["looser"]
    assert (change["change"], change["total"]) == ("filters", 31)
    assert one_client.get(f"/api/v1/search{change['url']}").json()["total"] == 31


def test_what_is_loosened_goes_by_its_name(one_client: TestClient) -> None:
    told = [
        seen(one_client, f"/?q=提案&district=500116&{it}").all("a", "div.empty")
        for it in ("section=culture", "year=2025")
    ]
    assert {it.text for links in told for it in links} == {
        "不限板块（文史宣传）",
        "不限地区（江津区）",
        "不限年度（2025）",
    }


def test_a_page_past_the_end_leads_back(one_client: TestClient) -> None:
    page = seen(one_client, "/?q=提案&page=9")
    [back] = page.all("a", "p.empty")
    assert seen(one_client, back.attributes["href"]).all("article")


def test_a_report_marks_what_a_chosen_slogan_found(one_client: TestClient) -> None:
    page = seen(one_client, "/?slogan=渝事好商量")
    [first, *_] = page.all("a", "article.hit")
    assert seen(one_client, first.attributes["href"].partition("#")[0]).all("mark")


def test_what_has_no_year_does_not_pale_the_others(wide_client: TestClient) -> None:
    page = seen(wide_client, "/")
    heads = [it.text for it in page.all("th", "thead")]
    assert heads[-2] == "年度不明"
    assert [it for it in page.all("td", "tbody") if it.attributes["class"] == "h5"]
