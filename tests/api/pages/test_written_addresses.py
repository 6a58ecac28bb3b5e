"""An address leads where it says: a name with a slash or dots in it stays one, and a slash too many leads to the page."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from starlette.testclient import TestClient

from analyzers.dictionary import DictionaryError, load_dictionary
from api.following import Following
from api.http.app import application
from api.http.serving import Serving
from api.links import slogan_link
from engine.embedded.generations import EmbeddedEngine
from engine.port import Engine
from tests.api.asked import told
from tests.api.pages.read_page import CITY, FOR_A_PAGE, page
from tests.seed_index import client_of, library_of

NAMES = [
    "12/13工程",
    "../双减",
    "a?b#c",
    "100%落实",
    "/前沿/",
    "双..减",
    "甲\\乙",
    "//evil.example",
]
BASE = "http://127.0.0.1"


def entries(names: Iterable[str]) -> str:
    told = [
        f"[[slogan]]\nname = '{name}'\ncategory = 'theory'\nlevel = 'national'\nwhen = 'quoted'\n" for name in names
    ]
    return "\n".join(told)


@pytest.fixture(scope="module")
def odd_names(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A text that holds a slogan of each of these names."""
    folder = Path(tmp_path_factory.mktemp("odd"))
    own = folder / "own.toml"
    own.write_text(entries(NAMES), encoding="utf-8")
    texts = folder / "texts"
    texts.mkdir()
    lines = [f"我们坚持“{name}”，委员们表示满意，并且要继续努力把各项工作做好。" for name in NAMES]
    (texts / "a.txt").write_text("政协工作报告\n\n各位委员：\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    with library_of(Path(tmp_path_factory.mktemp("library")), texts, own=own) as index:
        return client_of(index(EmbeddedEngine(Path(tmp_path_factory.mktemp("index")))))


def browsed(address: str, base: str = f"{BASE}/") -> str:
    """Where a browser goes: it takes steps up, written in percent signs or not."""
    parts = ["." * len(part) if unquote(part) in (".", "..") else part for part in address.split("/")]
    whole = urlsplit(urljoin(base, "/".join(parts)))
    assert whole.netloc == "127.0.0.1", address
    return whole.path + (f"?{whole.query}" if whole.query else "")


@pytest.mark.parametrize("name", [".", "..", "“..”", "．．"])
def test_no_slogan_is_called_what_is_a_step_of_an_address(name: str, tmp_path: Path) -> None:
    """A browser takes them so in percent signs too, so nothing could lead to one."""
    (tmp_path / "own.toml").write_text(entries([name]), encoding="utf-8")
    with pytest.raises(DictionaryError, match="too short"):
        load_dictionary(tmp_path / "own.toml")


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_slogan_of_any_name_has_its_page_in_both_languages(odd_names: TestClient, prefix: str, name: str) -> None:
    at = f"{prefix}{slogan_link(name)}?q=委员"
    shown = page(odd_names, browsed(at))
    assert shown.texts("h1") == [name]
    [to_other] = shown.links("a.language")
    assert shown.links("link[hreflang]") == [to_other]
    other = page(odd_names, browsed(to_other))
    assert other.texts("h1") == [name]
    assert browsed(to_other).endswith(f"?q={quote('委员')}")
    [back] = other.links("a.language")
    assert browsed(back) == browsed(at.replace("委员", quote("委员")))


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_no_link_of_a_page_leads_past_a_name(odd_names: TestClient, prefix: str) -> None:
    listed = page(odd_names, f"{prefix}/slogans")
    named = {node.text(): str(node.attributes["href"]) for node in listed.css("th[scope=row] a")}
    assert set(NAMES) <= named.keys()
    for name, url in named.items():
        assert page(odd_names, browsed(url)).texts("h1") == [name]
        for link in page(odd_names, browsed(url)).links("main a"):
            answer = odd_names.get(browsed(link, f"{BASE}{url}"), headers=FOR_A_PAGE)
            assert answer.status_code == 200, (name, link)
    assert set(map(slogan_link, NAMES)) <= {it["slogan_url"] for it in told(odd_names, "slogans")["slogans"]}


def test_a_problem_has_its_other_language_too(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/a%2Fb%3Fc?q=1", 404)
    assert shown.links("a.language") == ["/en/slogans/a%2Fb%3Fc?q=1"]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    ("address", "query"),
    [
        ("/help", ""),
        ("/feed", "?q=协商"),
        ("/facets", "?name=slogan"),
        ("/compare", ""),
        ("/slogans", "?containing=民主"),
        ("/slogans/人民民主", "?measure=free"),
        ("/kwic", "?q=协商"),
        (f"/reports/{CITY}", "?q=协商"),
        ("/passages/ca0702e7a90e5d77", ""),
    ],
)
def test_a_slash_behind_a_page_leads_to_it(one_client: TestClient, prefix: str, address: str, query: str) -> None:
    right = f"{quote(prefix + address)}{quote(query, safe='?=')}"
    for behind in ("/", "//"):
        for ask in (one_client.get, one_client.head):
            answer = ask(f"{prefix}{address}{behind}{query}", follow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (308, right)
    assert one_client.get(right).status_code == 200


def test_english_is_found_without_its_slash(one_client: TestClient) -> None:
    answer = one_client.get("/en?q=协商&year=2023", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/en/?q={quote('协商')}&year=2023")


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/",
        "///evil.example/help/",
        "//evil.example/en",
        "/\\evil.example/",
        "/%2F/evil.example/",
        "/.//evil.example/",
        "/en//evil.example/",
        "/nowhere/",
        "/api/v1/search/",
        "/static/",
    ],
)
def test_what_is_no_page_leads_nowhere(one_client: TestClient, address: str) -> None:
    answer = one_client.get(f"{BASE}{address}", headers=FOR_A_PAGE, follow_redirects=False)
    assert answer.status_code == 404
    assert "location" not in answer.headers


def test_a_name_that_ends_with_a_slash_is_no_page_with_one(one_client: TestClient) -> None:
    assert one_client.get("/slogans/人民民主%2F", follow_redirects=False).status_code == 404


def test_what_is_kept_of_an_address_is_not_told_for_one_with_other_percent_signs(embedded: Engine) -> None:
    client = TestClient(application(Following(embedded), Serving(rate=0)), base_url=BASE)
    kept = client.get("/slogans/人民民主/%3F", headers=FOR_A_PAGE)
    assert kept.status_code == 404
    assert client.get("/slogans/人民民主?measure=free").status_code == 200
    assert client.get("/slogans/人民民主%3Fmeasure=free").status_code == 404
