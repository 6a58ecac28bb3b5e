"""Reading a report with a browser: from hit to hit, slogans marked, repairs and citations on demand, with a script and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_access import faults

REPORT = "/reports/f1e1fab8d74a5ad9"
CITY = "/reports/fb6044b8e0c36fd5"
NARROW = 360


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_keys_and_buttons_go_from_hit_to_hit(opening: Visitor) -> None:
    page = opening(f"{REPORT}?q=协商")
    expect(page.get_by_role("status")).to_have_text("本篇有 15 段，标出 41 处")
    place, here = page.locator("[data-number]"), page.locator("mark.here")
    page.keyboard.press("n")
    page.keyboard.press("n")
    expect(place).to_have_text("2")
    expect(here).to_have_count(1)
    expect(here).to_be_in_viewport()
    page.get_by_role("button", name="上一处").click()
    expect(place).to_have_text("1")
    page.keyboard.press("p")
    expect(place).to_have_text("41")
    expect(page.locator("mark[data-begins]").last).to_have_class("here")
    page.get_by_role("searchbox", name="在本篇里找").press("n")
    expect(place).to_have_text("41")


def test_the_address_of_a_hit_stands_on_it(opening: Visitor) -> None:
    passage = opening(f"{REPORT}?q=协商").locator(".found-in a").nth(4).get_attribute("href") or ""
    page = opening(f"{REPORT}?q=协商{passage}")
    place, here = page.locator("[data-number]"), page.locator("mark.here")
    expect(page.locator(f"{passage} mark.here")).to_have_count(1)
    hits = "(it) => [...document.querySelectorAll('mark[data-begins]')].indexOf(it) + 1"
    number = here.evaluate(hits)
    expect(place).to_have_text(str(number))
    page.keyboard.press("n")
    expect(place).to_have_text(str(number + 1))
    page.locator(".found-in a").first.click()
    expect(place).to_have_text("1")


def test_nothing_flies_past_on_the_way_to_a_hit(opening: Visitor) -> None:
    page = opening(f"{REPORT}?q=协商#p-a82cb3b5626c3e1e")
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_outline_marks_the_section_of_the_hit(opening: Visitor) -> None:
    page = opening(f"{CITY}?q=协商")
    of_hit = """() => {
      const hit = document.querySelector("mark.here");
      const before = [...document.querySelectorAll(".printed, .lead")].filter(
        it => it.contains(hit) || it.compareDocumentPosition(hit) & Node.DOCUMENT_POSITION_FOLLOWING);
      return before.at(-1)?.id ?? "";
    }"""
    current = "document.querySelector('.outline [aria-current]')?.hash.slice(1) ?? ''"
    for _ in range(25):
        page.keyboard.press("n")
        assert page.evaluate(current) == page.evaluate(of_hit)


def test_keys_go_on_from_where_one_reads(opening: Visitor) -> None:
    page = opening(f"{REPORT}?q=协商")
    page.keyboard.press("n")
    page.locator("#p-a82cb3b5626c3e1e").evaluate("(it) => it.scrollIntoView()")
    page.keyboard.press("n")
    here = page.locator("mark.here")
    expect(here).to_be_in_viewport()
    assert here.evaluate("(it) => Number(it.closest('.p').querySelector('.n').textContent)") > 16


def test_a_question_within_a_report_is_asked_and_left(opening: Visitor) -> None:
    page = opening(CITY)
    page.keyboard.press("/")
    page.keyboard.type("渝事好商量")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/reports/fb6044b8e0c36fd5\?q=[^&]+$"))
    expect(page.get_by_role("status")).to_contain_text("本篇有")
    page.get_by_role("link", name="在全部报告里检索").click()
    expect(page.get_by_role("status")).to_contain_text("共")
    page.go_back()
    page.get_by_role("link", name="清除").click()
    expect(page.locator("mark")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_slogans_are_marked_and_no_more(opening: Visitor, script: bool) -> None:
    page = opening(f"{REPORT}?q=协商", script=script)
    slogans, texts = page.locator("[data-words] a.slogan"), page.locator("[data-words]")
    plain = texts.all_text_contents()
    expect(slogans).to_have_count(0)
    page.get_by_role("link", name="标出提法").click()
    expect(slogans.first).to_be_visible()
    expect(page).to_have_url(re.compile("mentions=true"))
    expect(page.locator(".legend")).to_contain_text("协商品牌")
    assert texts.all_text_contents() == plain
    expect(page.locator("mark[data-begins]")).to_have_count(41)
    page.get_by_role("link", name="不标提法").click()
    expect(slogans).to_have_count(0)
    assert "mentions" not in page.url


def test_slogans_are_marked_where_one_reads(opening: Visitor) -> None:
    """No page is loaded for it: what is open stays open, and the question asked next has them marked too."""
    page = opening(CITY)
    page.locator(".mended summary").nth(3).click()
    opened = page.locator(".mended[open] summary")
    place = "(it) => it.getBoundingClientRect().top"
    before = opened.evaluate(place)
    page.get_by_role("link", name="标出提法").click()
    expect(page.locator("[data-words] a.slogan").first).to_be_visible()
    assert abs(opened.evaluate(place) - before) < 2
    page.get_by_role("searchbox", name="在本篇里找").fill("协商")
    page.keyboard.press("Enter")
    expect(page.locator("[data-words] a.slogan").first).to_be_visible()
    expect(page.locator("mark").first).to_be_visible()


def test_a_number_of_a_slogan_leads_to_its_passages(opening: Visitor) -> None:
    page = opening(CITY)
    told = page.locator(".counted a").first
    number = told.locator(".count").inner_text()
    told.click()
    expect(page.get_by_role("status")).to_contain_text(f"本篇有 {number} 段")
    expect(page.locator(".found-in a")).to_have_count(int(number))


def test_citations_are_copied(opening: Visitor) -> None:
    page = opening(REPORT)
    page.get_by_text("引用这篇报告").click()
    page.locator(".cite-report dd[data-style=gbt7714]").get_by_role("button").click()
    expect(page.locator(".cite-report dd[data-style=gbt7714] button")).to_have_text("已复制")
    assert (
        copied(page)
        == "中国人民政治协商会议重庆市南川区委员会. 中国人民政治协商会议重庆市南川区委员会常务委员会工作报告[R]. [2024]."
    )
    link = page.get_by_role("link", name="引用第 2 段")
    link.click()
    page.locator("#p-00f2f90ae2354d21 dd[data-style=bibtex]").get_by_role("button").click()
    expect(page.locator("#p-00f2f90ae2354d21 dd[data-style=bibtex] button")).to_have_text("已复制")
    assert copied(page).startswith("@misc{tifa-00f2f90ae2354d21,\n")
    link.click()
    expect(page.locator(".p > .citations")).to_have_count(0)


def test_without_a_script_a_passage_is_cited_on_its_own_page(opening: Visitor) -> None:
    page = opening(REPORT, script=False)
    expect(page.get_by_role("button", name="复制")).to_have_count(0)
    page.get_by_role("link", name="引用第 2 段").click()
    expect(page.locator("[data-style=gbt7714]")).to_contain_text("第2段")
    page.get_by_role("link", name="在报告里读这一段").click()
    expect(page).to_have_url(re.compile("#p-00f2f90ae2354d21$"))


@pytest.mark.parametrize("script", [True, False])
def test_repairs_are_opened_where_they_were_made(opening: Visitor, script: bool) -> None:
    page = opening("/reports/94298299c7e262f5", script=script)
    passage = page.locator("#p-91759797ae9097ea")
    expect(passage.locator("del")).to_be_hidden()
    passage.get_by_text("修复 2 处").click()
    expect(passage.locator("del")).to_have_text("兴")
    expect(passage.get_by_text("接缝两边重复的字，留一遍")).to_be_visible()
    page.get_by_text("图片说明").click()
    expect(page.get_by_text("涪陵区政协召开信息和理论研究工作会")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_the_address_of_a_passage_shows_it(opening: Visitor, script: bool) -> None:
    page = opening(f"{CITY}#p-4c1d13df304ec8c2", script=script)
    expect(page.locator("#p-4c1d13df304ec8c2")).to_be_in_viewport()
    expect(page.locator(".p:target")).to_have_count(1)
    page.locator(".outline").get_by_role("link", name="二、未来五年工作建议").click()
    heading = page.get_by_role("heading", name="二、未来五年工作建议")
    expect(heading).to_be_in_viewport()
    covered = "(it) => it.getBoundingClientRect().top < document.querySelector('.bar').getBoundingClientRect().bottom"
    assert not heading.evaluate(covered)


def test_the_outline_follows(opening: Visitor) -> None:
    page = opening(CITY)
    current = page.locator(".outline [aria-current]")
    expect(current).to_have_count(0)
    page.locator("#p-829c733a489a5c4c").scroll_into_view_if_needed()
    page.locator("#p-829c733a489a5c4c").evaluate("(it) => it.scrollIntoView()")
    expect(current).to_contain_text("（三）坚持大团结大联合取得新成效")
    expect(current).to_be_in_viewport()


def test_it_is_read_on_a_narrow_screen(opening: Visitor) -> None:
    page = opening(f"{CITY}?q=协商&mentions=true", width=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    outline = page.locator(".outline")
    expect(outline.get_by_role("link").first).to_be_hidden()
    outline.get_by_text("目录").click()
    expect(outline.get_by_role("link").first).to_be_visible()
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("mark.here")).to_be_in_viewport()


def test_in_english_all_but_the_text_is(opening: Visitor) -> None:
    page = opening(f"{CITY}?q=协商")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("status")).to_have_text("24 passages here, 60 hits marked")
    page.get_by_role("link", name="Mark slogans").click()
    expect(page.locator(".legend")).to_contain_text("Consultation brand")
    page.get_by_role("link", name="中文", exact=True).click()
    expect(page.locator("[data-words] a.slogan").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, NARROW])
def test_nothing_keeps_anybody_out(opening: Visitor, width: int) -> None:
    for path in (f"{REPORT}?q=协商&mentions=true", "/en/reports/94298299c7e262f5", "/passages/00f2f90ae2354d21?q=协商"):
        assert faults(opening(path, width=width)) == []


def test_a_slogan_of_any_category_stays_in_its_line(opening: Visitor) -> None:
    page = opening(f"{CITY}?mentions=true")
    shown: list[str] = page.eval_on_selector_all("a.slogan", "all => all.map(it => getComputedStyle(it).display)")
    assert len(shown) > 50
    assert set(shown) == {"inline"}
