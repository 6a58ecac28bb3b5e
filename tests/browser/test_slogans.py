"""Slogans and lines with a browser: from a count to its sentences, with a script and without, on wide screens and narrow ones."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

BEHIND = {
    "passages": r"共 ([\d,]+) 段",
    "reports": r"在 ([\d,]+) 篇报告里",
    "occurrences": r"共出现 ([\d,]+) 次",
    "free": r"共出现 ([\d,]+) 次",
    "slogans": r"共 ([\d,]+) 条提法",
}


@pytest.mark.parametrize("script", [True, False])
def test_from_the_dictionary_to_a_slogan_to_its_sentences(opening: Visitor, script: bool) -> None:
    page = opening("/slogans", script=script)
    page.get_by_role("searchbox").fill("渝事")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="渝事好商量", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("渝事好商量")
    page.get_by_role("link", name="段落", exact=True).click()
    expect(page).to_have_url(re.compile(r"measure=passages#map$"))
    page.get_by_role("link", name="涪陵区 2024: 3 段").click()
    expect(page.get_by_role("status")).to_contain_text("共 3 段")
    assert page.locator("mark", has_text="渝事好商量").count() >= 3


@pytest.mark.parametrize("address", ["/slogans", "/slogans/人民民主", "/slogans/渝事好商量?measure=reports"])
def test_a_click_on_a_count_shows_as_many(opening: Visitor, address: str) -> None:
    page = opening(address)
    links = page.locator("[data-count]:visible")
    for at in range(0, links.count(), max(1, links.count() // 6)):
        link = links.nth(at)
        unit, number = str(link.get_attribute("data-unit")), f"{int(str(link.get_attribute('data-count'))):,}"
        link.click()
        told = re.search(BEHIND[unit], page.get_by_role("status").inner_text())
        assert told
        assert told[1] == number, unit
        page.go_back()


def test_a_dot_of_a_chart_leads_where_its_number_leads(opening: Visitor) -> None:
    page = opening("/slogans/人民民主")
    dot = page.locator(".chart").first.locator("a").first
    number = re.search(r"：(\d+) 次", dot.locator("title").text_content() or "")
    assert number
    dot.click()
    expect(page.get_by_role("status")).to_contain_text(f"共出现 {number[1]} 次")


def test_the_address_is_all_there_is(opening: Visitor) -> None:
    page = opening("/slogans/协商民主?year=2023")
    page.get_by_role("link", name="报告占比").click()
    shown = page.locator(".map").inner_text()
    assert "%" in shown
    again = opening(page.url.removeprefix(opening.site))
    assert again.locator(".map").inner_text() == shown
    again.locator(".chips a").first.click()
    assert "measure=share" in again.url
    expect(again.locator(".chips")).to_have_count(0)


def test_lines_stand_under_each_other(opening: Visitor) -> None:
    for width in (1280, 390):
        page = opening("/kwic?of=人民民主&sort=right", width=width)
        edges = page.locator(".lines .occurrence").evaluate_all("all => all.map(it => it.getBoundingClientRect().left)")
        assert len(edges) > 5
        assert max(edges) - min(edges) < 1
        lefts = page.locator(".lines .left").evaluate_all("all => all.map(it => it.getBoundingClientRect().right)")
        assert all(left <= edge for left, edge in zip(lefts, edges, strict=True))


def test_lines_are_sorted_and_narrowed_with_links(opening: Visitor) -> None:
    page = opening("/slogans/人民民主", script=False)
    page.get_by_role("link", name="按右边的字").click()
    total = page.get_by_role("status").inner_text()
    page.get_by_role("link", name="不计", exact=True).click()
    assert page.get_by_role("status").inner_text() != total
    page.get_by_role("link", name="60", exact=True).click()
    assert "free=true" in page.url
    assert "sort=right" in page.url


@pytest.mark.parametrize("address", ["/slogans", "/slogans/习近平新时代中国特色社会主义思想", "/kwic?q=协商&width=100"])
@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_screen_scrolls_tables_alone(opening: Visitor, address: str, script: bool) -> None:
    page = opening(address, width=390, script=script)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for box in [region.bounding_box() for region in page.locator(".scroll:visible").all()]:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390


def test_numbers_are_reached_by_keys(opening: Visitor) -> None:
    page = opening("/slogans/渝事好商量")
    page.locator(".tiles a").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.unit") == "occurrences"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("共出现 16 次")


def test_a_measure_that_is_chosen_keeps_the_focus(opening: Visitor) -> None:
    page = opening("/slogans/协商民主")
    measure = page.locator('[data-choice="measure:share"]')
    measure.focus()
    before = measure.bounding_box()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("measure=share"))
    page.wait_for_load_state()
    expect(measure).to_be_focused()
    after = measure.bounding_box()
    assert before
    assert after
    assert abs(after["y"] - before["y"]) < 2
