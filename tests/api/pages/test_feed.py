"""A search as an Atom feed: whole by RFC 4287, the latest first, and the same from every build of the same texts."""

import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ADDRESSES = [
    "/feed",
    "/en/feed?q=协商",
    "/feed?year=none",
    "/feed?q=没有这样的话哦",
    "/en/feed?slogan=渝事好商量&copies=true",
]


def followed(client: TestClient, address: str) -> ET.Element:
    answer = client.get(address)
    assert answer.status_code == 200
    return ET.fromstring(answer.content)  # noqa: S314 - our own


def entries(feed: ET.Element) -> list[ET.Element]:
    return feed.findall(f"{ATOM}entry")


def told(element: ET.Element, name: str) -> str:
    """The text of the one element of this name."""
    [found] = element.findall(f"{ATOM}{name}")
    assert found.text
    return found.text


def links(element: ET.Element) -> dict[str, str]:
    found = element.findall(f"{ATOM}link")
    by_kind = {it.attrib["rel"]: it.attrib["href"] for it in found}
    assert len(by_kind) == len(found)
    assert all(urlsplit(it).netloc for it in by_kind.values())
    return by_kind


def test_a_search_can_be_followed(client: TestClient) -> None:
    answer = client.get("/feed?q=渝事好商量&year=2023..2024")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    shown = entries(ET.fromstring(answer.content))  # noqa: S314 - our own
    found = client.get("/api/v1/search?q=渝事好商量&year=2023..2024").json()
    hits = {f"urn:tifa:passage:{hit['id']}": hit for hit in found["hits"]}
    assert len(shown) == found["total"] == len(hits)
    for entry in shown:
        hit = hits.pop(told(entry, "id"))
        assert told(entry, "content") == hit["text"]
        assert links(entry) == {"alternate": f"http://127.0.0.1{hit['url']}"}


def test_a_feed_holds_what_xml_cannot(wide_client: TestClient) -> None:
    nasty = "a\x0b<b>&\ufffe"
    for name in ("q", "district", "slogan"):
        feed = ET.fromstring(wide_client.get("/feed", params={name: nasty}).content)  # noqa: S314 - our own
        assert "a\ufffd<b>&\ufffd" in told(feed, "title")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_is_whole(wide_client: TestClient, address: str) -> None:
    feed = followed(wide_client, address)
    assert feed.tag == f"{ATOM}feed"
    assert feed.attrib == {LANG: "en" if address.startswith("/en/") else "zh-CN"}
    author = feed.find(f"{ATOM}author/{ATOM}name")
    assert author is not None
    assert author.text
    parts = [feed, *entries(feed)]
    assert len({told(it, "id") for it in parts}) == len(parts)
    for part in parts:
        assert told(part, "title").strip()
        assert re.match("(http|urn):", told(part, "id"))
        assert TIME.fullmatch(told(part, "updated"))
        assert "alternate" in links(part)
    for entry in entries(feed):
        assert [it.attrib for it in entry.findall(f"{ATOM}content")] == [{"type": "text", LANG: "zh-CN"}]
    assert told(feed, "updated") == max([told(it, "updated") for it in entries(feed)], default="1970-01-01T00:00:00Z")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_feed_says_where_it_is_and_where_its_page_is(wide_client: TestClient, address: str) -> None:
    answer = wide_client.get(address)
    found = links(ET.fromstring(answer.content))  # noqa: S314 - our own
    assert wide_client.get(found["self"]).content == answer.content
    page = wide_client.get(found["alternate"], headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert found["self"] in [
        f"http://127.0.0.1{it.replace('&amp;', '&')}"
        for it in re.findall('application/atom.xml"[^>]* href="([^"]*)"', page.text)
    ]


@pytest.mark.parametrize("query", ["", "q=协商", "year=..2023", "q=协商&year=..2023&copies=true", "year=none"])
def test_a_feed_holds_the_fifty_latest(wide_client: TestClient, query: str) -> None:
    """What has a year alone stands at its first day, what has none last."""
    found: list[dict[str, Any]] = wide_client.get(f"/api/v1/search?{query}&sort=-year&size=200").json()["hits"]
    assert len(found) < 200
    days = {hit["id"]: hit["date"] or (f"{hit['year']}-01-01" if hit["year"] else "1970-01-01") for hit in found}
    shown = [
        (told(it, "id").removeprefix("urn:tifa:passage:"), told(it, "updated").removesuffix("T00:00:00Z"))
        for it in entries(followed(wide_client, f"/feed?{query}"))
    ]
    assert [day for _, day in shown] == sorted(days.values(), reverse=True)[:50]
    assert all(days[passage] == day for passage, day in shown)


@pytest.mark.parametrize("address", [*ADDRESSES, "/feed?q=协商&year=..2023"])
def test_the_same_texts_give_the_same_feed_whenever_and_wherever_they_were_indexed(
    both_clients: tuple[TestClient, TestClient], address: str
) -> None:
    first, second = both_clients
    generations = [client.get("/api/v1/search").json()["generation"] for client in both_clients]
    told = first.get(address)
    assert told.content == second.get(address).content
    assert not [it for it in generations if it["built_at"][:16] in told.text]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/feed", "提法"),
        ("/en/feed?q=协商", "协商 · Tifa"),
        ("/feed?q=协商&district=500116&district=500119&part=review", "协商 · 地区: 江津区, 南川区 · 部分: 回顾 · 提法"),
        (
            "/en/feed?part=review&year=2022..2024&copies=true",
            "Year: 2022..2024 · Part: Review · Copies: included · Tifa",
        ),
    ],
)
def test_a_feed_is_called_by_what_is_asked(one_client: TestClient, address: str, title: str) -> None:
    assert told(followed(one_client, address), "title") == title
