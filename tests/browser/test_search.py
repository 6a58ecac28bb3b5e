"""Searching with a browser: with a script and without, in both languages, narrow and wide, by keys, and with an input method."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor

MODES: list[dict[str, Any]] = [
    {"script": True},
    {"script": False},
    {"script": True, "width": 390},
    {"script": False, "width": 390},
]


def ask(page: Page, question: str) -> None:
    page.locator("#q").fill(question)
    page.locator("#q").press("Enter")


def filters(page: Page) -> Locator:
    """Beside the results on a wide screen; on a narrow one they are opened first."""
    opener = page.locator(".filters > summary")
    if opener.is_visible():
        opener.click()
    return page.locator(".facets")


def orders_of(page: Page) -> Locator:
    """Above the results on a wide screen; on a narrow one they are opened first."""
    opener = page.locator(".options > summary")
    if opener.is_visible() and not page.locator(".orders").is_visible():
        opener.click()
    return page.locator(".orders")


def total(page: Page, told: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(told)


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_a_question_is_asked_narrowed_and_taken_back(opening: Visitor, mode: dict[str, Any]) -> None:
    page = opening("/", **mode)
    ask(page, "协商")
    total(page, "共 82 段")
    filters(page).locator("[data-facet=district]").get_by_role("link", name="江津区").click()
    total(page, "共 9 段")
    assert "district=500116" in page.url
    filters(page).locator("[data-facet=year]").get_by_role("link", name="2023").first.click()
    total(page, "共 9 段")
    page.go_back()
    page.go_back()
    total(page, "共 82 段")
    expect(page.locator("#q")).to_have_value("协商")
    page.go_forward()
    total(page, "共 9 段")
    page.locator("p.chips a").first.click()
    total(page, "共 82 段")


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_the_other_language_shows_the_same(opening: Visitor, mode: dict[str, Any]) -> None:
    page = opening("/?q=协商&district=江津区", **mode)
    page.get_by_role("link", name="English").click()
    total(page, "9 passages")
    assert "/en/?q=" in page.url
    filters(page).locator("[data-facet=district] a.clear").click()
    total(page, "82 passages")
    page.get_by_role("link", name="中文").click()
    total(page, "共 82 段")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [360, 480])
def test_filters_of_a_narrow_page_lie_folded_above_the_results(opening: Visitor, width: int, script: bool) -> None:
    page = opening("/?q=协商&district=江津区&year=2023", width=width, script=script)
    opener, results = page.locator(".filters > summary"), page.locator(".results")
    expect(opener).to_have_text("筛选 已选 2 项")
    expect(page.locator(".facet").first).to_be_hidden()
    above, below = opener.bounding_box(), results.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"] < 500
    page.locator("p.chips .clear").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到检索结果")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".facet").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("[data-facet=district] a.clear")).to_be_focused()


@pytest.mark.parametrize("script", [True, False])
def test_filters_of_a_wide_page_are_always_beside_the_results(opening: Visitor, script: bool) -> None:
    page = opening("/?q=协商&district=江津区", script=script)
    expect(page.locator(".filters > summary")).to_be_hidden()
    side, results = page.locator(".facets").bounding_box(), page.locator(".results").bounding_box()
    assert side
    assert results
    assert side["x"] + side["width"] <= results["x"]
    expect(page.locator("[data-facet=kind] a").first).to_be_visible()
    page.locator("p.chips .clear").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator("[data-facet=district] a.clear")).to_be_focused()
    page.get_by_role("link", name="跳到检索结果").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.results') !== null")


def test_several_values_of_a_facet_are_either_and_a_number_leads_to_one(opening: Visitor) -> None:
    page = opening("/?q=协商&district=江津区")
    district = page.locator("[data-facet=district]")
    district.get_by_role("link", name="南川区", exact=False).first.click()
    total(page, "共 24 段")
    district.get_by_role("link", name="只看这一项: 南川区, 15").click()
    total(page, "共 15 段")
    district.get_by_role("link", name="清除").click()
    total(page, "共 82 段")


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_the_order_the_size_and_the_grouping_are_chosen(opening: Visitor, mode: dict[str, Any]) -> None:
    """The address names what differs from what is so anyway, and no more."""
    page = opening("/?q=提案&district=500000&page=2", **mode)
    asked = "q=%E6%8F%90%E6%A1%88&district=500000"

    def choose(name: str, address: str) -> None:
        orders_of(page).get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"{opening.site}/?{asked}{address}")

    orders_of(page).get_by_text("排序").click()
    choose("日期，先新后旧", "&sort=-date")
    expect(orders_of(page).locator("summary")).to_contain_text("日期，先新后旧")
    choose("按报告归并", "&sort=-date&group=report")
    choose("10", "&sort=-date&group=report&size=10")
    assert page.locator("section.group").count() == 2
    choose("20", "&sort=-date&group=report")
    choose("计入重复来源", "&copies=true&sort=-date&group=report")
    choose("计入重复来源 (已选, 取消)", "&sort=-date&group=report")
    choose("段落", "&sort=-date")
    orders_of(page).get_by_text("排序").click()
    choose("相关度", "")


def test_the_menu_of_orders_is_left_by_keys_and_clicks(opening: Visitor) -> None:
    page = opening("/?q=提案")
    opener, menu = page.locator(".menu summary"), page.locator(".menu ul")
    opener.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="相关度")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.locator(".total").click()
    expect(menu).to_be_hidden()


def test_a_question_that_is_being_changed_is_taken_along(opening: Visitor) -> None:
    page = opening("/?q=提案&district=500000")
    page.locator("#q").fill("协商")
    page.get_by_role("link", name="50", exact=True).click()
    page.wait_for_url(re.compile(r"/\?q=%E5%8D%8F%E5%95%86&district=500000&size=50$"))
    expect(page.locator("#q")).to_have_value("协商")
    page.locator("#q").fill(" ")
    page.get_by_role("link", name="按报告归并").click()
    page.wait_for_url(re.compile(r"/\?district=500000&group=report&size=50$"))


def test_cells_of_the_strip_lead_to_their_passages(opening: Visitor) -> None:
    page = opening("/?q=协商")
    page.get_by_role("link", name="南川区 2024: 共 15 段").click()
    total(page, "共 15 段")
    assert page.locator("table.heat tbody tr").count() == 1


def test_what_is_typed_is_completed_by_keys(opening: Visitor) -> None:
    page = opening("/")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("qgc")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("全过程人民民主")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#q")).to_have_value("全过程人民民主")
    expect(page.locator("#q")).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_have_value("qgc")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.locator("#q").fill("dist")
    page.get_by_role("option", name="district:").click()
    expect(page.locator("#q")).to_have_value("district:")
    page.keyboard.type("江")
    page.get_by_role("option", name="江津区").click()
    total(page, "共 34 段")


@pytest.mark.parametrize("key", ["Enter", "ArrowDown"])
def test_keys_of_an_input_method_are_its_own(opening: Visitor, key: str) -> None:
    """The Enter that picks a candidate does not search; on a phone as well, where keys have no names."""
    page = opening("/")
    box = page.locator("#q")
    box.focus()
    client = page.context.new_cdp_session(page)
    client.send("Input.imeSetComposition", {"text": "xieshang", "selectionStart": 8, "selectionEnd": 8})
    expect(box).to_have_value("xieshang")
    for code in (229, 13):
        told = {"type": "rawKeyDown", "key": key if code == 13 else "Process", "windowsVirtualKeyCode": code}
        client.send("Input.dispatchKeyEvent", told)
        client.send("Input.dispatchKeyEvent", {**told, "type": "keyUp"})
    assert page.url.endswith("/")
    expect(page.locator(".suggestions li")).to_have_count(0)
    client.send("Input.insertText", {"text": "协商"})
    expect(box).to_have_value("协商")
    expect(page.locator(".suggestions li").first).to_be_visible()
    box.press("Enter")
    total(page, "共 82 段")


def test_an_enter_that_ends_a_composition_late_does_not_search(opening: Visitor) -> None:
    """Safari ends the composition first and calls the key 229 then."""
    page = opening("/")
    page.locator("#q").fill("协商")
    stopped = page.locator("#q").evaluate(
        """box => {
          box.dispatchEvent(new CompositionEvent("compositionstart"));
          box.dispatchEvent(new CompositionEvent("compositionend"));
          const key = new KeyboardEvent("keydown", {key: "Enter", keyCode: 229, bubbles: true, cancelable: true});
          return !box.dispatchEvent(key);
        }"""
    )
    assert stopped


def test_results_are_walked_through_by_keys(opening: Visitor) -> None:
    page = opening("/?q=协商")
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("k")
    hits = page.locator("[data-hit]")
    expect(hits.nth(1).get_by_role("heading").get_by_role("link")).to_be_focused()
    expect(hits.nth(1)).to_have_class(re.compile("here"))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("?/j")
    expect(page.locator("#q")).to_have_value("?/j")


def test_a_citation_and_a_link_are_copied(opening: Visitor) -> None:
    page = opening("/?q=渝事好商量")
    page.locator("details.cite summary").first.click()
    shown = page.locator("details.cite p").first
    citation = (shown.text_content() or "").removesuffix("复制").strip()
    shown.get_by_role("button", name="复制").click()
    expect(shown.get_by_role("button")).to_have_text("已复制")
    assert page.evaluate("navigator.clipboard.readText()") == citation
    page.get_by_role("button", name="复制链接").click()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    page.goto(copied)
    total(page, "共 13 段")


def test_a_long_facet_is_searched(opening: Visitor) -> None:
    page = opening("/?q=协商")
    facet = page.locator("[data-facet=slogan]")
    facet.get_by_role("searchbox", name="在“提法”里找").fill("渝事")
    expect(facet.get_by_role("link", name=re.compile("^渝事好商量 ?10$"))).to_be_visible()
    facet.get_by_role("link", name=re.compile("^渝事好商量 ?10$")).click()
    total(page, "共 10 段")
    facet.get_by_role("searchbox").fill("双城")
    count = facet.locator("[aria-live] a.count").first
    told = count.text_content() or ""
    count.click()
    total(page, f"共 {told} 段")


def test_a_long_facet_is_searched_without_a_script(opening: Visitor) -> None:
    page = opening("/?q=协商", script=False)
    page.locator("[data-facet=slogan] a.all").click()
    page.get_by_role("searchbox", name="在“提法”里找").fill("渝事")
    page.get_by_role("button", name="检索").click()
    page.get_by_role("link", name="渝事好商量 10", exact=True).click()
    total(page, "共 10 段")


def test_an_empty_result_says_what_to_change(opening: Visitor) -> None:
    page = opening("/?q=老旧小区改造 火星")
    total(page, "共 0 段")
    page.get_by_role("link", name="去掉 火星").click()
    total(page, "共 3 段")


def test_a_slip_is_put_right(opening: Visitor) -> None:
    page = opening("/?q=双成经济圈")
    page.get_by_role("link", name=re.compile("双城经济圈")).first.click()
    expect(page.get_by_role("status")).not_to_contain_text("共 0 段")


def test_the_start_offers_questions_that_find_something(opening: Visitor) -> None:
    page = opening("/")
    for link in page.locator(".start a").all():
        other = opening(link.get_attribute("href") or "")
        expect(other.get_by_role("status")).not_to_contain_text("共 0 段")


def test_a_problem_is_told_and_leads_on(opening: Visitor) -> None:
    page = opening("/?yaer=2023")
    expect(page.get_by_role("heading", level=1)).to_have_text("地址里有读不懂的参数")
    opening.complaints.clear()  # the console names the status
    ask(page, "协商")
    total(page, "共 82 段")


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_after_it_was_shown(opening: Visitor, width: int) -> None:
    page = opening("/?q=协商", width=width)
    moved: float = page.evaluate(
        """() => new Promise(done => {
          let all = 0;
          new PerformanceObserver(list => list.getEntries().forEach(each => all += each.value))
            .observe({type: "layout-shift", buffered: true});
          setTimeout(() => done(all), 500);
        })"""
    )
    assert moved < 0.02


def test_after_going_back_the_controls_say_what_the_address_says(opening: Visitor) -> None:
    page = opening("/?q=提案")
    page.get_by_role("link", name="计入重复来源").click()
    page.wait_for_url(re.compile("copies=true"))
    page.locator("#q").fill("协商")
    page.get_by_role("link", name="50", exact=True).click()
    page.wait_for_url(re.compile("size=50"))
    page.go_back()
    expect(page.locator("#q")).to_have_value("提案")
    page.get_by_role("link", name="100", exact=True).click()
    page.wait_for_url(re.compile("size=100"))
    assert "q=%E6%8F%90%E6%A1%88&" in page.url


FOCUS = "document.activeElement.dataset.choice ?? document.activeElement.id"


def test_what_is_chosen_by_keys_keeps_the_focus_and_its_place(opening: Visitor) -> None:
    page = opening("/?q=协商")
    value = page.locator('[data-choice="section:proposals"]')
    page.locator("[data-facet=section] summary").click()
    value.scroll_into_view_if_needed()
    value.focus()
    for chosen in ("true", None):
        before = value.bounding_box()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("section=proposals" if chosen else r"q=[^&]+$"))
        page.wait_for_load_state()
        expect(value).to_be_focused()
        assert value.get_attribute("aria-current") == chosen
        after = value.bounding_box()
        assert before
        assert after
        assert abs(after["y"] - before["y"]) < 2 or page.evaluate("scrollY") == 0


def test_where_what_was_chosen_is_gone_the_results_are_gone_to(opening: Visitor) -> None:
    page = opening("/?q=协商&district=江津区")
    page.locator("p.chips .clear").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q=[^&]+$"))
    expect(page.locator("#results")).to_be_focused()
    page.locator(".menu summary").click()
    page.locator('[data-choice="sort:-date"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sort=-date"))
    expect(page.locator(".menu summary")).to_be_focused()


def test_going_back_and_opening_an_address_are_as_ever(opening: Visitor) -> None:
    page = opening("/?q=协商")
    page.locator('[data-choice="section:self"]').click()
    page.wait_for_url(re.compile("section=self"))
    expect(page.locator('[data-choice="section:self"]')).to_be_focused()
    page.go_back()
    assert page.evaluate(FOCUS) != "section:self"
    page.goto(page.url + "&section=self")
    assert page.evaluate(FOCUS) == ""
    assert page.evaluate("sessionStorage.length") == 0


def test_no_text_is_broken_anew_for_the_result_that_is_gone_to(opening: Visitor) -> None:
    page = opening("/?q=协商")
    hit = page.locator("[data-hit]").first
    width = "it => [it, it.querySelector('.passage')].map(each => each.getBoundingClientRect().width)"
    before = hit.evaluate(width)
    page.keyboard.press("j")
    expect(hit).to_have_class(re.compile("here"))
    assert hit.evaluate(width) == before
