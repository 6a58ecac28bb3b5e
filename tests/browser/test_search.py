"""Searching with a browser."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor


def test_a_question_is_asked_and_narrowed(opening: Visitor) -> None:
    page = opening()
    page.get_by_label("检索词", exact=True).fill("协商")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("共 82 段")
    page.get_by_role("complementary").get_by_role("link", name="江津区").click()
    expect(page.get_by_role("status")).to_contain_text("共 9 段")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("共 82 段")
