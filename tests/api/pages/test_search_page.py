"""The page of a search: it says what the JSON says, and every number on it is what its link finds."""

import json
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from starlette.testclient import TestClient

from api.following import Opened
from api.loosening import MOST_TRIED, looser
from api.request import Chosen, SearchRequest
from engine.question import Question
from engine.reader import Reader
from tests.api.pages.read_page import number, page

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
    shown = page(client, f"/{request_}")
    assert len(shown.counts) > 10 or not shown.total
    for address, count in shown.counts:
        assert page(client, address).total == count, address


def test_the_numbers_that_are_shown_are_those_that_are_linked(one_client: TestClient) -> None:
    shown = page(one_client, "/?q=协商&district=江津区")
    told = shown.read("a[data-count]")
    assert told
    counted = [str(it.attributes["data-count"]) for it in shown.css("a[data-count]")]
    assert all(text.endswith(f"{int(count):,}") for text, count in zip(told, counted, strict=True))


@pytest.mark.parametrize("request_", REQUESTS)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_it_shows_what_the_json_says_under_the_same_query_string(
    one_client: TestClient, prefix: str, request_: str
) -> None:
    shown = page(one_client, f"{prefix}/{request_}")
    told = one_client.get(f"/api/v1/search{request_}").json()
    assert shown.total == told["total"]
    hits = [hit["id"] for hit in told["hits"]] + [hit["id"] for group in told["groups"] for hit in group["hits"]]
    assert [str(it.attributes["id"]).removeprefix("h-") for it in shown.css("article")] == [
        *hits,
        *(hit["id"] for hit in told["nearby"]),
    ]
    for hit in told["hits"]:
        assert hit["text"] in shown.texts("article.hit p.passage")
    [json_link] = shown.links("link[type='application/json']")
    assert same(json_link, f"/api/v1/search{request_}")


def test_what_lies_nearby_is_marked_as_the_json_tells(one_client: TestClient) -> None:
    told = one_client.get("/api/v1/search?q=居民健身").json()["nearby"]
    shown = page(one_client, "/?q=居民健身").texts("section.nearby mark")
    assert set(shown) == {hit["text"][start:end] for hit in told for start, end in hit["highlights"]}
    assert len(shown) >= sum(len(hit["highlights"]) for hit in told) > len(told)


def same(one: str, other: str) -> bool:
    first, second = urlsplit(one), urlsplit(other)
    return first.path == second.path and sorted(parse_qsl(first.query)) == sorted(parse_qsl(second.query))


def test_the_cells_of_the_strip_sum_up(client: TestClient) -> None:
    shown = page(client, "/?q=协商")
    cells = shown.read("tbody td:not(.sum)")
    assert sum(number(it) for it in cells if it) == shown.total


@pytest.mark.parametrize("request_", ["?q=协商", "?q=提案&group=report&page=2&size=10", "?region=重庆市&year=2023"])
def test_the_last_cell_of_the_strip_is_the_search_itself(client: TestClient, request_: str) -> None:
    shown = page(client, f"/{request_}")
    sums = [number(it) for it in shown.texts("tfoot td")]
    assert sums[-1] == sum(sums[:-1]) == shown.total
    assert same(shown.links("tfoot a")[-1], f"/{request_.replace('&page=2', '')}")


def test_a_cell_is_blank_where_nothing_could_be_found(client: TestClient) -> None:
    """Of the seeds, every district has reports of other years than the next."""
    told = page(client, "/?q=提案").read("tbody td")
    assert told.count("") >= 4
    assert "0" not in told


def test_what_finds_nothing_tells_what_would(client: TestClient) -> None:
    shown = page(client, "/?q=提案 火星移民&district=江津区&year=2025")
    assert shown.total == 0
    assert shown.texts("div.empty a") == [
        "单独检索 提案，不限筛选",
        "单独检索 移民，不限筛选",
    ]  # no single change helps
    shown = page(client, "/?q=提案&district=江津区&year=2025")
    assert len(shown.css("div.empty a")) == 2
    for address, count in shown.counts:
        assert page(client, address).total == count > 0


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        ("老旧小区改造 火星", [("part", "火星", 3)]),
        ("“协商江津”", [("exact", "“协商江津”", 2), ("shorter", "“协商”", 82)]),
        ("“没有这样的话”", [("shorter", "“没有”", 2)]),
        ("“没有这样的话” -火星", [("shorter", "“没有”", 2)]),
        ("“民主协商建设” district:江津", [("part", "“民主协商建设”", 34), ("shorter", "“建设”", 10)]),
        ("火星移民计划", [("alone", "移民", 1), ("alone", "计划", 12)]),
        ("提案 火星 土豆", [("alone", "提案", 31)]),
        ("提案 火星 土豆 year:2025", [("alone", "提案", 12)]),
        ("提案 火星 year:1950", [("anywhere", "提案", 31)]),
        ("火星", []),
    ],
)
def test_the_json_tells_it_too(client: TestClient, question: str, changes: list[tuple[str, str, int]]) -> None:
    told = client.get("/api/v1/search", params={"q": question}).json()
    assert told["total"] == 0
    assert [(it["change"], it["text"], it["total"]) for it in told["looser"]] == changes
    for it in told["looser"]:
        assert client.get(f"/api/v1/search{it['url']}").json()["total"] == it["total"]


def test_one_part_that_stands_nowhere_is_not_said_to_be_one_of_several(one_client: TestClient) -> None:
    shown = page(one_client, "/?q=火星")
    assert shown.texts("div.empty p") == ["没有找到", "换个说法试试。"]


def test_few_questions_are_asked_for_what_finds_nothing(seen: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    totals = Reader.totals

    def counted(reader: Reader, questions: Iterable[Question]) -> list[int]:
        each = list(questions)
        asked.append(len(each))
        return totals(reader, each)

    monkeypatch.setattr(Reader, "totals", counted)
    words = " ".join(f"“火星{chr(0x4E00 + at)}移民计划土豆月球基地”" for at in range(30))
    looser(SearchRequest(words, Chosen(year=("2025",))), seen)
    assert len(asked) <= 3
    assert max(asked) <= 2 * MOST_TRIED


def test_lines_that_are_none_lead_to_the_search_and_to_what_was_meant(one_client: TestClient) -> None:
    shown = page(one_client, "/kwic?q=“全过程人名民主”&district=江津区")
    [search] = shown.links("div.empty a")
    assert page(one_client, search).total == 0
    assert shown.links("p.meant a") == page(one_client, search).links("p.meant a") != []
    assert page(one_client, "/kwic?q=“全过程人民民主”&page=99").links("div.empty a") == []


def test_what_finds_something_needs_no_change(one_client: TestClient) -> None:
    assert one_client.get("/api/v1/search", params={"q": "协商"}).json()["looser"] == []


def test_chosen_values_can_be_taken_away(one_client: TestClient) -> None:
    shown = page(one_client, "/?q=协商&district=江津区&year=2023&section=proposals,self")
    chips = shown.links("p.chips a:not(.clear)")
    assert len(chips) == 3
    for chip in chips:
        assert page(one_client, chip).total >= shown.total
    [clear] = shown.links("p.chips a.clear")
    assert page(one_client, clear).total == 82


def test_districts_stand_below_their_region(one_client: TestClient) -> None:
    rows = page(one_client, "/").css("section.facet li")
    told = [(it.attributes["class"], "".join(it.text().split())) for it in rows][:5]
    assert told == [
        ("deep-0", "重庆市164"),
        ("deep-1", "重庆市本级78"),
        ("deep-1", "江津区34"),
        ("deep-1", "南川区29"),
        ("deep-1", "涪陵区23"),
    ]


@pytest.mark.parametrize("chosen", ["district=江津区", "region=重庆市", "district=江津区&region=涪陵区"])
def test_the_tree_of_districts_counts_alike_whatever_is_chosen_in_it(one_client: TestClient, chosen: str) -> None:
    def told(address: str) -> list[str]:
        rows = ["".join(text.split()) for text in page(one_client, address).texts("section.facet li")][:5]
        return [row.replace("(已选,取消)", "") for row in rows]

    assert told(f"/?{chosen}") == told("/")


CHIPS = "p.chips a:not(.clear)"


@pytest.mark.parametrize(
    "chosen", ["region=江津区", "region=重庆市&q=港澳", "region=重庆市&q=没有这样的话", "district=江津区&region=涪陵区"]
)
def test_what_is_chosen_of_the_tree_is_shown_and_can_be_given_up(one_client: TestClient, chosen: str) -> None:
    shown = page(one_client, f"/?{chosen}")
    links = shown.links("section.facet a.on")
    assert len(links) == chosen.count("=") - chosen.count("q=")
    for link in links:
        assert len(page(one_client, link).css(CHIPS)) < len(shown.css(CHIPS))


def test_of_a_span_each_year_has_a_link_of_its_own(one_client: TestClient) -> None:
    shown = page(one_client, "/?year=2023..2025")
    links = [node.attributes for node in shown.css("section.facet a.on + a[data-count]")]
    assert len(links) == 3
    for link in links:
        assert page(one_client, str(link["href"])).total == int(str(link["data-count"]))


def test_pages_lead_on_and_do_not_lead_beyond_what_can_be_asked(one_client: TestClient) -> None:
    found: list[str] = []
    address = "/?q=协商&size=10"
    while address:
        shown = page(one_client, address)
        found += [str(it.attributes["id"]) for it in shown.css("article:not(section.nearby article)")]
        after = shown.links("nav.pages a[rel=next]")
        address = after[0] if after else ""
    assert len(found) == len(set(found)) == 82


def test_all_values_of_a_facet_have_a_page(client: TestClient) -> None:
    [more] = page(client, "/").links("section.facet a.all")
    shown = page(client, more)
    rows = shown.css("section.facet a")
    told = client.get("/api/v1/facets", params={"name": "slogan"}).json()
    assert number(shown.first("h1").text()) == told["total"]
    assert len(rows) == len(told["values"]) == 100
    assert len(shown.counts) == 100
    for address, count in shown.counts[::15]:
        assert page(client, address).total == count
    within = page(client, f"{more}&containing=渝事")
    assert "渝事好商量" in within.texts("section.facet span.label")


def test_the_help_shows_what_its_examples_find(client: TestClient) -> None:
    shown = page(client, "/en/help")
    assert len(shown.counts) == len(shown.css("tbody tr")) >= 14
    for address, count in shown.counts:
        assert address.startswith("/en/?")
        assert page(client, address).total == count > 0


def test_chinese_pages_teach_the_language_in_chinese(client: TestClient) -> None:
    chinese, english = page(client, "/help"), page(client, "/en/help")
    for shown in (chinese, english):
        for address, count in shown.counts:
            assert page(client, address).total == count > 0
    assert [count for _, count in chinese.counts] == [count for _, count in english.counts]
    asked = " ".join(chinese.texts("tbody code"))
    assert "地区:江津" in asked
    assert not re.search("[a-z]", asked)
    assert "district:江津" in " ".join(english.texts("tbody code"))
    assert "地区:江津" in str(chinese.first("#q").attributes["placeholder"])


def test_a_question_is_shown_in_the_language_of_the_page(client: TestClient) -> None:
    query = urlencode({"q": "district:江津 提法:全过程民主 “year:”"})
    assert page(client, f"/?{query}").texts(".said code") == ["地区:江津区 提法:全过程人民民主 “year:”"]
    assert page(client, f"/en/?{query}").texts(".said code") == ["district:江津区 slogan:全过程人民民主 “year:”"]
    meant = urlencode({"q": "江津区 2023 提案"})
    assert "地区:江津区 年度:2023 提案" in page(client, f"/?{meant}").texts(".meant b")
    unknown = urlencode({"q": "foo:bar district:无此地"})
    notes = " ".join(page(client, f"/?{unknown}").texts(".said .note"))
    assert "地区：没有“无此地”" in notes
    assert "可用：地区: 区域:" in notes
    assert "district" not in notes


def test_each_order_is_told_once_by_its_own_name(one_client: TestClient) -> None:
    for address, now in (
        ("/?q=提案", "相关度"),
        ("/?q=提案&sort=relevance", "相关度"),
        ("/?year=2023", "年度，先新后旧"),
    ):
        shown = page(one_client, address)
        orders = shown.texts(".menu li a")
        assert shown.texts(".menu li a[aria-current]") == [now]
        assert len(orders) == len(set(orders))
        assert ("相关度" in orders) == ("q=" in address)
        assert shown.first(".menu summary").text().split() == ["排序", now]


def test_the_time_is_told_in_whole_milliseconds(one_client: TestClient) -> None:
    assert re.search(r"用时 (\d+ 毫秒|\d+\.\d 秒)", page(one_client, "/?q=提案").first(".total").text())


def test_a_page_that_the_client_has_is_not_sent_again(one_client: TestClient) -> None:
    first = one_client.get("/?q=协商")
    again = one_client.get("/?q=协商", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert one_client.get("/en/?q=协商").headers["etag"] != first.headers["etag"]
    assert json.loads(one_client.get("/api/v1/search?q=协商").content)["total"] == 82


@pytest.mark.parametrize("address", ["/?q=提案&q=协商", "/en/?sort=date&sort=year", "/feed?q=a&q=b", "/kwic?q=a&q=b"])
def test_what_is_told_twice_is_refused_as_in_the_json(one_client: TestClient, address: str) -> None:
    page(one_client, address, 422)


def test_where_no_single_change_helps_all_filters_together_may(one_client: TestClient) -> None:
    told = one_client.get("/api/v1/search", params={"q": "提案", "year": "2022", "section": "culture"}).json()
    [change] = told["looser"]
    assert (change["change"], change["total"]) == ("filters", 31)
    assert one_client.get(f"/api/v1/search{change['url']}").json()["total"] == 31


def test_what_is_loosened_goes_by_its_name(one_client: TestClient) -> None:
    told = [
        page(one_client, f"/?q=提案&district=500116&{it}").texts("div.empty a")
        for it in ("section=culture", "year=2025")
    ]
    assert {text for texts in told for text in texts} == {
        "不限板块（文史宣传）",
        "不限地区（江津区）",
        "不限年度（2025）",
    }


def test_a_page_past_the_end_leads_back(one_client: TestClient) -> None:
    shown = page(one_client, "/?q=提案&page=9")
    [back] = shown.links("p.empty a")
    assert page(one_client, back).css("article")


def test_a_report_marks_what_a_chosen_slogan_found(one_client: TestClient) -> None:
    shown = page(one_client, "/?slogan=渝事好商量")
    [first, *_] = shown.links("article.hit a")
    assert page(one_client, first.partition("#")[0]).css("mark")


def test_what_has_no_year_does_not_pale_the_others(wide_client: TestClient) -> None:
    shown = page(wide_client, "/")
    assert shown.read("thead th")[-2] == "年度不明"
    assert shown.css("tbody td.h5")


@pytest.mark.parametrize("facet", ["year", "covers"])
def test_a_year_that_is_none_is_shown_as_it_was_typed(one_client: TestClient, facet: str) -> None:
    shown = page(one_client, f"/?{facet}=abc&{facet}=2024")
    chosen = [it.text() for it in shown.css(f"section[data-facet={facet}] a.on .label")]
    assert chosen == ["“abc”（没有这个年度）", "2024"]
    assert "-1" not in shown.texts("section.facet span.label")
    [note] = shown.texts("p.note")
    assert note in ("年度：没有“abc”", "涉及：没有“abc”")
    english = page(one_client, f"/en/?{facet}=abc")
    assert english.css("a.on .label")[0].text() == "“abc” (no such year)"
    [link] = shown.links(f"section[data-facet={facet}] a.on")[:1]
    assert [it.text() for it in page(one_client, link).css("a.on .label")] == ["2024"]


@pytest.mark.parametrize("address", ["/?q=协商成果", "/en/?q=协商成果&year=2023..2025&page=1&size=5"])
def test_what_stands_in_one_piece_is_one_click_away(one_client: TestClient, address: str) -> None:
    shown = page(one_client, address)
    [link] = shown.css("p.note a")
    found = int(str(link.attributes["data-count"]))
    assert link.text() == str(found)
    [url] = shown.links("p.note a")
    assert page(one_client, url).total == found > 0
    query = one_client.get(f"/api/v1/search{address[address.index('?') :]}").json()["query"]
    [note] = [it for it in query["warnings"] if it["code"] == "in_one_piece"]
    assert note["total"] == found
    assert one_client.get(f"/api/v1/search{note['url']}").json()["total"] == found
    assert f" {found} " in f" {shown.texts('p.note')[-1]} "


def test_what_stands_nowhere_in_one_piece_leads_nowhere(one_client: TestClient) -> None:
    shown = page(one_client, "/?q=协商江津")
    assert shown.texts("p.note")[-1].startswith("连在一起的只有 0 段（共 2 段）")
    assert shown.css("p.note a") == []


def test_a_passage_that_is_torn_in_its_source_says_so_in_its_card(one_client: TestClient) -> None:
    told = {"cut_start": "前文缺失", "cut_end": "后文缺失"}
    hits = one_client.get("/api/v1/search?size=200").json()["hits"]
    cards = page(one_client, "/?size=200").css("article.hit")
    flags = [[told[flag] for flag in told if flag in hit["flags"]] for hit in hits]
    assert [[it.text() for it in card.css(".where .flag")] for card in cards] == flags
    assert {name for each in flags for name in each} == set(told.values())


def test_a_district_above_others_of_its_table_is_said_to_be_itself(one_client: TestClient) -> None:
    assert "重庆市本级" in page(one_client, "/?q=协商").texts("table.heat tbody th")
    assert "重庆市 itself" in page(one_client, "/en/?q=协商").texts("table.heat tbody th")
    assert page(one_client, "/?q=协商&district=重庆市").texts("table.heat tbody th") == ["重庆市"]
    slogan = page(one_client, "/slogans/渝事好商量")
    for table in ("table.map", "table.clock"):
        names = slogan.texts(f"{table} tbody th")
        assert "重庆市本级" in names
        assert "重庆市" not in names


def test_all_values_of_a_facet_are_told_page_by_page(one_client: TestClient) -> None:
    found: list[str] = []
    address = "/facets?q=协商&name=slogan&size=7&containing=协商"
    while address:
        shown = page(one_client, address)
        found += shown.texts("section.facet span.label")
        after = shown.links("nav.pages a[rel=next]")
        address = after[0] if after else ""
    told = one_client.get("/api/v1/facets?q=协商&name=slogan&containing=协商").json()
    assert found == [it["label"] for it in told["values"]]
    assert len(found) == told["total"] > 7
    few = one_client.get("/api/v1/facets?q=协商&name=slogan&containing=协商&size=7&page=2").json()
    assert (few["values"], few["page"], few["pages"]) == (told["values"][7:14], 2, -(-told["total"] // 7))
    assert page(one_client, "/facets?name=slogan&page=99").texts("section.facet > p")[0].startswith("这里已经没有了")


def test_the_strip_has_every_year(one_client: TestClient) -> None:
    years = {it["value"] for it in one_client.get("/api/v1/search").json()["facets"]["year"]}
    assert {
        int(year) for year in page(one_client, "/?sort=date").texts("table.heat thead th") if year.isdigit()
    } == years
