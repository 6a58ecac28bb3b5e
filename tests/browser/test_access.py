"""Every page for everybody: axe finds nothing in either theme, narrow pages fit, keys reach everything."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import Visitor

Theme = Literal["light", "dark"]
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
THEMES: tuple[Theme, ...] = ("light", "dark")


def faults(page: Page) -> list[str]:
    """What keeps somebody out or is not the best practice, with all that can be opened open, in each theme.

    Opening a page takes longer than changing it.
    """
    page.evaluate("document.querySelectorAll('details').forEach((it) => (it.open = true))")
    return [told for theme in THEMES for told in _faults(page, theme)]


def _faults(page: Page, theme: Theme) -> list[str]:
    page.emulate_media(color_scheme=theme)
    assert page.evaluate(f"matchMedia('(prefers-color-scheme: {theme})').matches")
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{theme}: {each['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for each in found
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(opening: Visitor, address: str) -> None:
    assert faults(opening(address)) == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_only_one_theme_hides_would_be_found(opening: Visitor, theme: Theme) -> None:
    page = opening("/help")
    hidden = f"@media (prefers-color-scheme: {theme}) {{ h1 {{ color: var(--line) !important }} }}"
    page.evaluate("rule => document.styleSheets[0].insertRule(rule)", hidden)
    found = faults(page)
    assert found
    assert all(told.startswith(f"{theme}: color-contrast: <h1") for told in found)


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("address", PAGES)
def test_a_narrow_page_is_no_wider_than_its_screen(opening: Visitor, address: str, script: bool) -> None:
    page = opening(address, width=360, script=script)
    width: int = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
