"""What was repaired is told in words, at its place, and nothing that parsing tells is without a name."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

import indexer.repair
from api.following import Opened
from api.pages.mended import mended, repairs_in_text
from api.pages.wording import WORDING
from api.reports import record_of, source
from indexer.repair import joints
from indexer.structure import furniture
from tests.api.pages.read_page import CITY, SEEDS, page


@pytest.mark.parametrize("name", SEEDS)
def test_repairs_undone_give_back_the_source(seen: Opened, name: str) -> None:
    text = source(name, seen)
    for passage in record_of(name, seen)["passages"]:
        undone, end = "", 0
        for at, repair in repairs_in_text(passage):
            assert passage["text"][at : at + len(repair["after"])] == repair["after"]
            undone += passage["text"][end:at] + repair["before"]
            end = at + len(repair["after"])
        undone += passage["text"][end:]
        assert undone == "".join(text[first:last] for first, last in passage["spans"])
        places = [place for kind in mended(passage) for place in kind.places]
        assert sum(place.times for place in places) == len(passage["repairs"])


def kinds_of_repair() -> Iterator[str]:
    for module in pkgutil.iter_modules(indexer.repair.__path__, "indexer.repair."):
        yield from filter(None, [getattr(importlib.import_module(module.name), "KIND", None)])
    yield from (joints.PAGE_BREAK, joints.MOVED, joints.OVERLAP)


def test_everything_that_parsing_tells_has_a_name() -> None:
    reasons = {reason for reason, _ in furniture._PATTERNS} | {"title", "byline", "date"}
    names = [
        *(f"repair_{kind}" for kind in kinds_of_repair()),
        *(f"furniture_{reason}" for reason in reasons),
        *(f"flag_{flag}" for flag in (joints.CUT_START, joints.CUT_END, "doubled")),
    ]
    assert [name for name in names if name not in WORDING] == []


def test_what_stays_open_is_said_where_it_is(one_client: TestClient, seen: Opened) -> None:
    for prefix, cut in (("", "原文到此中断"), ("/en", "Breaks off here")):
        shown = page(one_client, f"{prefix}/reports/a123d57343c7e5a2")
        torn = {it["id"] for it in record_of("a123d57343c7e5a2", seen)["passages"] if it["flags"] == [joints.CUT_END]}
        assert {name for name in torn if cut in shown.texts(f"#p-{name} .torn")[0]} == torn != set()
        assert len(shown.css(".torn")) == len(torn)


def test_repairs_are_told_in_words_with_what_stood_there(one_client: TestClient) -> None:
    shown = page(one_client, "/reports/94298299c7e262f5")
    overlap = shown.first("#p-91759797ae9097ea .mended")
    assert [node.text() for node in overlap.css("summary")] == ["修复 2 处"]
    assert [node.text() for node in overlap.css("dt")] == ["后半句印在别处，移来接上", "接缝两边重复的字，留一遍"]
    assert [node.text() for node in overlap.css("del")] == ["兴"]
    assert overlap.css(".joint")
    english = page(one_client, f"/en/reports/{CITY}")
    assert "“ and ” put back to 和" in english.texts("#p-d3bd59818f77a421 dt")
    assert english.texts("#p-d3bd59818f77a421 ins") == ["和"]
    assert "A paragraph printed many times is kept once" in english.texts(".repairs dt")
