"""A report without a title goes by one name, wherever it is shown, listed or cited."""

import re
from xml.etree import ElementTree as ET

import pytest
from starlette.testclient import TestClient

from tests.api.asked import told
from tests.api.pages.read_page import CITY, PREFIXES, page

ATOM = "{http://www.w3.org/2005/Atom}"


def untitled(client: TestClient) -> dict[str, str]:
    """The names of those of the seeds, by their ids, as they are cited."""
    reports = told(client, "reports", size=100)["reports"]
    found = {it["id"]: re.search("〔无题：.*?〕", it["citation"]) for it in reports if not it["title"]}
    names = {report: match[0] for report, match in found.items() if match}
    assert len(names) == len(found) == len(set(names.values())) == 2
    return names


def test_json_tells_it_beside_the_title_that_is_not_there(one_client: TestClient) -> None:
    names = untitled(one_client)
    hits = told(one_client, "search", size=200)["hits"]
    lines = told(one_client, "kwic", q="的", size=200)["lines"]
    reports = told(one_client, "reports", size=100)["reports"]
    for it in (*hits, *lines, *reports):
        name = it.get("report_id") or it["id"]
        assert it["shown_title"] == (names[name] if name in names else it["title"])
    for name, called in names.items():
        whole = told(one_client, f"reports/{name}")
        assert (whole["report"]["title"], whole["shown_title"]) == ("", called)
        assert called in whole["citation"]["bibtex"]
        assert told(one_client, "compare", a=CITY, b=name)["b"]["shown_title"] == called
    feed = ET.fromstring(one_client.get("/feed").content)  # noqa: S314 - our own
    assert {str(it.text).partition(" · ")[0] for it in feed.findall(f"{ATOM}entry/{ATOM}title")} <= {
        it["shown_title"] for it in hits
    }


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_page_shows_it(one_client: TestClient, prefix: str) -> None:
    options = page(one_client, f"{prefix}/compare").texts("option")
    hits = told(one_client, "search", size=200)["hits"]
    for name, called in untitled(one_client).items():
        passage = next(it for it in hits if it["report_id"] == name)
        assert page(one_client, f"{prefix}/reports/{name}").texts("h1") == [called]
        assert page(one_client, f"{prefix}/passages/{passage['id']}").texts("h1")[0].startswith(called)
        assert called in page(one_client, f"{prefix}/compare?a={CITY}&b={name}").texts(".head h2 a")
        assert called in page(one_client, f"{prefix}/compare?a={name}").texts("option[selected]")[0]
        assert any(called in option for option in options)
        listed = page(one_client, f"{prefix}/?q=“{passage['text'][:30]}”")
        assert listed.texts(".hit-title") == [called]
        lined_up = page(one_client, f"{prefix}/kwic?q=“{passage['text'][:10]}”")
        assert called in {str(node.attributes["title"]) for node in lined_up.css(".from")}
        assert lined_up.first(".occurrence")
