"""Two reports compared: what was made to be the same is told so, every number is what is found behind it, nothing is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from analyzers.fold import fold_text
from api import compare
from engine.embedded.generations import EmbeddedEngine
from tests.api.asked import problem, told
from tests.api.two_years import (
    ADDED,
    AFTER,
    BEFORE,
    DROPPED,
    KEPT_SENTENCE,
    PROPOSALS,
    PROPOSALS_REWORDED,
    REVIEW,
    REVIEW_AGAIN,
    SALUTE,
    write_two_years,
)
from tests.seed_index import ENGINES, client_of, library_of
from vocabulary.labels import SECTIONS

CITY, LATER_CITY, OF_NANCHUAN = "fb6044b8e0c36fd5", "b5734d02a958859e", "f1e1fab8d74a5ad9"
SEEDS = [(CITY, LATER_CITY), (LATER_CITY, CITY), (LATER_CITY, OF_NANCHUAN), (CITY, CITY)]
KINDS = ["carried", "reworded", "only_a", "only_b"]


@pytest.fixture(scope="module", params=ENGINES)
def years(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The two years on each engine in turn."""
    texts = write_two_years(Path(tmp_path_factory.mktemp("years")))
    with library_of(Path(tmp_path_factory.mktemp("library")), texts) as index:
        if request.param == "embedded":
            engine = index(EmbeddedEngine(Path(tmp_path_factory.mktemp("index"))))
        else:
            engine = index(request.getfixturevalue("make_elastic")())
        yield client_of(engine)


@pytest.fixture(scope="module")
def found(years: TestClient) -> dict[str, Any]:
    """The later year as it differs from the earlier."""
    before, after = ids(years)
    return told(years, "compare", a=before, b=after)


def ids(years: TestClient) -> tuple[str, str]:
    before, after = told(years, "reports", sort="year")["reports"]
    return before["id"], after["id"]


def texts(row: dict[str, Any]) -> tuple[str, str | None, str | None]:
    return row["kind"], *(row[side] and row[side]["text"] for side in ("a", "b"))


def test_passages_stand_side_by_side(found: dict[str, Any]) -> None:
    assert [texts(row) for row in found["rows"]] == [
        ("carried", SALUTE, SALUTE),
        ("only_b", None, ADDED),
        ("carried", REVIEW, REVIEW_AGAIN),
        ("reworded", PROPOSALS, PROPOSALS_REWORDED),
        ("only_a", DROPPED, None),
    ]
    assert found["counts"] == {"carried": 2, "reworded": 1, "only_a": 1, "only_b": 1}
    assert [row["moved"] for row in found["rows"]] == [False] * 5


def test_what_was_changed_is_told_in_spans(found: dict[str, Any]) -> None:
    [row] = [row for row in found["rows"] if row["kind"] == "reworded"]
    changed = [
        (piece["kind"], PROPOSALS[slice(*piece["a"])], PROPOSALS_REWORDED[slice(*piece["b"])])
        for piece in row["pieces"]
        if piece["kind"] != "same"
    ]
    assert changed == [
        ("replaced", "成渝地区双城经济圈", "城市更新"),
        ("replaced", "156", "168"),
        ("replaced", "142", "150"),
    ]
    assert 0.8 < row["share"] < 1


def test_a_sentence_kept_in_what_is_new_is_told_on_both_sides(found: dict[str, Any]) -> None:
    by_kind = {row["kind"]: row for row in found["rows"]}
    added, dropped = by_kind["only_b"]["b"], by_kind["only_a"]["a"]
    for here, there in ((added, dropped), (dropped, added)):
        [it] = here["elsewhere"]
        assert here["text"][slice(*it["span"])] == there["text"][slice(*it["other_span"])] == KEPT_SENTENCE
        assert (it["passage"], it["url"], it["order"], it["share"]) == (there["id"], there["url"], there["order"], 1.0)


def test_slogans_came_went_or_stayed(found: dict[str, Any]) -> None:
    slogans = found["slogans"]
    assert "全过程人民民主" in [it["slogan"] for it in slogans["added"]]
    assert "成渝地区双城经济圈" in [it["slogan"] for it in slogans["dropped"]]
    [kept] = [it for it in slogans["kept"] if it["slogan"] == "渝事好商量"]
    for side in ("a", "b"):
        assert (kept[side]["passages"], kept[side]["occurrences"], kept[side]["free"]) == (1, 2, 2)
    assert all(it["a"] is None and it["b"] for it in slogans["added"])
    assert all(it["b"] is None and it["a"] for it in slogans["dropped"])


def test_what_lies_in_a_longer_slogan_is_told_apart(found: dict[str, Any]) -> None:
    [inner] = [it for it in found["slogans"]["added"] if it["slogan"] == "人民民主"]
    assert (inner["b"]["occurrences"], inner["b"]["free"]) == (1, 0)


def test_both_reports_are_told(found: dict[str, Any]) -> None:
    assert (found["a"]["year"], found["b"]["year"], found["earlier"]) == (2023, 2024, "a")
    for side, passages in (("a", BEFORE), ("b", AFTER)):
        report = found[side]
        assert report["url"] == f"/reports/{report['id']}"
        assert report["district"]["name"] == "江津区"
        assert report["passages"] == len(passages)
        assert report["characters"] == sum(len(fold_text(text)) for text in passages)
        assert report["citation"]
    carried = len(fold_text(SALUTE + REVIEW))
    assert carried < found["a"]["kept"] == found["b"]["kept"] < carried + len(fold_text(PROPOSALS_REWORDED))


def test_the_other_order_tells_the_same_from_the_other_side(years: TestClient, found: dict[str, Any]) -> None:
    before, after = ids(years)
    back = told(years, "compare", a=after, b=before)
    assert back["earlier"] == "b"
    assert (back["a"], back["b"]) == (found["b"], found["a"])
    assert back["counts"] == {**found["counts"], "only_a": 1, "only_b": 1}
    names = {kind: [it["slogan"] for it in found["slogans"][kind]] for kind in ("added", "dropped", "kept")}
    assert [it["slogan"] for it in back["slogans"]["dropped"]] == names["added"]
    assert [it["slogan"] for it in back["slogans"]["added"]] == names["dropped"]
    assert [it["slogan"] for it in back["slogans"]["kept"]] == names["kept"]


@pytest.mark.parametrize("show", [["carried"], ["only_b", "reworded"], KINDS])
def test_what_is_shown_is_chosen_and_all_is_counted(years: TestClient, found: dict[str, Any], show: list[str]) -> None:
    before, after = ids(years)
    some = told(years, "compare", a=before, b=after, show=show)
    assert some["rows"] == [row for row in found["rows"] if row["kind"] in show]
    assert some["show"] == [kind for kind in KINDS if kind in show]
    assert {**some, "rows": [], "show": []} == {**found, "rows": [], "show": []}


def test_a_report_of_too_many_passages_is_refused(years: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "MOST_PASSAGES", 3)
    before, after = ids(years)
    assert problem(years, "compare", 422, a=before, b=after)["remedy"]


@pytest.mark.parametrize(("a", "b"), SEEDS)
def test_every_number_of_a_slogan_and_a_section_is_what_is_found_behind_it(client: TestClient, a: str, b: str) -> None:
    compared = told(client, "compare", a=a, b=b)
    lists = compared["slogans"]
    told_of = [it[side] for kind in ("added", "dropped", "kept") for it in lists[kind] for side in ("a", "b")]
    told_of += [it[side] for it in compared["sections"] for side in ("a", "b")]
    for it in told_of[:: max(1, len(told_of) // 60)]:
        if it is not None:
            assert len(told(client, it["url"].removeprefix("/"))["highlights"]) == it["passages"], it["url"]


@pytest.mark.parametrize(("a", "b"), SEEDS)
def test_slogans_are_those_of_the_reports(client: TestClient, a: str, b: str) -> None:
    compared = told(client, "compare", a=a, b=b)["slogans"]
    for side, name, only in (("a", a, "dropped"), ("b", b, "added")):
        of_report = {it["slogan"]: it for it in told(client, f"reports/{name}")["slogans"]}
        here = {it["slogan"]: it[side] for it in (*compared[only], *compared["kept"])}
        assert here.keys() == of_report.keys()
        for slogan, it in here.items():
            wanted = of_report[slogan]
            assert {key: it[key] for key in ("passages", "occurrences", "free")} == {
                key: wanted[key] for key in ("passages", "occurrences", "free")
            }


@pytest.mark.parametrize(("a", "b"), SEEDS)
def test_sections_are_all_there_and_sum_up(client: TestClient, a: str, b: str) -> None:
    compared = told(client, "compare", a=a, b=b)
    assert [it["section"] for it in compared["sections"]] == list(SECTIONS)
    for side in ("a", "b"):
        shares = [it[side] for it in compared["sections"]]
        assert sum(it["passages"] for it in shares) == compared[side]["passages"]
        assert sum(it["characters"] for it in shares) == compared[side]["characters"]
        assert sum(it["share"] for it in shares) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(("a", "b"), SEEDS)
def test_each_passage_stands_once_and_no_character_is_lost(client: TestClient, a: str, b: str) -> None:
    compared = told(client, "compare", a=a, b=b)
    for side, name in (("a", a), ("b", b)):
        passages = told(client, f"reports/{name}")["report"]["passages"]
        here = sorted((row[side] for row in compared["rows"] if row[side]), key=lambda it: it["order"])
        assert [(it["id"], it["text"]) for it in here] == [(it["id"], it["text"]) for it in passages]
    for row in compared["rows"]:
        if row["pieces"]:
            for side in ("a", "b"):
                text = row[side]["text"]
                assert "".join(text[slice(*piece[side])] for piece in row["pieces"]) == text


def test_a_report_is_all_carried_over_from_itself(client: TestClient) -> None:
    compared = told(client, "compare", a=CITY, b=CITY)
    assert {row["kind"] for row in compared["rows"]} == {"carried"}
    assert all(row["share"] == 1 and not row["moved"] for row in compared["rows"])
    assert compared["a"]["kept"] == compared["a"]["characters"]
    assert (compared["earlier"], compared["slogans"]["added"], compared["slogans"]["dropped"]) == (None, [], [])


@pytest.mark.parametrize("name", ["x", "f" * 16, "\0", "../..", "0" * 200])
def test_a_report_that_is_not_there_is_told_with_a_remedy(client: TestClient, name: str) -> None:
    for a, b in ((name, CITY), (CITY, name), (name, name)):
        assert problem(client, "compare", 404, a=a, b=b)["remedy"]


def test_both_must_be_named_and_nothing_else_is_taken(client: TestClient) -> None:
    assert "b" in problem(client, "compare", 422, a=CITY)["detail"]
    assert "nonsense" in problem(client, "compare", 422, a=CITY, b=CITY, nonsense=1)["detail"]
    assert problem(client, "compare", 422, a=CITY, b=CITY, show="all")["errors"]
