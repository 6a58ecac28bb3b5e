"""Two reports compared with a browser: chosen, changed, read side by side or one below the other, by everybody."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_access import faults

CITY, LATER_CITY, OF_JIANGJIN = "fb6044b8e0c36fd5", "b5734d02a958859e", "a123d57343c7e5a2"
BOTH = f"/compare?a={CITY}&b={LATER_CITY}"
WITH_SENTENCES = f"/compare?a={CITY}&b={OF_JIANGJIN}"
PAGES = ["/compare", f"/compare?a={CITY}&q=协商", BOTH, f"/en{WITH_SENTENCES}&show=reworded&show=only_b"]


def left(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["x"]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_two_reports_are_chosen_and_changed(opening: Visitor, script: bool) -> None:
    page = opening("/compare", script=script)
    page.get_by_label("甲篇").select_option(CITY)
    page.get_by_role("button", name="对照", exact=True).click()
    expect(page.get_by_role("heading", name="再选另一篇，与它对照")).to_be_visible()
    expect(page.get_by_label("甲篇")).to_have_value(CITY)
    page.get_by_label("乙篇").select_option(LATER_CITY)
    page.get_by_role("button", name="对照", exact=True).click()
    expect(page.get_by_role("region", name="甲篇")).to_contain_text("第五届")
    page.get_by_role("link", name="甲乙互换").click()
    expect(page.get_by_role("region", name="乙篇")).to_contain_text("第五届")
    page.get_by_role("link", name="换一篇 甲").click()
    expect(page.get_by_label("乙篇")).to_have_value(CITY)


def test_a_suggestion_is_one_click(opening: Visitor) -> None:
    page = opening("/compare")
    page.get_by_role("link", name="重庆市 2023 – 2025").click()
    expect(page.get_by_role("heading", name="逐段对照")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_kinds_of_passages_are_chosen(opening: Visitor, script: bool) -> None:
    page = opening(BOTH, script=script)
    tabs = page.get_by_role("navigation", name="显示")
    every = page.locator("article").count()
    tabs.get_by_role("link", name="改写").click()
    expect(page.locator(".line.reworded")).to_have_count(2)
    expect(page.get_by_role("article")).to_have_count(2)
    tabs.get_by_role("link", name="只在甲").click()
    expect(page.get_by_role("article")).to_have_count(2 + page.locator(".line.only_a").count())
    tabs.get_by_role("link", name="全部").click()
    expect(page.locator("article")).to_have_count(every)


def test_a_sentence_found_elsewhere_leads_there(opening: Visitor) -> None:
    page = opening(WITH_SENTENCES)
    see = page.locator(".only_a a.see").first
    page.locator(".run").filter(has=see).locator("summary").click()
    target = see.get_attribute("href")
    assert target
    assert target.startswith("#b-")
    see.click()
    expect(page.locator(target)).to_be_in_viewport()


def test_changes_are_told_by_lines_and_not_by_colours_alone(opening: Visitor) -> None:
    page = opening(f"{BOTH}&show=reworded")
    told: list[str] = [
        page.locator(name).first.evaluate(
            "it => getComputedStyle(it).textDecorationLine + getComputedStyle(it).borderTopStyle"
        )
        for name in ("del", "ins")
    ]
    assert told == ["nonesolid", "underlinenone"]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_long_run_is_folded_and_opened(opening: Visitor, script: bool) -> None:
    page = opening(BOTH, script=script)
    run = page.locator(".run").first
    number = int((run.locator("summary").inner_text()).split("：")[1].split(" ")[0])
    assert number > 3
    expect(run.get_by_role("article")).to_have_count(0)
    run.locator("summary").click()
    expect(run.get_by_role("article")).to_have_count(number)
    shown = opening(f"{BOTH}&show=only_a", script=script)
    expect(shown.locator(".run").first.get_by_role("article").first).to_be_visible()


def test_the_head_leads_to_each_part(opening: Visitor) -> None:
    page = opening(BOTH)
    jumps = page.get_by_role("navigation", name="本页")
    passages = sum(page.locator(f".line.{kind}").count() for kind in ("carried", "reworded", "only_a", "only_b"))
    expect(jumps.get_by_role("link", name="逐段对照")).to_have_text(f"逐段对照 {passages}")
    jumps.get_by_role("link", name="逐段对照").click()
    expect(page.get_by_role("heading", name="逐段对照")).to_be_in_viewport()


def test_sides_stand_side_by_side_or_one_below_the_other(opening: Visitor) -> None:
    wide = opening(f"{BOTH}&show=reworded")
    assert left(wide, ".side.a") < left(wide, ".side.b")
    narrow = opening(f"{BOTH}&show=reworded", width=390)
    assert left(narrow, ".side.a") == left(narrow, ".side.b")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("address", PAGES)
def test_a_narrow_page_is_no_wider_than_its_screen(opening: Visitor, address: str, script: bool) -> None:
    for width in (360, 390):
        shown: int = opening(address, width=width, script=script).evaluate("document.documentElement.scrollWidth")
        assert shown <= width


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(opening: Visitor, address: str) -> None:
    assert faults(opening(address)) == []
