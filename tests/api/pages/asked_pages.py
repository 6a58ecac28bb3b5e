"""Pages as they are read: what a number on one says, and what the page behind it says."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node
from starlette.testclient import TestClient

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


def page(client: TestClient, address: str) -> HTMLParser:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), address
    return HTMLParser(answer.text)


def counts(shown: HTMLParser) -> Iterator[tuple[str, str, str]]:
    """Address, unit and number of each, the number as it is read."""
    for link in shown.css("[data-count]"):
        told = link.attributes
        number = re.search(r"<?[\d,.]+%?", link.text())
        assert number, link.html
        yield str(told["href"]), str(told["data-unit"]), number[0]


def shown_number(behind: HTMLParser, unit: str) -> str:
    """What the page tells of this unit."""
    place, pattern = SHOWN[unit]
    found = re.search(pattern, node(behind, place).text())
    return found[1] if found else ""


def node(shown: HTMLParser, selector: str) -> Node:
    found = shown.css_first(selector)
    assert found is not None, selector
    return found


def texts(shown: HTMLParser, selector: str) -> list[str]:
    return [" ".join(it.text().split()) for it in shown.css(selector)]


def checked(client: TestClient, address: str) -> int:
    """Every number of a page is told by the page behind it; how many there are."""
    told = set(counts(page(client, address)))
    behind = {url: page(client, url) for url, _, _ in told}
    assert [it for it in told if shown_number(behind[it[0]], it[1]) != it[2]] == []
    return len(told)
