"""Pages read as a reader has them: texts, links and numbers; the reports of the seeds."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

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
PREFIXES = ("", "/en")


def page(client: TestClient, path: str) -> LexborHTMLParser:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return LexborHTMLParser(answer.text)


def texts(parsed: LexborHTMLParser, selector: str) -> list[str]:
    return [node.text(deep=True) for node in parsed.css(selector)]


def links(parsed: LexborHTMLParser, selector: str) -> list[str]:
    return [str(node.attributes["href"]) for node in parsed.css(selector)]


def number(text: str) -> int:
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


def first(parsed: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = parsed.css_first(selector)
    assert found, selector
    return found


def runs(html: str) -> list[str]:
    """What of a page would run as a script, or style it from within."""
    nodes = LexborHTMLParser(html).css("*")
    bad = [str(node.html)[:100] for node in nodes if node.tag == "script" and not node.attributes.get("src")]
    for node in nodes:
        names = [name for name in node.attributes if name.startswith("on") or name == "style"]
        ways = [node.attributes.get(name) or "" for name in ("href", "src", "action")]
        if names or any(way.strip().lower().startswith(("javascript:", "data:")) for way in ways):
            bad.append(str(node.html)[:100])
    return bad
