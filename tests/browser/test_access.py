"""Every page for everybody: axe finds nothing in either theme, narrow pages fit, keys reach everything."""

from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

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


REPORT = "/reports/fb6044b8e0c36fd5?q=协商"
COMPARED = "/compare?a=fb6044b8e0c36fd5&b=b5734d02a958859e"
TARGET = 24  # pixels


@pytest.mark.parametrize("address", ["/?q=协商&district=江津区", REPORT, "/slogans/人民民主", COMPARED])
def test_what_is_tapped_is_large_enough(opening: Visitor, address: str) -> None:
    small: list[str] = opening(address, width=360).evaluate(
        """(target) => [...document.querySelectorAll("main a, main summary, main button")]
          .filter((it) => it.checkVisibility() && !it.matches(".skip, .lines a, blockquote a, p:not([class]) > a"))
          .filter((it) => Math.min(it.offsetWidth, it.offsetHeight) < target)
          .map((it) => it.outerHTML.slice(0, 120))""",
        TARGET,
    )
    assert small == [], "\n".join(small)


def test_a_table_shows_that_it_goes_on(opening: Visitor) -> None:
    page = opening(COMPARED, width=360)
    table = page.locator(".scroll").first
    fades = "it => ['--before', '--after'].map(name => getComputedStyle(it).getPropertyValue(name))"
    assert table.evaluate("it => it.scrollWidth > it.clientWidth")
    assert table.evaluate(fades)[0] == "0px"
    assert table.evaluate(fades)[1] != "0px"
    table.evaluate("it => new Promise(done => { it.scrollLeft = it.scrollWidth; setTimeout(done, 200) })")
    assert table.evaluate(fades)[0] != "0px"
    assert table.evaluate(fades)[1] == "0px"
    wide = opening(COMPARED).locator(".scroll").first
    assert wide.evaluate(fades) == ["0px", "0px"]


@pytest.mark.parametrize("width", [640, 820])
def test_the_menu_is_not_spread(opening: Visitor, width: int) -> None:
    gaps: list[float] = (
        opening("/", width=width)
        .locator(".top nav a")
        .evaluate_all(
            """all => all.slice(1).map((it, at) => it.getBoundingClientRect().left - all[at].getBoundingClientRect().right)"""
        )
    )
    assert max(gaps) < 12


@pytest.mark.parametrize("width", [640, 1280])
def test_the_box_of_a_report_stays_in_sight(opening: Visitor, width: int) -> None:
    page = opening(f"/en{REPORT}", width=width)
    page.evaluate("scrollTo(0, 4000)")
    expect(page.locator(".bar input[type=search]")).to_be_in_viewport()
    if width == 1280:  # in one row
        places: list[float] = [
            page.locator(name).evaluate("it => it.getBoundingClientRect().bottom") for name in (".in-report", ".switch")
        ]
        assert places[1] <= places[0]
