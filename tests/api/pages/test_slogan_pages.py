"""The pages of slogans and of lines: what they say, what each number leads to, and that they are the same as the JSON."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from analyzers.dictionary import Dictionary
from analyzers.segment import DEFAULT
from analyzers.slogan import Slogan
from api import kwic
from engine.embedded.generations import EmbeddedEngine
from indexer.library import Library
from indexer.publish import How, publish
from indexer.taking import Taking
from indexer.workers import Workers
from tests.api.asked import told
from tests.api.pages.read_page import PREFIXES, checked, page
from tests.seed_index import Index, client_of

STOPPED = "党委政协工作会议"
UNUSED = "调转促“4105”行动计划"
HOSTILE = [
    "协商/民主/议事",
    "<script>alert(1)</script>",
    "双“引号”与'单引号'",
    "问号?与#井号",
    "百分%之二五%",  # an escape would be read twice by the client of the tests
    "大括号{{7*7}}",
    "和&号=等号+加号",
    "反斜\\杠",
    "点..点",
]


@pytest.fixture(scope="module")
def made(index_wide: Index, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The seeds and the made texts, of which one has neither district nor year."""
    return client_of(index_wide(EmbeddedEngine(Path(tmp_path_factory.mktemp("index")))))


# --- every number is one click from what it counts


@pytest.mark.parametrize(
    "address",
    [
        "/slogans",
        "/slogans?category=brand&sort=name",
        "/slogans?q=协商&year=2023&containing=协商",
        "/slogans/渝事好商量",
        "/slogans/全过程人民民主?measure=passages",
        "/slogans/人民民主?measure=free",
        "/slogans/人民民主?measure=rate&q=“委员” OR 工作",
        "/slogans/协商民主?measure=reports&region=重庆市&slogan=乡村振兴&slogan=全过程人民民主",
        "/slogans/协商民主?measure=share&year=2023&year=2024",
        f"/slogans/{STOPPED}?year=2022..2024",
        "/kwic?of=人民民主&free=true",
        "/kwic?q=“协商”&year=2023",
    ],
)
def test_every_number_is_told_by_the_page_behind_it(one_client: TestClient, address: str) -> None:
    assert checked(one_client, address) >= (1 if address.startswith("/kwic") else 10)


@pytest.mark.parametrize("measure", ["occurrences", "passages", "share"])
def test_so_is_what_has_no_district_and_no_year(made: TestClient, measure: str) -> None:
    shown = page(made, f"/slogans/全过程人民民主?measure={measure}")
    assert "地区不明" in shown.read(".map tbody th")
    assert shown.read(".map thead th")[-2:] == ["年度不明", "合计"]
    assert checked(made, f"/slogans/全过程人民民主?measure={measure}") > 20


def test_no_number_stands_without_its_page(one_client: TestClient) -> None:
    """In tables, what is neither a link nor none nor a lift is a year."""
    for address in ("/slogans", "/slogans/渝事好商量", "/slogans/人民民主?measure=rate"):
        shown = page(one_client, address)
        for cell in shown.css("table.heat td, table.figures td"):
            for known in cell.css("a, .none"):
                known.decompose()
            rest = cell.text(strip=True)
            assert rest in ("", "/") or rest.startswith(("×", "20")) or not any(map(str.isdigit, rest)), rest


# --- the list


def test_the_list_is_that_of_the_json(one_client: TestClient) -> None:
    for query in ("", "?category=brand&sort=passages", "?containing=双城", "?size=5&page=3", "?unused=true&page=4"):
        shown, found = page(one_client, f"/slogans{query}"), told(one_client, f"slogans{query}")
        assert shown.read(".list tbody th") == [it["name"] for it in found["slogans"]]
        assert shown.read("[role=status] strong") == [f"共 {found['total']:,} 条提法"]
        drawn = [len(row.css("rect:not(.zero)")) for row in shown.css(".list tbody tr")]
        assert drawn == [sum(map(bool, it["by_year"])) for it in found["slogans"]]


def test_what_does_not_occur_is_said_to_occur_nowhere(one_client: TestClient) -> None:
    shown = page(one_client, f"/slogans?unused=true&containing={quote(UNUSED)}")
    assert (
        shown.read(".list tbody tr") == [f"{UNUSED}战略市级没有出现"] or "没有出现" in shown.read(".list tbody tr")[0]
    )
    assert page(one_client, f"/slogans?containing={quote(UNUSED)}").read(".empty a") == ["也列出没有出现的"]


def test_columns_are_sorted_by_theircounts(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans?level=province")
    links = {it.text(): str(it.attributes["href"]) for it in shown.css(".list thead a")}
    assert set(links) == {"提法", "段落", "次数", "独立次数"}
    for name, address in links.items():
        sorted_by = page(one_client, address)
        assert sorted_by.read("[aria-sort]") == [name]
        assert "level=province" in address


def test_each_name_leads_to_its_page_with_what_was_asked(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans?q=协商&district=江津区")
    for link in shown.css(".list tbody th a")[:5]:
        one = page(one_client, str(link.attributes["href"]))
        assert one.read("h1") == [link.text()]
        assert one.read(".chips b") == ["协商", "江津区"]


# --- one slogan


def test_a_page_says_what_the_dictionary_says(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/成渝双城经济圈")
    assert shown.read("h1") == ["成渝地区双城经济圈"]
    entry = told(one_client, "slogans/成渝地区双城经济圈")["entry"]
    assert entry["source"] in shown.first(".facts").text()
    assert {*entry["variants"], entry["name"]} == set(shown.read(".forms li > span[lang]"))
    assert shown.read(".kind a") == ["提法词典", "战略", "国家级"]


def test_a_cell_without_reports_is_blank_and_one_without_the_slogan_is_none(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/人民民主?measure=passages")
    cells = {
        (it["place"]["district"], it["place"]["year"]): it
        for it in told(one_client, "slogans/人民民主")["by_district_and_year"]
    }
    blank, none = shown.css(".map td.void"), shown.css(".map tbody td.h0 .none")
    districts = len(shown.css(".map tbody tr"))
    years = len(shown.css(".map thead th")) - 2
    assert len(blank) == districts * years - len(cells) > 0
    assert len(none) == sum(not it["passages"] for it in cells.values()) > 0
    assert all(not it.text(strip=True) for it in blank)


def test_measures_are_chosen_by_the_address(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/渝事好商量?year=2023")
    for link in shown.first(".choices").css("a"):
        chosen = page(one_client, str(link.attributes["href"]).partition("#")[0])
        assert chosen.read(".choices [aria-current]")[0] == link.text()
        assert chosen.read(".chips b") == ["2023"]


@pytest.mark.parametrize("name", ["渝事好商量", "人民民主", "协商民主"])
@pytest.mark.parametrize("measure", ["occurrences", "free", "passages", "reports", "share", "rate"])
def test_districts_stand_in_the_order_of_what_is_measured(made: TestClient, name: str, measure: str) -> None:
    cells = told(made, f"slogans/{name}")["by_district"]
    rows = page(made, f"/slogans/{name}?measure={measure}").texts(".map tbody th")
    rows = [row.removesuffix("本级") for row in rows]
    amounts = {it["labels"]["district"]: (it[measure] or 0, it["passages"]) for it in cells}
    assert len(rows) == len(amounts) > 3
    assert [amounts[row] for row in rows] == sorted(amounts.values(), reverse=True)


def test_districts_with_as_much_stand_in_the_order_of_their_codes(one_client: TestClient) -> None:
    cells = told(one_client, f"slogans/{quote(UNUSED, safe='')}")["by_district"]
    rows = page(one_client, f"/slogans/{quote(UNUSED, safe='')}?measure=rate").texts(".map tbody th")
    assert rows[0] == "重庆市本级"
    assert [row.removesuffix("本级") for row in rows] == [
        it["labels"]["district"] for it in sorted(cells, key=lambda it: str(it["place"]["district"]))
    ]


def test_a_slogan_that_is_not_used_any_more_is_said_to_be_gone(one_client: TestClient) -> None:
    found = told(one_client, f"slogans/{STOPPED}")
    last = found["last"]["year"]
    later = sum(it["of_reports"] for it in found["by_year"] if it["place"]["year"] and it["place"]["year"] > last)
    shown = page(one_client, f"/slogans/{STOPPED}")
    if later:
        assert shown.read(".gone") == [f"{last} 年后未再出现（此后有 {later} 篇报告）"]
    else:
        assert shown.read(".gone") == []
    assert page(one_client, "/slogans/渝事好商量").read(".gone") == []


def test_uses_without_a_year_are_told_beside_the_clock_and_lead_to_their_lines(made: TestClient) -> None:
    shown = page(made, "/slogans/渝事好商量")
    [undated] = [it for it in told(made, "slogans/渝事好商量")["by_year"] if it["place"]["year"] is None]
    sentence = f"另有 {undated['occurrences']} 次见于年度不明的报告，未计入首见与末见"
    assert [" ".join(it.split()) for it in shown.read("section[aria-labelledby=clock] p.left-out")] == [sentence]
    [link] = shown.links("section[aria-labelledby=clock] p.left-out a")
    assert len(page(made, link).css(".lines li")) == undated["occurrences"] > 0
    [english] = page(made, "/en/slogans/渝事好商量").read("section[aria-labelledby=clock] p.left-out")
    assert " ".join(english.split()).startswith(f"Besides, {undated['occurrences']} occurrence")
    assert page(made, "/slogans/渝事好商量?year=2022..2024").read("section[aria-labelledby=clock] p.left-out") == []


def test_the_first_and_the_last_are_quoted_where_the_slogan_stands(one_client: TestClient) -> None:
    for question in ("", "?q=委员"):
        marks = page(one_client, f"/slogans/人民民主{question}").read(".use blockquote mark")
        assert set(marks) == {"人民民主"}


def test_what_has_no_year_does_not_pale_the_others(made: TestClient) -> None:
    shown = page(made, "/slogans/全过程人民民主")
    assert shown.read(".map thead th")[-2] == "年度不明"
    of_years = [cell for row in shown.css(".map tbody tr") for cell in row.css("td:not(.sum)")[:-1]]
    assert "h5" in {cell.attributes["class"] for cell in of_years}


def test_one_that_does_not_occur_has_a_page_too(one_client: TestClient) -> None:
    shown = page(one_client, f"/slogans/{quote(UNUSED, safe='')}")
    assert shown.read(".gone") == ["所查的报告里没有出现这条提法。"]
    assert not shown.css(".chart")
    assert all(not unit.startswith("occ") for _, unit, _ in shown.figures())


def test_the_lines_are_the_first_of_all_lines(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/渝事好商量")
    found = told(one_client, "kwic", of="渝事好商量", size=20)["lines"]
    assert shown.read(".lines .occurrence") == [it["hit"] for it in found]
    assert [it.text() for it in shown.css(".lines .left")] == [it["left"] for it in found]
    first = str(shown.first(".lines .occurrence").attributes["href"])
    assert first.startswith(f"/reports/{found[0]['report_id']}?q=slogan")
    assert first.endswith(f"#p-{found[0]['passage_id']}")
    assert one_client.get(first.partition("#")[0]).status_code == 200


def test_filters_are_told_and_taken_away(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/协商民主?q=委员&district=江津&year=2023&copies=true&measure=rate")
    links = [str(it.attributes["href"]) for it in shown.css(".chips a")]
    assert shown.read(".chips b") == ["委员", "江津", "2023", "计入"]
    assert len(set(links)) == 5
    for at, link in enumerate(links[:4]):
        assert len(page(one_client, link).read(".chips b")) == 3, at
        assert "measure=rate" in link
    assert page(one_client, links[4]).read(".chips b") == []


def test_too_many_occurrences_are_not_lined_up(one_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.pages.slogan_page.MOST_PASSAGES", 5)
    shown = page(one_client, "/slogans/渝事好商量")
    assert "太多" in shown.first("section[aria-labelledby=lines]").text()


def test_charts_are_drawn_with_a_table_behind_them(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/人民民主")
    assert len(shown.css(".chart svg[aria-hidden=true]")) == 3
    years = [it for it in told(one_client, "slogans/人民民主")["by_year"] if it["place"]["year"]]
    assert len(shown.css(".chart")[2].css("circle:not(.reach)")) == len(years)
    assert shown.read(".behind tbody th")[: len(years)] == [str(it["place"]["year"]) for it in years]


# --- lines


def test_lines_are_those_of_the_json(one_client: TestClient) -> None:
    for query in (
        "?q=“协商”&sort=right&width=15",
        "?of=人民民主&sort=left&page=2&size=5",
        "?slogan=渝事好商量&free=true",
    ):
        shown, found = page(one_client, f"/kwic{query}"), told(one_client, f"kwic{query}")
        assert [it.text() for it in shown.css(".lines .right")] == [it["right"] for it in found["lines"]]
        assert shown.read("[role=status] strong") == [f"共出现 {found['total']:,} 次"]


@pytest.mark.parametrize("address", ["/kwic?of=人民民主&sort=left&page=2&size=10", "/en/slogans/人民民主?year=2023"])
def test_the_lines_of_a_page_are_a_file_too(one_client: TestClient, address: str) -> None:
    shown = page(one_client, address)
    files = [link for link in shown.links("main a") if link.startswith("/api/v1/kwic") and "format=" in link]
    assert len(files) == 2
    query = "of=人民民主&year=2023" if "year" in address else "of=人民民主"
    for file in files:
        answer = one_client.get(file)
        assert answer.headers["content-type"].startswith("text/csv")
        assert int(answer.headers["x-total-count"]) == told(one_client, f"kwic?{query}")["total"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_concordance_is_in_the_menu(one_client: TestClient, prefix: str) -> None:
    assert f"{prefix}/kwic" in page(one_client, f"{prefix}/").links("nav a")
    assert page(one_client, f"{prefix}/kwic").links("nav a[aria-current=page]") == [f"{prefix}/kwic"]


def test_where_nothing_is_asked_the_page_says_what_can_be(one_client: TestClient) -> None:
    for address in ("/kwic", "/kwic?year=2023", "/kwic?q=district:江津"):
        assert "逐处列出" in page(one_client, address).first(".about").text()
    assert page(one_client, "/kwic?q=“没有这样的话”").read(".empty") == ["没有找到 到检索页看怎样放宽"]


def test_lines_that_lie_in_a_longer_slogan_say_so(one_client: TestClient) -> None:
    shown = page(one_client, "/kwic?of=人民民主")
    assert "在“全过程人民民主”之内" in shown.read(".lines .around")
    alone = next(str(it.attributes["href"]) for it in shown.css(".choices a") if it.text() == "不计")
    assert not page(one_client, alone).css(".lines .around")


def test_too_many_lines_are_refused(one_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kwic, "MOST_PASSAGES", 5)
    assert one_client.get("/kwic?q=“协商”").status_code == 422


# --- both languages


@pytest.mark.parametrize(
    "address",
    ["/slogans", "/slogans?unused=true&category=brand", "/slogans/人民民主?measure=share", "/kwic?of=人民民主"],
)
def test_a_page_is_the_same_in_english(made: TestClient, address: str) -> None:
    chinese, english = page(made, address), page(made, f"/en{address}")
    assert english.first("html").attributes["lang"] == "en"
    assert [(f"/en{url}", *rest) for url, *rest in chinese.figures()] == list(english.figures())
    other = str(english.first("a.language").attributes["href"])
    assert page(made, other).html == chinese.html
    for known in english.css("[lang=zh-CN], a.language, blockquote"):
        known.decompose()
    told_in = english.first("main").text()
    left = [char for char in told_in if "\u4e00" <= char <= "\u9fff"]
    assert len(left) < 30, "".join(left)  # names of slogans that are told of, the example of what lies within


# --- a dictionary of one's own


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Slogans with every kind of mark in their names, and a report that holds them all."""
    folder = Path(tmp_path_factory.mktemp("hostile"))
    body = "\n\n".join(f"我们坚持{name}，把{name}落到实处，委员们表示满意。" for name in HOSTILE)
    (folder / "texts").mkdir()
    (folder / "texts" / "all.txt").write_text(f"关于各种记号的一份报告\n\n各位委员：\n\n{body}\n", encoding="utf-8")
    entries = [
        Slogan(name, "motto", "county", related=tuple(HOSTILE[:2]), meaning="<b>意思</b> & “说明”") for name in HOSTILE
    ]
    library = Library(folder / "library")
    workers = Workers(Dictionary.of(entries), DEFAULT, 1)
    Taking(library, workers, lambda _step: None).take([folder / "texts"], 2**24)
    engine = EmbeddedEngine(folder / "index")
    publish(engine, library, workers, How(keep=3, progress=lambda *_: None))
    yield client_of(engine)
    library.close()


def test_names_of_every_kind_are_shown_and_lead_to_their_pages(hostile: TestClient) -> None:
    shown = page(hostile, "/slogans?sort=name")
    assert set(shown.read(".list tbody th")) == set(HOSTILE)
    for link in shown.css(".list tbody th a"):
        one = page(hostile, str(link.attributes["href"]))
        assert one.read("h1") == [link.text()]
        assert one.read(".meaning") == ["<b>意思</b> & “说明”"]
        assert len(one.css(".lines li")) == 2
        assert len(one.css("script")) == 1
        english = page(hostile, str(one.first("a.language").attributes["href"]))
        assert english.read("h1") == [link.text()]


def test_so_do_all_of_their_numbers(hostile: TestClient) -> None:
    assert checked(hostile, "/slogans") > len(HOSTILE)
    for name in HOSTILE:
        assert checked(hostile, f"/slogans/{quote(name, safe='')}") > 5
