"""A page tells what went wrong in its own language: what happened, on what, what to do, and a way back to what works."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.http.problems import EXAMPLES
from api.pages.in_chinese import in_chinese
from api.pages.wording import WORDING
from api.pages.wording.said import SAID
from tests.api.over_asgi import asked_of
from tests.api.pages.read_page import CITY, FOR_A_PAGE, Page, page
from tests.house.files import ROOT

# An address, its status, what both pages tell of it, and where they lead.
TOLD = [
    ("/nowhere", 404, "没有“/nowhere”这个地址。", "There is nothing at /en/nowhere.", []),
    (
        "/?yaer=2023&q=协商",
        422,
        "没有“yaer”这个参数，是不是“year”？",
        "did you mean year?",
        ["/?year=2023&q=协商", "/?q=协商"],
    ),
    ("/?zzz=1", 422, "可用的有：district, region", "use one of district, region", ["/"]),
    ("/?sort=best&year=2023", 422, "“sort”不能是“best”；可用的有：relevance", "cannot be “best”", ["/?year=2023"]),
    (
        "/?page=1&page=2&q=协商",
        422,
        "“page”只能写一次，现在写了 2 次",
        "page takes one value, and 2 are told",
        ["/?q=协商"],
    ),
    ("/?size=x", 422, "“size”应是整数，“x”不是", "size takes a whole number, and “x” is none", ["/"]),
    ("/?size=500", 422, "“size”最大是 200，“500”太大", "size is 200 or less: 500 is too great", ["/"]),
    ("/?page=0", 422, "“page”最小是 1，“0”太小", "page is 1 or more: 0 is too small", ["/"]),
    ("/?copies=vielleicht", 422, "“copies”应是 true 或 false", "copies is true or false", ["/"]),
    ("/?q=" + "长" * 1001, 422, "“q”最多 1,000 个字", "q has at most 1,000 characters", ["/"]),
    ("/?year=", 422, "“year”是空的", "year is empty", ["/"]),
    ("/?" + "year=2023&" * 51 + "q=协商", 422, "“year”最多写 50 个值", "year takes at most 50 values", ["/?q=协商"]),
    ("/facets?q=协商", 422, "缺少参数“name”", "The parameter name is missing", ["/?q=协商"]),
    ("/slogans?category=theme", 422, "“category”不能是“theme”；可用的有：", "category cannot be “theme”", ["/slogans"]),
    (
        "/?page=501&q=协商",
        422,
        "要看的是第 10,020 段，翻页只到第 10,000 段。",
        "pages reach 10,000 hits deep",
        ["/?q=协商"],
    ),
    ("/?q=" + "(" * 200 + "协商", 422, "括号套了不止", "brackets deep", []),
    ("/reports/0123456789abcdef", 404, "没有编号为 0123456789abcdef 的报告。", "no report “0123456789abcdef”", []),
    ("/passages/x", 404, "没有编号为 x 的段落。", "There is no passage “x”.", []),
    (
        "/slogans/全过程人名民主",
        404,
        "词典里没有“全过程人名民主”这条提法。",
        "knows no slogan",
        ["/slogans?containing=全过程人名民主&unused=true"],
    ),
    (
        "/slogans/a%5Cb%27",
        404,
        "词典里没有“a\\b'”这条提法。",
        "knows no slogan “a\\b'”",
        ["/slogans?containing=a%5Cb%27&unused=true"],
    ),
    ("/facets?name=zz&q=协商", 422, "“name”不能是“zz”", "name cannot be “zz”", ["/?q=协商"]),
    (f"/compare?a={CITY}&b=0", 404, "没有编号为 0 的报告。", "There is no report “0”.", []),
]


# What is said with one of several words in a place: with each of them.
PUT_TOGETHER = {
    "there is no 7 7": ("there is no report “x”", "there is no passage “x”", "there is no source of report “x”"),
    "7 7 requests under way already": (
        "there are 64 requests under way already",
        "your address has 16 requests under way already",
    ),
    "the engine 7 within 7 s": (
        "the engine did not answer within 20 s",
        "the engine was too busy to be asked within 0.5 s",
    ),
}


def words(shown: Page) -> str:
    """What the page says of the problem, without the figures for whoever runs the server."""
    problem = shown.first(".problem")
    return " ".join(str(node.text()) for node in problem.iter() if node.tag != "dl")


def ways(shown: Page) -> list[str]:
    return shown.links(".problem .ways a")


@pytest.mark.parametrize(("address", "status", "chinese", "english", "lead"), TOLD)
def test_what_happened_and_a_way_back(  # noqa: PLR0913, PLR0917 - a row of the table
    one_client: TestClient, address: str, status: int, chinese: str, english: str, lead: list[str]
) -> None:
    in_zh, in_en = page(one_client, address, status), page(one_client, f"/en{address}", status)
    assert chinese in words(in_zh)
    assert english in words(in_en)
    assert "/api/" not in words(in_zh) + words(in_en)
    english_left = re.sub(r"“[^”]*”|可用的有：[^。]*。|（[^）]*）|true 或 false", "", words(in_zh))
    assert not re.search(r"[A-Za-z]{3,}", english_left.replace(CITY, "").replace("0123456789abcdef", "")), english_left
    assert [str(one_client.build_request("GET", way).url) for way in lead] == [
        str(one_client.build_request("GET", way).url) for way in ways(in_zh)
    ]
    assert ways(in_en) == [f"/en{way}" for way in ways(in_zh)]
    for way in ways(in_zh) + ways(in_en):
        assert one_client.get(way, headers=FOR_A_PAGE).status_code == 200, way


def test_what_is_no_slogan_is_looked_for_in_the_texts(one_client: TestClient) -> None:
    shown = page(one_client, "/slogans/满意率", 404)
    assert shown.texts(".problem h1") == ["词典里没有“满意率”这条提法。"]
    assert "地址可能变了" not in words(shown)
    first, *_ = shown.css(".problem .ways a")
    found = page(one_client, ways(shown)[0]).total
    assert first.text() == f"在全文里检索“满意率”（{found} 段）"
    assert found > 0
    assert len(ways(page(one_client, "/slogans/没有这样的话", 404))) == 1


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_question_stays_in_the_box(one_client: TestClient, prefix: str) -> None:
    shown = page(one_client, f"{prefix}/?q=协商 “民主”&yaer=1", 422)
    assert shown.first("input[name=q]").attributes["value"] == "协商 “民主”"


def test_an_english_page_names_the_address_that_was_asked(one_client: TestClient) -> None:
    assert "/en/nowhere" in words(page(one_client, "/en/nowhere", 404))
    assert "/en/en" in words(page(one_client, "/en/en", 404))


def test_what_cannot_be_seen_is_told_by_its_number(one_client: TestClient) -> None:
    assert "“U+202Ea”" in words(page(one_client, "/slogans/%E2%80%AEa", 404))


def test_what_stands_around_the_routes_is_told_too(serve: Callable[..., FastAPI]) -> None:
    client = asked_of(serve(longest_url=500))
    for address, chinese, english in [
        (
            "/?q=" + "a" * 600,
            "地址有 603 个字符。最多 500 个：请把检索词写短，或者少选几项。",
            "The address has 603 characters.",
        ),
    ]:
        assert chinese in words(page(client, address, 414))
        assert english in words(page(client, f"/en{address[:-3]}", 414))
    sent = client.post("/help", headers=FOR_A_PAGE)
    assert sent.status_code == 405
    assert Page(sent.text).texts("h1") == ["这个地址不能这样用"]
    elsewhere = client.get("/", headers={**FOR_A_PAGE, "Host": "example.org"})
    assert elsewhere.status_code == 421
    assert "这里不以 example.org 的名义应答。" in Page(elsewhere.text).texts(".what")[0]


def test_every_problem_has_a_heading_of_its_own() -> None:
    named = {name for name, _, _ in EXAMPLES.values()}
    for code in sources("api/http"):
        named |= {
            str(call.args[1].value)
            for call in calls(code, {"ProblemError"})
            if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
        }
    assert len(named) > 10
    assert [name for name in named - {"malformed"} if f"problem_{name}" not in WORDING] == []


def test_every_refusal_of_a_question_has_its_chinese() -> None:
    """The batch and the figures are asked by programs alone."""
    told = {text for folder in ("api", "engine") for code in sources(folder) for text in refusals(code)}
    assert len(told) > 25
    assert sorted(text for text in told - PUT_TOGETHER.keys() if not in_chinese(text)) == []
    for text, each in PUT_TOGETHER.items():
        assert text in told
        assert all(map(in_chinese, each))


def test_both_ways_of_saying_it_have_the_same_places() -> None:
    for chinese, english in SAID:
        assert set(re.findall(r"\{(\w+)\}", chinese)) == set(re.findall(r"\{(\w+)\}", english)) - {"more"}


def sources(folder: str) -> Iterator[ast.Module]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        if not path.name.startswith("batch") and path.name not in (
            "malformed.py",
            "metrics.py",
            "problems.py",
            "routes_batch.py",
        ):
            yield ast.parse(path.read_text(encoding="utf-8"))


def calls(code: ast.AST, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(code):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def refusals(code: ast.Module) -> Iterator[str]:
    """What is said, with a word in each place: all that it may be where it is one of several."""
    for function in ast.walk(code):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            told: dict[str, ast.expr] = {}
            for node in ast.walk(function):
                if isinstance(node, ast.Assign):
                    told.update(assigned(node))
            for call in calls(function, {"TooMuchError", "MissingError", "ProblemError"}):
                at = 2 if isinstance(call.func, ast.Name) and call.func.id == "ProblemError" else 0
                for argument in call.args[at : at + 2]:
                    yield from said(argument, told)


def assigned(node: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        names = zip(target.elts, node.value.elts, strict=True)
        yield from ((name.id, value) for name, value in names if isinstance(name, ast.Name))
    elif isinstance(target, ast.Name):
        yield target.id, node.value


def said(node: ast.expr, told: dict[str, ast.expr]) -> list[str]:
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join(str(it.value) if isinstance(it, ast.Constant) else "7" for it in parts)]
        case ast.IfExp(body=one, orelse=other):
            return [*said(one, told), *said(other, told)]
        case ast.Name(id=name) if name in told:
            return said(told[name], told)
    return []
