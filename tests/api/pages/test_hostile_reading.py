"""Whatever stands in a text, its sidecar or a question is shown as text, and runs nowhere."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.pages.about_report import is_of_the_web
from engine.embedded.generations import EmbeddedEngine
from engine.port import Engine
from tests.api.asked import told
from tests.api.pages.read_page import CITY, PREFIXES, Page
from tests.seed_index import client_of, library_of

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
QUERIES = [HOSTILE, '"><b>', "'", "{{7*7}}", "javascript:alert(1)", "</textarea>", "％", "\U0001f600", "协商 &amp; “x"]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """A text that is markup all over, with a sidecar that is no better."""
    folder = Path(tmp_path_factory.mktemp("hostile"))
    lines = [f"一、{HOSTILE}工作", f"我们坚持全过程人民民主{HOSTILE}，渝事好商量上线，委员们表示满意并继续努力。" * 2]
    (folder / "bad.txt").write_text("题目\n\n各位委员：\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    told = {name: f"{HOSTILE}{name}" for name in ("title", "subtitle", "speaker", "meeting", "publication", "page")}
    pairs = [f"{name} = '{value}'" for name, value in told.items()]
    sidecar = "\n".join(["[[report]]", *pairs, "url = 'javascript:alert(1)'", "kind = 'report'", "year = 2023"])
    (folder / "bad.txt.tifa.toml").write_text(sidecar, encoding="utf-8")
    with library_of(Path(tmp_path_factory.mktemp("library")), folder) as index:
        return index(EmbeddedEngine(Path(tmp_path_factory.mktemp("index"))))


def test_hostile_texts_are_shown_as_texts(hostile: Engine) -> None:
    client = client_of(hostile)
    [listed] = told(client, "reports")["reports"]
    record = told(client, f"reports/{listed['id']}")["report"]
    for prefix in PREFIXES:
        answer = client.get(f"{prefix}{listed['url']}?mentions=true&q=民主")
        assert Page(answer.text).running() == []
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        shown = Page(answer.text)
        assert shown.texts("h1") == [record["title"]]
        assert shown.texts("[data-words]") == [it["text"] for it in record["passages"]]
        assert [it for it in shown.texts(".facts dd") if "javascript:" in it] == ["javascript:alert(1)"]
        for passage in record["passages"]:
            assert Page(client.get(f"{prefix}/passages/{passage['id']}").text).running() == []


@pytest.mark.parametrize("query", QUERIES)
def test_a_hostile_question_is_shown_as_text(one_client: TestClient, query: str) -> None:
    for path in (f"/reports/{CITY}", "/passages/00f2f90ae2354d21"):
        answer = one_client.get(path, params={"q": query})
        assert answer.status_code == 200
        assert Page(answer.text).running() == []
    shown = Page(one_client.get(f"/reports/{CITY}", params={"q": query}).text)
    assert shown.first("#q").attributes["value"] == query


def test_only_addresses_of_the_web_are_links() -> None:
    assert is_of_the_web("https://example.org/a?b=1")
    for url in ("javascript:alert(1)", "data:text/html,x", "//example.org", "http", "[", "JAVASCRIPT://x"):
        assert not is_of_the_web(url)
