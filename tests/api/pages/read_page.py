"""A page read as a test sees it: whole, with its texts, its links and its numbers, and what the page behind each number says."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from html.parser import HTMLParser
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

HTML = "text/html; charset=utf-8"
FOR_A_PAGE = {"Accept": "text/html"}
NO_HEADERS: Mapping[str, str] = MappingProxyType({})
PREFIXES = ("", "/en")
CITY = "fb6044b8e0c36fd5"
SEEDS = (
    "f1e1fab8d74a5ad9",
    CITY,
    "a123d57343c7e5a2",
    "56a60b6a27f6d01b",
    "43e3a05f6eefe3d7",
    "b5734d02a958859e",
    "94298299c7e262f5",
)
# What a page tells of each unit, in Chinese, and where.
SHOWN = {
    "passages": ("[role=status]", r"共 ([\d,]+) 段"),
    "reports": ("[role=status]", r"在 ([\d,]+) 篇报告里"),
    "occurrences": ("[role=status]", r"共出现 ([\d,]+) 次"),
    "free": ("[role=status]", r"共出现 ([\d,]+) 次"),
    "slogans": ("[role=status]", r"共 ([\d,]+) 条提法"),
    "share": ("[data-figure=share]", r"([\d.]+%)"),
    "rate": ("[data-figure=rate]", r"(<?[\d.]+)"),
}
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class Page:
    """What was answered, in pieces by their selectors."""

    def __init__(self, html: str, headers: Mapping[str, str] = NO_HEADERS) -> None:
        self.html, self.headers = html, headers
        self._tree = LexborHTMLParser(html)
        _Whole.check(html)

    def css(self, selector: str) -> list[LexborNode]:
        return self._tree.css(selector)

    def first(self, selector: str) -> LexborNode:
        found = self._tree.css_first(selector)
        assert found is not None, selector
        return found

    def texts(self, selector: str) -> list[str]:
        """As they stand."""
        return [node.text() for node in self.css(selector)]

    def read(self, selector: str) -> list[str]:
        """As they are read: what is blank is one blank."""
        return [" ".join(text.split()) for text in self.texts(selector)]

    def links(self, selector: str) -> list[str]:
        return [str(node.attributes["href"]) for node in self.css(selector)]

    @cached_property
    def total(self) -> int:
        """How many passages it says that there are."""
        [told] = self.css("[data-total]")
        assert number(told.text()) == int(str(told.attributes["data-total"]))
        return number(told.text())

    @property
    def counts(self) -> list[tuple[str, int]]:
        """The numbers that are links: where each leads, and what it says that is found there."""
        return [
            (str(node.attributes["href"]), int(str(node.attributes["data-count"]))) for node in self.css("[data-count]")
        ]

    def figures(self) -> Iterator[tuple[str, str, str]]:
        """Address, unit and number of each, the number as it is read."""
        for node in self.css("[data-count]"):
            found = re.search(r"<?[\d,.]+%?", node.text())
            assert found, node.html
            yield str(node.attributes["href"]), str(node.attributes["data-unit"]), found[0]

    def figure(self, unit: str) -> str:
        """What it tells of this unit."""
        place, pattern = SHOWN[unit]
        found = re.search(pattern, self.first(place).text())
        return found[1] if found else ""

    def running(self) -> list[str]:
        """What of it would run as a script, or style it from within."""
        bad = [node for node in self.css("*") if node.tag == "script" and not node.attributes.get("src")]
        for node in self.css("*"):
            names = [name for name in node.attributes if name.startswith("on") or name == "style"]
            ways = [node.attributes.get(name) or "" for name in ("href", "src", "action")]
            if names or any(way.strip().lower().startswith(("javascript:", "data:")) for way in ways):
                bad.append(node)
        return [str(node.html)[:100] for node in bad]


class _Whole(HTMLParser):
    """Every element that is opened ends, in order: a browser would put right what does not, and so does what reads the tree."""

    @classmethod
    def check(cls, html: str) -> None:
        reader = cls()
        reader.feed(html)
        reader.close()
        assert reader.open == []

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        name = self.open.pop()
        assert name == tag, f"<{name}> ends with </{tag}>"


def page(client: TestClient, address: str, status: int = 200) -> Page:
    answer = client.get(address, headers=FOR_A_PAGE)
    assert (answer.status_code, answer.headers["content-type"]) == (status, HTML), answer.text[:500]
    return Page(answer.text, answer.headers)


def number(text: str) -> int:
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


def checked(client: TestClient, address: str) -> int:
    """Every number of a page is told by the page behind it; how many there are."""
    told = set(page(client, address).figures())
    behind = {url: page(client, url) for url, _, _ in told}
    assert [it for it in told if behind[it[0]].figure(it[1]) != it[2]] == []
    return len(told)
