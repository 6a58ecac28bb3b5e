"""What a browser puts on paper: all that was found, what was asked and where, in light colours, with nothing to click."""

import re
from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

SEARCH = "?q=协商民主&year=2023&year=2024&copies=true"
BOTH = "/compare?a=fb6044b8e0c36fd5&b=b5734d02a958859e"
REPORT = "/reports/f1e1fab8d74a5ad9?q=协商"
CONTROLS = "nav, form, button, summary, .facets, .orders, .downloads, .copy, .clear, .skip"
A4 = 698  # pixels between usual margins


def printed(page: Page) -> str:
    """All text of the sheets, without blanks."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    return squeezed("".join(sheet.get_textpage().get_text_bounded() for sheet in document))


def squeezed(text: str) -> str:
    return re.sub(r"\s|\ufffe", "", text)


@pytest.fixture
def on_paper(opening: Visitor) -> Callable[[str], Page]:
    def shown(path: str) -> Page:
        page = opening(path, width=A4, dark=True)
        page.emulate_media(media="print", color_scheme="dark")
        return page

    return shown


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_search_is_printed_with_all_that_was_found(opening: Visitor, script: bool) -> None:
    page = opening(f"/{SEARCH}", dark=True, script=script)
    found = page.request.get(f"{opening.site}/api/v1/search{SEARCH}").json()
    text = printed(page)
    assert "检索结果:协商民主" in text
    assert "年度:2023年度:2024" in text
    assert f"共{found['total']}段" in text
    assert "计入重复来源" in text
    assert squeezed(f"{opening.site}/{SEARCH}") in text
    assert max(len(hit["text"]) for hit in found["hits"]) > 400
    for hit in found["hits"]:
        assert squeezed(hit["text"]) in text
        assert squeezed(hit["citation"]) in text


def test_a_printed_page_of_several_says_which_it_is(opening: Visitor) -> None:
    text = printed(opening("/?q=协商&page=2&sort=year"))
    assert "第2页，共5页" in text
    assert "排序年度，先旧后新" in text
    text = printed(opening("/kwic?q=“协商”&page=2&size=50"))
    assert "第2页，共" in text
    assert "检索词“协商”" in text
    assert "找提法渝事" in printed(opening("/slogans?containing=渝事"))


def test_an_address_on_paper_can_be_typed(opening: Visitor) -> None:
    page = opening("/?q=“民主 协商” %26 50%25 %2B %23&section=proposals")
    page.emulate_media(media="print")
    address = page.locator(".address").inner_text()
    assert "民主" in address
    assert " " not in address
    page.goto(address)
    expect(page.locator("#q")).to_have_value("“民主 协商” & 50% + #")


@pytest.mark.parametrize(
    "path", [f"/{SEARCH}", REPORT, BOTH, "/slogans/人民民主", "/kwic?of=人民民主", "/slogans", "/help"]
)
def test_sheets_are_light_and_hold_nothing_to_click(on_paper: Callable[[str], Page], path: str) -> None:
    page = on_paper(path)
    for name in ("backgroundColor", "color"):
        told: str = page.evaluate(f"getComputedStyle(document.documentElement).{name}")
        assert told == {"backgroundColor": "rgb(255, 255, 255)", "color": "rgb(0, 0, 0)"}[name]
    kept = page.locator(CONTROLS).locator("visible=true")
    assert [it.inner_text() for it in kept.all()] in ([], ["地区 × 年度（段落数）"])
    lines: list[str] = page.locator("main a:not(.slogan)").evaluate_all(
        "all => all.map(it => getComputedStyle(it).textDecorationLine)"
    )
    assert set(lines) <= {"none"}
    expect(page.locator(".address")).to_be_visible()


@pytest.mark.parametrize(
    "path", [f"/{SEARCH}", REPORT, BOTH, "/slogans/人民民主", "/kwic?of=人民民主&width=60", "/slogans"]
)
def test_nothing_is_cut_at_the_edge_of_a_sheet(on_paper: Callable[[str], Page], path: str) -> None:
    page = on_paper(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= A4
    cut: list[str] = page.locator("main *:visible").evaluate_all(
        """all => all.filter(it => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX === "hidden"
                            && !it.matches(".unseen, .unseen *, svg, svg *")).map(it => it.outerHTML.slice(0, 120))"""
    )
    assert cut == []


def test_what_is_folded_on_the_screen_is_told_on_paper(opening: Visitor) -> None:
    page = opening("/slogans/渝事好商量")
    text = printed(page)
    for told in page.locator(".behind tbody th").all():
        assert squeezed(told.text_content() or "") in text
    compared = opening(BOTH)
    text = printed(compared)
    for told in compared.locator(".slogan-columns details th[scope=row]").all():
        assert squeezed(told.text_content() or "") in text


def test_a_script_unfolds_it_where_styles_cannot(opening: Visitor) -> None:
    page = opening("/?q=协商民主")
    page.add_init_script("CSS.supports = () => false")
    page.reload()
    whole = page.locator(".whole")
    folded = whole.count()
    assert folded > 1
    whole.first.locator("summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".whole[open]")).to_have_count(folded)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".whole[open]")).to_have_count(1)
    expect(page.locator("[data-beside][open]")).to_have_count(2)


def test_a_line_of_a_concordance_is_one_line_on_paper(on_paper: Callable[[str], Page]) -> None:
    page = on_paper("/kwic?of=协商民主")
    height = "all => all.map(it => it.getClientRects().length && it.getBoundingClientRect().height)"
    for side in (".left", ".right"):
        heights: list[float] = page.locator(f".lines {side}").evaluate_all(height)
        assert len(heights) > 5
        assert max(heights) < 2 * min(it for it in heights if it)


def test_many_years_lie_on_a_sheet_that_lies(opening: Visitor) -> None:
    page = opening("/slogans/人民民主")
    page.locator(".map").evaluate("it => it.classList.add('many')")
    sheets = [sheet.get_size() for sheet in pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))]
    assert sorted({width > height for width, height in sheets}) == [False, True]
