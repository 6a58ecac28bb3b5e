"""On an English page every Chinese character stands in an element that says so, and what is English in one that does not."""

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from api.pages.chinese_parts import chinese_parts
from tests.api.pages.read_page import CITY, FOR_A_PAGE, VOID
from tests.api.pages.test_pages import PAGES
from tests.api.pages.test_problems_told import TOLD

HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
MORE = [
    "/?q=协商&year=2023&section=proposals&district=江北区",
    "/?q=火星&district=江津",
    "/?q=district:江津 协商",
    "/?q=协商&page=200",
    "/?copies=true&slogan=渝事好商量",
    "/slogans?q=协商&category=consultation&year=2023&unused=true",
    "/slogans/渝事好商量?district=江津&measure=share",
    "/slogans/渝快办",
    "/kwic?of=人民民主&year=2023",
    "/facets?name=district&q=协商",
    "/facets?name=section",
    "/compare?q=协商",
    f"/compare?a={CITY}",
    *[f"/passages/{name}" for name in ("00f2f90ae2354d21",)],
    *[row[0] for row in TOLD],
]


class Languages(HTMLParser):
    """The text of each language, with the elements that are around it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Of a drawing."""

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.found.append((*self._open[-1], data))


def languages(html: str) -> list[tuple[str, str, str]]:
    reader = Languages()
    reader.feed(html)
    reader.close()
    return reader.found


@pytest.mark.parametrize("address", [*PAGES, *MORE])
def test_what_is_chinese_on_an_english_page_says_so(one_client: TestClient, address: str) -> None:
    answer = one_client.get(f"/en{address}", headers=FOR_A_PAGE)
    told = languages(answer.text)
    assert [(tag, text) for tag, lang, text in told if lang == "en" and tag != "title" and HAN.search(text)] == []
    assert {lang for _, lang, _ in told} <= {"", "en", "zh-CN"}
    words = [text for _, lang, text in told if lang == "zh-CN" and re.fullmatch(r"[\sA-Za-z,.()]{3,}", text)]
    assert not set(words) & {"no district", "no year", "Report", "Proposals", "passage", "inferred"}


def test_only_what_is_chinese_is_told_apart() -> None:
    page = '<html lang="en"><p>Any district (not only 江北区) &amp; “协商” x<br>2023 提案</p><a href="/x">人民民主</a></html>'
    assert chinese_parts(page) == (
        '<html lang="en"><p>Any district (not only <span lang="zh-CN">江北区</span>) &amp; <span lang="zh-CN">“协商”</span> x<br>'
        '2023 <span lang="zh-CN">提案</span></p><a href="/x" lang="zh-CN">人民民主</a></html>'
    )
    within = '<html lang="en"><p lang="zh-CN">甲<b>乙</b><i lang="en">see A 丙</i>丁</p></html>'
    assert chinese_parts(within) == within.replace("丙", '<span lang="zh-CN">丙</span>')
    assert chinese_parts('<select lang="en"><option value="1">江津 · no year</option></select>') == (
        '<select lang="en"><option value="1" lang="zh-CN">江津 · no year</option></select>'
    )
    written = '<p lang="en">&#39;&#25552; &lt;江&gt;</p>'
    assert chinese_parts(written) == '<p lang="en">&#39;&#25552; &lt;<span lang="zh-CN">江</span>&gt;</p>'


@pytest.mark.parametrize(
    "text", ["“" * 20_000, "〔提" * 10_000, "。" * 20_000, "é" * 20_000, "提 a" * 10_000, "江&amp;" * 999]
)
def test_nothing_of_a_text_is_lost(text: str) -> None:
    page = f'<p lang="en">{text} x</p>'
    assert re.sub('<span lang="zh-CN">|</span>', "", chinese_parts(page)) == page
