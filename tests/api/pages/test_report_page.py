"""The page of a report: nothing of it is lost, and every number stands for what it leads to."""

from pathlib import Path
from urllib.parse import quote, unquote_plus

import pytest
from starlette.testclient import TestClient

from api.following import Opened
from api.pages.about_report import facts, spans
from api.pages.report_page import report_page
from api.reports import record_of, report
from engine.embedded.generations import EmbeddedEngine
from tests.api.asked import told
from tests.api.made_texts import ODD_TITLE
from tests.api.pages.read_page import CITY, PREFIXES, SEEDS, number, page
from tests.seed_index import Index, client_of


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("name", SEEDS)
def test_every_passage_stands_there_as_it_is(one_client: TestClient, seen: Opened, name: str, prefix: str) -> None:
    record = record_of(name, seen)
    for asked in ("", "?q=协商&mentions=true"):
        shown = page(one_client, f"{prefix}/reports/{name}{asked}")
        assert shown.texts("[data-words]") == [it["text"] for it in record["passages"]]
        assert [node.attributes["id"] for node in shown.css(".p")] == [f"p-{it['id']}" for it in record["passages"]]
        assert record["title"] in shown.texts("h1")[0]


@pytest.mark.parametrize("name", SEEDS)
def test_every_heading_stands_above_its_passages_or_within(seen: Opened, name: str) -> None:
    shown = report_page(name, "", seen)
    record = shown.record
    order: list[str] = []
    path: list[str] = []
    for block, passage in zip(shown.blocks, record["passages"], strict=True):
        assert block.passage
        within = [part.heading.text for part in block.passage.parts if part.heading]
        order += [*(it.text for it in block.headings), *within]
        assert passage["text"].startswith("".join(within))
        new = [text for text in passage["heading_path"] if text not in path]
        assert set(new) <= {*(it.text for it in block.headings), *within}
        path = passage["heading_path"]
    assert order == [it["text"] for it in record["headings"]] == [it.text for it in shown.outline]


@pytest.mark.parametrize("name", SEEDS)
def test_the_outline_and_the_numbers_lead_to_places_of_the_page(one_client: TestClient, name: str) -> None:
    shown = page(one_client, f"/reports/{name}?q=协商")
    places = {node.attributes["id"] for node in shown.css("[id]")}
    inner = [link.removeprefix("#") for link in shown.links("main a[href^='#']")]
    assert set(inner) <= places
    assert len(shown.links(".outline a")) == len(shown.texts(".printed, .lead"))


def test_a_question_marks_what_its_json_says(one_client: TestClient) -> None:
    for asked in ("协商", "“民主监督”", "slogan:渝事好商量", "全过程 民主", "district:重庆"):
        whole = told(one_client, f"reports/{CITY}", q=asked, mentions="true")
        shown = page(one_client, f"/reports/{CITY}?q={asked}&mentions=true")
        places = sum(map(len, whole["highlights"].values()))
        assert len(shown.css("mark[data-begins]")) == places
        said = shown.texts(".bar .told")[0]
        assert number(said) == len(whole["highlights"]) == len(shown.css(".found-in a"))
        assert not places or number(said.split("，")[1]) == places
        for passage, marks in whole["highlights"].items():
            text = next(it["text"] for it in whole["report"]["passages"] if it["id"] == passage)
            marked = "".join(shown.texts(f"#p-{passage} mark"))
            assert marked == "".join(text[start:end] for start, end in marks)


def test_what_is_not_there_is_said(one_client: TestClient) -> None:
    shown = page(one_client, f"/reports/{CITY}?q=“量子计算机”")
    assert shown.texts(".told")[0].strip() == "本篇没有"
    assert not shown.css("mark, .found-in, [data-steps]")
    assert shown.links(".bar .leads a")[0].startswith("/?q=")


@pytest.mark.parametrize("name", SEEDS)
def test_every_number_of_a_slogan_is_told_by_the_page_that_it_leads_to(
    one_client: TestClient, seen: Opened, name: str
) -> None:
    shown = report_page(name, "", seen)
    held = [slogan for passage in shown.record["passages"] for slogan in passage["slogans"]]
    assert {it.name: it.passages for it in shown.slogans} == {slogan: held.count(slogan) for slogan in held}
    assert [it.passages for it in shown.slogans] == sorted((it.passages for it in shown.slogans), reverse=True)
    for it in shown.slogans[:: max(1, len(shown.slogans) // 8)]:
        there = page(one_client, it.url)
        assert number(there.texts(".told")[0]) == it.passages, it.name
        assert there.css(".counted [aria-current]")[0].text(deep=True).split() == [*it.name.split(), str(it.passages)]


def test_every_slogan_of_the_seeds_is_found_by_its_question(seen: Opened) -> None:
    for name in SEEDS:
        for it in report_page(name, "", seen).slogans:
            found = report(name, unquote_plus(it.url.partition("?q=")[2]), seen)
            assert len(found.highlights) == it.passages, it.name
            assert all(found.highlights.values())


def test_slogans_are_marked_if_that_is_asked(one_client: TestClient) -> None:
    whole = told(one_client, f"reports/{CITY}", mentions="true")
    free = [it for mentions in whole["mentions"].values() for it in mentions if not it["nested_in"]]
    plain, shown = (page(one_client, f"/reports/{CITY}{asked}") for asked in ("", "?mentions=true"))
    assert not plain.css("a.slogan, .legend span")
    assert {link.rpartition("/")[2] for link in shown.links("[data-words] a.slogan")} == {
        quote(it["slogan"], safe="") for it in free
    }
    marked = {tuple(str(node.attributes["class"]).split()) for node in shown.css("[data-words] a.slogan")}
    assert marked == {("slogan", it["category"]) for it in free}
    assert {str(node.attributes["class"]).split()[1] for node in shown.css(".legend .slogan")} == {
        category for _, category in marked
    }
    assert plain.links("[data-switch]") == [f"/reports/{CITY}?mentions=true"]
    assert shown.links("[data-switch]") == [f"/reports/{CITY}"]


def test_what_is_known_of_it_is_told(one_client: TestClient, seen: Opened) -> None:
    shown = dict(
        zip(*(page(one_client, f"/reports/{CITY}").texts(f".facts {tag}") for tag in ("dt", "dd")), strict=True)
    )
    assert shown["地区"] == "重庆市"
    assert shown["日期"] == "2023-01-12"
    assert shown["报告人"] == "王炯"
    assert shown["会议"] == "市政协六届一次会议"
    assert (shown["回顾年份"], shown["部署年份"]) == ("2018–2022", "2023–2027")
    assert "000_2ef11d4b6b231962.txt" in shown["来源文件"]
    inferred = page(one_client, "/en/reports/f1e1fab8d74a5ad9")
    assert "inferred" in inferred.texts(".facts")[0]
    assert "The beginning of this report is not in the source file." in inferred.texts(".cautions")[0]
    assert inferred.texts(".furniture, .beside")[0]
    record = {**record_of(CITY, seen), "district": None, "year": None, "date": None}
    assert [fact.note for fact in facts(record)][:2] == ["no_district", "no_year"]


def test_years_are_told_as_spans() -> None:
    assert spans([2018, 2019, 2020]) == "2018–2020"
    assert spans([2018, 2020, 2021, 2024]) == "2018, 2020–2021, 2024"
    assert spans([2024]) == "2024"


def test_a_report_is_cited_in_three_styles(one_client: TestClient) -> None:
    cited = told(one_client, f"reports/{CITY}")["citation"]
    shown = page(one_client, f"/reports/{CITY}")
    for style in ("gbt7714", "apa", "bibtex"):
        assert shown.texts(f".cite-report [data-style={style}]") == [cited[style]]
    assert len(shown.css("[data-cite]")) == len(told(one_client, f"reports/{CITY}")["report"]["passages"])


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_passage_has_a_page_with_its_citations(one_client: TestClient, prefix: str) -> None:
    for name in ("00f2f90ae2354d21", "89690a72aa87f845", "167539c85dfbde9f"):
        answer = told(one_client, f"passages/{name}", q="协商")
        shown = page(one_client, f"{prefix}/passages/{name}?q=协商")
        assert shown.texts("blockquote > p:not(.torn)") == [answer["passage"]["text"]]
        cited = answer["citation"]
        assert shown.texts("[data-style]") == [cited[style] for style in ("gbt7714", "apa", "apa_in_text", "bibtex")]
        slanted = cited["apa_italics"]
        assert shown.texts("[data-style=apa] cite") == ([cited["apa"][slice(*slanted)]] if slanted else [])
        assert "*" not in cited["apa"]
        beside = [it["id"] for it in (answer["before"], answer["after"]) if it]
        assert [link.rpartition("/")[2] for link in shown.links(".neighbour a")] == beside
        back = shown.links(".leads a")[0]
        assert f'id="{back.partition("#")[2]}"' in one_client.get(back).text
        assert len(shown.css(".torn")) == len(answer["passage"]["flags"])


@pytest.mark.parametrize("prefix", PREFIXES)
def test_passages_like_one_are_listed_on_its_page(one_client: TestClient, prefix: str) -> None:
    name = "00f2f90ae2354d21"
    found = told(one_client, f"similar/{name}", size=5)["hits"]
    shown = page(one_client, f"{prefix}/passages/{name}")
    assert shown.links(".alike li > a") == [f"{prefix}/passages/{hit['id']}" for hit in found] != []
    assert shown.texts(".alike li > a") == [hit["shown_title"] for hit in found]
    for text, hit in zip(shown.texts(".alike li p"), found, strict=True):
        assert hit["text"].startswith(text.removesuffix("…"))
        assert text.endswith("…") == (len(text.removesuffix("…")) < len(hit["text"]))
    assert shown.links(".alike h2 a") == [f"/api/v1/similar/{name}"]


def test_a_page_that_has_not_changed_keeps_its_policy(one_client: TestClient) -> None:
    """A browser takes the headers of a 304 for those of the page that it kept."""
    first = one_client.get(f"/reports/{CITY}")
    again = one_client.get(f"/reports/{CITY}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]


def test_other_languages_and_json_have_the_same_query(one_client: TestClient) -> None:
    shown = page(one_client, f"/reports/{CITY}?q=协商&mentions=true")
    assert shown.links(".language")[0].startswith(f"/en/reports/{CITY}?q=")
    json = one_client.get(shown.links("link[type='application/json']")[0]).json()
    assert json["highlights"]
    assert json["mentions"]
    assert one_client.get(shown.links(".facts a[href$='/source']")[0]).headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize("path", ["/reports/", "/en/reports/", "/passages/", "/en/passages/"])
def test_what_is_not_there_is_not_found(one_client: TestClient, path: str) -> None:
    for name in ("f" * 16, "没有", "x", "..%2f..%2fhealth", "%00"):
        assert one_client.get(f"{path}{name}").status_code == 404
    assert one_client.get(f"{path}{CITY}?nonsense=1").status_code == 422


def test_a_copy_leads_to_what_it_is_a_copy_of(index_wide: Index, tmp_path: Path) -> None:
    client = client_of(index_wide(EmbeddedEngine(tmp_path)))
    both = told(client, "reports", size=100, copies="true")["reports"]
    [copy] = [it for it in both if it["same_as"]]
    assert page(client, copy["url"]).links(".cautions a") == [f"/reports/{copy['same_as']}"]
    [odd] = [it for it in both if it["title"] == ODD_TITLE]
    shown = page(client, odd["url"])
    assert shown.texts("h1") == [ODD_TITLE]
    assert shown.links(".facts a[href^='http']") == ["https://example.org/a_b?x=1&y=%E5#z"]
    [nowhere] = [it for it in both if it["district"] is None]
    assert "地区不明" in page(client, nowhere["url"]).texts(".facts")[0]
