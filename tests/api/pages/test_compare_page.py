"""The page of two reports compared, and the one on which they are chosen: what the JSON says, in both languages, with links that hold."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.pages import choosing_page
from api.pages.compared_text import stretches
from api.pages.share import percent
from api.pages.wording.comparing import COMPARING
from api.shown.compare import ComparedPassage, FoundElsewhere
from engine.embedded.generations import EmbeddedEngine
from tests.api.asked import told
from tests.api.pages.read_page import Page, page
from tests.api.two_years import ADDED, DROPPED, PROPOSALS, PROPOSALS_REWORDED, REVIEW, write_two_years
from tests.seed_index import client_of, library_of

CITY, LATER_CITY, OF_JIANGJIN = "fb6044b8e0c36fd5", "b5734d02a958859e", "a123d57343c7e5a2"
BOTH = f"/compare?a={CITY}&b={LATER_CITY}"


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    texts = write_two_years(Path(tmp_path_factory.mktemp("years")))
    with library_of(Path(tmp_path_factory.mktemp("library")), texts) as index:
        yield client_of(index(EmbeddedEngine(Path(tmp_path_factory.mktemp("index")))))


@pytest.fixture(scope="module")
def two(years: TestClient) -> str:
    before, after = told(years, "reports", sort="year")["reports"]
    return f"/compare?a={before['id']}&b={after['id']}"


def markup(client: TestClient, address: str) -> str:
    shown = page(client, address)
    assert "unsafe-inline" not in shown.headers["content-security-policy"]
    return shown.html


def plain(html: str) -> str:
    """The text of a piece of a page."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def links(html: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', html)]


def lines(html: str) -> list[tuple[str, str]]:
    """Rows by their kind."""
    return re.findall(r'<article class="line (\w+)">(.*?)</article>', html, re.DOTALL)


def texts(html: str) -> list[str]:
    return re.findall(r'<p class="passage" lang="zh-CN">(.*?)</p>', html, re.DOTALL)


@pytest.mark.parametrize(
    "address", ["/compare", f"/compare?a={CITY}", BOTH, f"{BOTH}&show=reworded", f"/compare?a={CITY}&b={CITY}"]
)
def test_pages_are_whole_in_both_languages(one_client: TestClient, address: str) -> None:
    for prefix, code in (("", "zh-CN"), ("/en", "en")):
        shown = page(one_client, f"{prefix}{address}")
        ids = [it.attributes["id"] for it in shown.css("[id]")]
        assert len(ids) == len(set(ids))
        assert shown.first("html").attributes["lang"] == code
        assert shown.running() == []
        assert not re.search(r"\bcmp_|\{\w+\}", shown.first("main").text())


def test_links_stay_in_the_language_and_lead_somewhere(one_client: TestClient) -> None:
    for prefix in ("", "/en"):
        html = markup(one_client, f"{prefix}{BOTH}")
        inside = [urlsplit(it) for it in links(html.split("<main")[1].split("</main>")[0])]
        own = [it for it in inside if it.path and not it.path.startswith("/api/")]
        assert all(it.path.startswith(f"{prefix}/") for it in own)
        if not prefix:
            assert not [it for it in own if it.path.startswith("/en/")]
        targets = re.findall(r'id="([^"]+)"', html)
        assert all(it.fragment in targets for it in inside if not it.path)
        for it in own:
            if it.path.removeprefix(prefix) == "/compare":
                assert one_client.get(it.geturl()).status_code == 200, it.geturl()


def test_a_passage_stands_as_what_became_of_it(years: TestClient, two: str) -> None:
    rows = lines(markup(years, two))
    assert [kind for kind, _ in rows] == ["carried", "only_b", "carried", "reworded", "only_a"]
    by_kind = {kind: [plain(text) for text in texts(html)] for kind, html in rows}
    assert by_kind["reworded"] == [PROPOSALS, PROPOSALS_REWORDED]
    assert by_kind["only_b"] == [ADDED.replace("难题。", "难题。见甲第 4 段")]
    assert by_kind["only_a"] == [DROPPED.replace("难题。", "难题。见乙第 2 段")]
    [_, reworded] = next(row for row in rows if row[0] == "reworded")
    assert "<del>156</del>" in reworded
    assert "<ins>168</ins>" in reworded
    assert len(texts(rows[0][1])) == 1  # to the last mark the same
    assert len(texts(rows[2][1])) == 2
    assert plain(texts(rows[2][1])[0]) == REVIEW


def test_each_passage_leads_to_its_place_in_its_report(years: TestClient, two: str) -> None:
    html = markup(years, two)
    compared = told(years, two.removeprefix("/"))
    for row in compared["rows"]:
        for side in ("a", "b"):
            if row[side]:
                assert row[side]["url"] in links(html)
                assert f'id="{side}-{row[side]["id"]}"' in html


def test_a_sentence_found_elsewhere_leads_there_on_the_page_or_off_it(years: TestClient, two: str) -> None:
    [only_b] = [row["b"] for row in told(years, two.removeprefix("/"))["rows"] if row["kind"] == "only_b"]
    [it] = only_b["elsewhere"]
    assert f"#a-{it['passage']}" in links(markup(years, two))
    alone = links(markup(years, f"{two}&show=only_b"))
    assert f"#a-{it['passage']}" not in alone
    assert it["url"] in alone


def test_numbers_are_those_of_the_json_and_lead_where_they_say(one_client: TestClient) -> None:
    html, compared = markup(one_client, BOTH), told(one_client, BOTH.removeprefix("/"))
    found = set(page(one_client, BOTH).counts)
    lists = compared["slogans"]
    wanted = {
        (it[side]["url"], it[side]["passages"])
        for kind in ("added", "kept", "dropped")
        for it in lists[kind]
        for side in ("a", "b")
        if it[side]
    }
    wanted |= {
        (it[side]["url"], it[side]["passages"])
        for it in compared["sections"]
        for side in ("a", "b")
        if it[side]["passages"]
    }
    assert found == wanted
    for kind, count in compared["counts"].items():
        assert re.search(rf'class="{kind}" href="[^"]*">[^<]+<span class="count">{count}</span>', html)


def test_what_is_shown_is_chosen_by_the_address_and_can_be_changed(years: TestClient, two: str) -> None:
    html = markup(years, f"{two}&show=reworded&show=only_a")
    assert [kind for kind, _ in lines(html)] == ["reworded", "only_a"]
    shown = re.findall(r'<a class="(\w+)" href="[^"]*" aria-current="true">', html)
    assert shown == ["reworded", "only_a"]
    assert {
        f"{two}{rest}#passages-title"
        for rest in ("", "&show=only_a", "&show=reworded", "&show=carried&show=reworded&show=only_a")
    } <= set(links(html))


def test_the_sides_can_be_changed(years: TestClient, two: str) -> None:
    [a, b] = re.findall("[0-9a-f]{16}", two)
    html = markup(years, f"{two}&show=only_a")
    assert f"/compare?a={b}&b={a}&show=only_b" in links(html)
    assert {f"/compare?b={b}", f"/compare?a={a}"} <= set(links(html))


def test_the_earlier_is_told(years: TestClient, two: str) -> None:
    first, second = re.findall(r'<section class="head.*?</section>', markup(years, two), re.DOTALL)
    assert ("较早" in first, "较晚" in second) == (True, True)


HEADINGS = {
    "": (["不再用：只在甲篇", "新增：只在乙篇"], ["只在甲", "只在乙"]),
    "/en": (["Gone: only in A", "New: only in B"], ["Only in A", "Only in B"]),
}


@pytest.mark.parametrize("prefix", HEADINGS)
def test_only_what_follows_in_one_district_is_new_or_gone(
    years: TestClient, one_client: TestClient, two: str, prefix: str
) -> None:
    in_time, not_in_time = HEADINGS[prefix]
    [a, b] = re.findall("[0-9a-f]{16}", two)
    assert slogan_columns(page(years, f"{prefix}{two}")) == in_time
    assert slogan_columns(page(years, f"{prefix}/compare?a={b}&b={a}")) == not_in_time
    assert slogan_columns(page(years, f"{prefix}/compare?a={a}&b={a}")) == not_in_time
    assert slogan_columns(page(one_client, f"{prefix}/compare?a={CITY}&b={OF_JIANGJIN}")) == not_in_time


def slogan_columns(shown: Page) -> list[str]:
    """What the columns of slogans in one report alone are called."""
    headings = [found.strip() for found in re.findall(r"<h3>([^<]+)<small>", shown.html)]
    return [headings[0], headings[2]]


def test_reports_are_chosen_from_lists_by_their_districts(one_client: TestClient) -> None:
    html = markup(one_client, "/compare")
    for side in ("a", "b"):
        [list_] = re.findall(rf'<select name="{side}">(.*?)</select>', html, re.DOTALL)
        assert set(re.findall(r'<option value="(\w+)"', list_)) == {
            it["id"] for it in told(one_client, "reports", size=100)["reports"]
        }
        groups = re.findall(r'<optgroup label="([^"]+)">', list_)
        assert sorted(groups) == sorted(set(groups)) == ["南川区", "江津区", "涪陵区", "重庆市"]
    assert 'action="/compare" method="get"' in html
    assert "fieldset" not in html  # all are there


def test_suggestions_are_comparisons(one_client: TestClient) -> None:
    found = links(markup(one_client, "/compare"))
    assert BOTH in found
    assert f"/compare?a={CITY}&b={OF_JIANGJIN}" in found
    chosen = links(markup(one_client, f"/compare?a={LATER_CITY}"))
    assert BOTH in chosen
    assert f"/compare?a={CITY}&b={OF_JIANGJIN}" not in chosen


def test_what_is_chosen_stays_while_the_other_is_looked_for(one_client: TestClient) -> None:
    html = markup(one_client, f"/compare?a={LATER_CITY}&b=&q=协商&district=江津&year=")
    lists = re.findall(r"<select.*?</select>", html, re.DOTALL)
    assert f'<option value="{LATER_CITY}" selected>' in lists[0]
    assert "selected" not in lists[1]
    assert set(re.findall(r'<option value="(\w+)">', lists[1])) <= {
        it["id"] for it in told(one_client, "reports", district="江津")["reports"]
    }
    assert 'value="协商"' in html
    assert 'value="江津"' in html


def test_lists_never_hold_more_than_a_page(one_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing_page, "LISTED", 2)
    seen: list[str] = []
    address = "/compare"
    while address:
        html = markup(one_client, address)
        assert "fieldset" in html
        seen += re.findall(r'<option value="(\w+)">', re.findall(r"<select.*?</select>", html, re.DOTALL)[1])
        after = re.findall(r'rel="next" href="([^"]+)"', html)
        address = unescape(after[0]) if after else ""
    assert sorted(seen) == sorted(it["id"] for it in told(one_client, "reports", size=100)["reports"])


def test_a_value_that_is_not_known_is_told(one_client: TestClient) -> None:
    html = markup(one_client, "/compare?district=乌有")
    assert "没有这样的报告" in html
    assert 'class="note"' in html


@pytest.mark.parametrize("address", ["/compare?a=x&b=y", "/compare?a=0000000000000000", f"/en/compare?a={CITY}&b=%00"])
def test_a_report_that_is_not_there_is_no_page(one_client: TestClient, address: str) -> None:
    assert one_client.get(address).status_code == 404


def test_an_unknown_parameter_is_refused(one_client: TestClient) -> None:
    assert one_client.get(f"{BOTH}&nonsense=1").status_code == 422


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.integers(0, 40), max_size=6),
    st.lists(st.integers(0, 40), max_size=4),
)
def test_a_text_in_stretches_is_whole(text: str, changes: list[int], found: list[int]) -> None:
    def spans(places: list[int]) -> list[tuple[int, int]]:
        ends = sorted({min(place, len(text)) for place in places})
        return list(zip(ends[::2], ends[1::2], strict=False))

    elsewhere = [FoundElsewhere(span, "0" * 16, "/reports/x", 1, (0, 1), 1.0) for span in spans(found)]
    passage = ComparedPassage("1" * 16, "/reports/y", 0, "review", "other", [], text, elsewhere)
    told_in = stretches(passage, spans(changes), {})
    assert "".join(part.text for it in told_in for part in it.parts) == text
    changed = "".join(part.text for it in told_in for part in it.parts if part.changed)
    assert changed == "".join(text[slice(*span)] for span in spans(changes))
    assert ["".join(part.text for part in it.parts) for it in told_in if it.elsewhere] == [
        text[slice(*it.span)] for it in elsewhere
    ]


@pytest.mark.parametrize(
    ("part", "whole", "wanted"),
    [
        (0, 5, "0%"),
        (1, 3, "33.3%"),
        (1, 1, "100%"),
        (1, 100_000, "<0.1%"),
        (99_999, 100_000, ">99.9%"),
        (0, 0, "–"),
        (0.17, 1, "17%"),
    ],
)
def test_a_share_is_told_in_percent(part: float, whole: float, wanted: str) -> None:
    assert percent(part, whole) == wanted


@pytest.mark.parametrize(("part", "wanted"), [(0.17, "17.0%"), (0, "0.0%"), (0.00001, "<0.1%"), (1, "100.0%")])
def test_shares_of_a_column_have_as_many_digits(part: float, wanted: str) -> None:
    assert percent(part, even=True) == wanted


def test_texts_have_both_languages() -> None:
    assert all(len(forms) == 2 and all(forms) for forms in COMPARING.values())
