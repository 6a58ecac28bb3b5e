"""Every page for everybody: axe finds nothing in either theme, narrow pages fit, keys reach everything."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visitor

PAGES = [
    "/",
    "/?q=协商&district=江津区",
    "/?q=火星&year=2023",
    "/?q=提案&group=report",
    "/facets?name=slogan",
    "/help",
    "/slogans?category=brand",
    "/slogans/人民民主?measure=share",
    "/slogans/党委政协工作会议?year=2023",
    "/kwic?of=人民民主",
    "/en/slogans/渝事好商量",
    "/en/?q=协商",
]


def faults(page: Page) -> list[str]:
    """What keeps somebody out, or is not the best practice."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary'][:300]}" for each in found for node in each["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(opening: Visitor, address: str, dark: bool) -> None:
    page = opening(address, dark=dark)
    for details in page.locator("details").all():
        details.evaluate("it => it.open = true")
    assert faults(page) == []


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("address", PAGES)
def test_a_narrow_page_is_no_wider_than_its_screen(opening: Visitor, address: str, script: bool) -> None:
    page = opening(address, width=360, script=script)
    width: int = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
