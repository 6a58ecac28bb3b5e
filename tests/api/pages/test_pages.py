"""What holds of every page: both languages, a strict policy, texts of any kind shown as text, problems told to people."""

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api.pages.language import EN, LANGUAGES, ZH
from api.pages.render import ENVIRONMENT, SCRIPTED
from api.pages.static import ASSETS, STAMP
from api.pages.wording import TABLES, WORDING
from tests.api.pages.read_page import CITY, page
from tests.house.files import ROOT

PAGES = [
    "/",
    "/?q=协商",
    "/?q=协商&group=report",
    "/?q=火星",
    "/facets?name=slogan",
    "/help",
    "/slogans",
    "/slogans/人民民主",
    "/kwic?q=协商",
    f"/reports/{CITY}?q=协商&mentions=true",
    "/passages/ca0702e7a90e5d77",
    "/compare",
    f"/compare?a={CITY}&b=b5734d02a958859e",
]
REFLECTED = [
    "/?q={}",
    "/?district={}",
    "/?slogan={}&q={}",
    "/?year={}",
    "/{}",
    "/?{}=1",
    "/facets?name=slogan&containing={}",
    "/slogans?containing={}",
    "/slogans/{}",
    "/kwic?q={}",
    "/reports/{}",
    f"/reports/{CITY}?q={{}}",
    "/passages/{}",
    "/compare?a={}",
    "/compare?q={}",
]
NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "{{7*7}}{% raw %}",
    "javascript:alert(1)",
    "\u202e倒过来",
    "&lt;b&gt;",
]
OWN_SCRIPT = re.compile(r'<script type="module" src="/static/[0-9a-f]+/\w+\.js"></script>')
TEMPLATES = ROOT / "api" / "templates"


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_written_into_a_page_that_runs_or_styles(one_client: TestClient, prefix: str, address: str) -> None:
    shown = page(one_client, f"{prefix}{address}")
    policy = shown.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not shown.css("style, iframe, object, embed, base")
    assert shown.running() == []
    for name in ("href", "src", "action"):
        for element in shown.css(f"[{name}]"):
            assert str(element.attributes[name]).startswith(("/", "#")), element.html
    assert set(shown.read("script")) == {""}


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("address", REFLECTED)
def test_what_is_asked_is_shown_as_text(one_client: TestClient, prefix: str, text: str, address: str) -> None:
    written = quote(text, safe="")
    answer = one_client.get(f"{prefix}{address.format(*[written] * 2)}", headers={"Accept": "text/html"})
    assert answer.headers["content-type"].startswith("text/html")
    body = OWN_SCRIPT.sub("", answer.text)
    assert not re.search(r"<script|<img|\son\w+=", tags(body))


def tags(body: str) -> str:
    """All tags of a page, without the values of their attributes."""
    return " ".join(re.sub(r'="[^"]*"', '=""', tag) for tag in re.findall(r"<[^>]*>", body))


@pytest.mark.parametrize("address", PAGES)
def test_the_other_language_is_one_click_away_at_the_same_place(one_client: TestClient, address: str) -> None:
    chinese = page(one_client, address)
    [to_english] = chinese.links("a.language")
    english = page(one_client, to_english)
    [back] = english.links("a.language")
    assert page(one_client, back).texts("h1") == chinese.texts("h1")
    assert chinese.first("html").attributes["lang"] == "zh-CN"
    assert english.first("html").attributes["lang"] == "en"
    for link in english.links("a:not(.language)"):
        assert link.startswith(("/en/", "/api/", "#")), link


def test_no_chinese_is_left_in_an_english_page(one_client: TestClient) -> None:
    english = page(one_client, "/en/?q=proposal")
    told = [form for forms in WORDING.values() for form in forms[:1] if len(form) > 1 and form != forms[1]]
    shown = " ".join(english.texts("*:not([lang=zh-CN])"))
    assert not [text for text in told if "{" not in text and text in shown and text not in ("中文", "提法")]


def test_every_text_is_told_once_and_used() -> None:
    assert len(WORDING) == sum(map(len, TABLES))
    sources = [*TEMPLATES.rglob("*.*"), *(ROOT / "api" / "pages").rglob("*.py"), *(ROOT / "api" / "http").glob("*.py")]
    code = "\n".join(it.read_text(encoding="utf-8") for it in sources if "wording" not in it.parts)
    begun = [found[1] for found in re.finditer(r"""['"](\w+_)(?:'|\{)""", code)] + ["sort_", "group_"]
    unused = [
        key for key in WORDING if f"'{key}'" not in code and f'"{key}"' not in code and not key.startswith(tuple(begun))
    ]
    assert unused == []


def test_every_text_has_both_languages_with_the_same_places() -> None:
    for key, forms in WORDING.items():
        assert len(forms) == 2, key
        places = [set(re.findall(r"\{(\w+)\}", form)) for form in forms]
        assert places[0] == places[1], key
    assert set(SCRIPTED) <= WORDING.keys()
    assert [it.text("found", n=1) for it in LANGUAGES] == ["共 1 段", "1 passage"]
    assert (ZH.text("found", n=1234), EN.text("found", n=1234)) == ("共 1,234 段", "1,234 passages")


def test_english_tells_one_from_many() -> None:
    """Whatever is counted by a plural that one of it would not take has a word for one beside it."""
    for key, (_, english) in WORDING.items():
        assert not re.search(
            r"\{\w+\}( more)? (passages|reports|slogans|districts|years|pages|lines|places)", english
        ), key
        for name in re.findall(r"\{(\w+):", english):
            told = dict.fromkeys(re.findall(r"\{(\w+)[:}]", english), 1)
            one, many = EN.text(key, **told), EN.text(key, **{**told, name: 2})
            assert one != many
            assert "|" not in one + many
    assert EN.text("map_left_out", n=1) == "1 more district is not shown"
    assert EN.text("past_the_end", n=1) == "There is nothing here: there is 1 page."


def test_templates_are_whole() -> None:
    for name in ENVIRONMENT.list_templates():
        ENVIRONMENT.get_template(name)


def test_what_a_page_loads_is_kept_for_good_as_long_as_it_is_the_same(one_client: TestClient) -> None:
    for name, asset in ASSETS.items():
        answer = one_client.get(f"/static/{STAMP}/{name}")
        assert answer.content == asset.body
        assert "immutable" in answer.headers["cache-control"]
    assert one_client.get("/static/000000000000/tifa.css").headers["cache-control"] == "no-store"
    assert one_client.get(f"/static/{STAMP}/../app.py").status_code == 404
    assert one_client.get(f"/static/{STAMP}/none.css").status_code == 404


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/nowhere", 404, "没有这一页"),
        ("/en/nowhere", 404, "There is no such page"),
        ("/?yaer=2023", 422, "year"),
        ("/?page=501", 422, "10,000"),
        ("/?size=x", 422, "size"),
        ("/?q=" + "长" * 1001, 422, "1,000"),
    ],
)
def test_problems_are_told_to_people(one_client: TestClient, address: str, status: int, told: str) -> None:
    shown = page(one_client, address, status)
    assert told in shown.first("main").text()
    assert shown.css("form.ask input")
    assert shown.headers["x-request-id"] in shown.html
    program = one_client.get(address)
    assert program.headers["content-type"] == "application/problem+json"


def test_a_program_gets_problem_documents_under_the_api_whatever_it_takes(one_client: TestClient) -> None:
    answer = one_client.get("/api/v1/search?yaer=1", headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_page_that_the_client_has_keeps_its_policy(one_client: TestClient) -> None:
    """A browser takes the headers of what says so for those of the page."""
    first = one_client.get("/?q=协商")
    again = one_client.get("/?q=协商", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
