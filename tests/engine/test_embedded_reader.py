"""Answers of the embedded engine: totals, facets by their laws, pages that join, one order for all hits."""

import random
from collections import Counter

import pytest

from engine.embedded.reader import Reader
from engine.errors import QuestionError, TooMuchError
from engine.query import All, And, Filter, Near, Not, Or, Query, Words
from engine.question import Answer, Question
from tests.engine.made_passages import DISTRICTS, TEXTS, Passage, made_passages, phrase, searcher_of

PASSAGES = made_passages()
BY_ID = {passage["id"]: passage for passage in PASSAGES}
FACETS = ("district", "region", "year", "covers", "section")
NEAR = Near(("协商", "民主"), 10, And((phrase("协商"), phrase("民主"))))
QUERIES: dict[str, Query] = {
    "all": All(),
    "a phrase": phrase("协商"),
    "words": Words((phrase("民主"),), ("民", "主")),
    "near": NEAR,
    "nothing": phrase("没有这样的话"),
    "not": Not(phrase("委员")),
    "either": Or((phrase("提案"), Filter("year", (2023,)))),
}


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Over several segments, as ties lie differently in each."""
    return Reader(searcher_of(random.Random(1).sample(PASSAGES, len(PASSAGES)), segment=40))


def everything(reader: Reader, question: Question, size: int = 7) -> tuple[list[str], list[float]]:
    """The ids and scores of all pages put together."""
    ids: list[str] = []
    scores: list[float] = []
    while len(ids) < 1000:
        page = reader.search(
            Question(
                question.query,
                question.chosen,
                sort=question.sort,
                ascending=question.ascending,
                offset=len(ids),
                size=size,
            )
        )
        ids += [hit.id for hit in page.hits]
        scores += [hit.score for hit in page.hits]
        if len(page.hits) < size:
            return ids, scores
    raise AssertionError("pages without end")


@pytest.mark.parametrize("name", QUERIES)
def test_pages_join_without_overlap_in_the_order_of_scores_and_ids(reader: Reader, name: str) -> None:
    question = Question(QUERIES[name])
    ids, scores = everything(reader, question)
    assert len(set(ids)) == len(ids) == reader.search(question).total
    assert [(-score, passage) for passage, score in zip(ids, scores, strict=True)] == sorted(
        (-score, passage) for passage, score in zip(ids, scores, strict=True)
    )
    assert everything(reader, question, size=50) == (ids, scores)


def sorted_by(ids: list[str], name: str, *, ascending: bool) -> bool:
    values = [BY_ID[passage].get(name) for passage in ids]
    told = [value for value in values if value is not None]
    return values[: len(told)] == told and told == sorted(told, reverse=not ascending)


@pytest.mark.parametrize("ascending", [True, False])
@pytest.mark.parametrize("name", ["year", "date", "district"])
def test_hits_sorted_by_a_field_go_by_it_and_those_without_come_last(
    reader: Reader, name: str, *, ascending: bool
) -> None:
    for query in (QUERIES["all"], QUERIES["words"], NEAR):
        ids, _ = everything(reader, Question(query, sort=name, ascending=ascending))
        assert sorted_by(ids, name, ascending=ascending)
        assert set(ids) == set(everything(reader, Question(query))[0])


def test_near_is_counted_in_characters_on_the_text(reader: Reader) -> None:
    near = {text for text in TEXTS if least_gap(text) <= 10}
    found = {hit.id for hit in reader.search(Question(NEAR, copies=True, size=1000)).hits}
    assert 0 < len(near) < sum("协商" in text and "民主" in text for text in TEXTS)
    assert found == {passage["id"] for passage in PASSAGES if passage["folded"] in near}


def least_gap(text: str) -> int:
    """The least number of characters between 协商 and 民主."""
    first = [at for at in range(len(text)) if text.startswith("协商", at)]
    second = [at for at in range(len(text)) if text.startswith("民主", at)]
    return min((max(one, other) - min(one, other) - 2 for one in first for other in second), default=10_000)


def held(passage: Passage, name: str) -> set[object]:
    value = passage[name]
    return set(value) if isinstance(value, list) else {value}


CHOICES: list[dict[str, tuple[str | int, ...]]] = [
    {},
    {"district": ("500116",)},
    {"district": ("500116", "500119"), "year": (2023,)},
    {"year": (2021, 2022), "section": ("unity",), "covers": (2021,)},
    {"section": ("no such section",)},
]


@pytest.mark.parametrize("chosen", CHOICES)
@pytest.mark.parametrize("text", ["", "协商"])
def test_a_value_counts_the_hits_if_it_alone_were_chosen_in_its_facet(
    reader: Reader, text: str, chosen: dict[str, tuple[str | int, ...]]
) -> None:
    query: Query = phrase(text) if text else All()
    answer = reader.search(Question(query, chosen, facets=FACETS))
    hits = [passage for passage in PASSAGES if text in passage["folded"] and passage["copy"] == "no"]
    for name in FACETS:
        others = [
            passage
            for passage in hits
            if all(held(passage, other) & set(values) for other, values in chosen.items() if other != name)
        ]
        counts = Counter(value for passage in others for value in held(passage, name))
        told = {value.value: value.count for value in answer.facets[name]}
        missed: dict[object, int] = dict.fromkeys(chosen.get(name, ()), 0)
        assert told == {**missed, **counts}
        assert {value.value for value in answer.facets[name] if value.selected} == set(chosen.get(name, ()))
        check_alone(reader, query, chosen, name, answer)


def check_alone(
    reader: Reader, query: Query, chosen: dict[str, tuple[str | int, ...]], name: str, answer: Answer
) -> None:
    """Each value's count is the total that one finds who chooses it; the first one chosen adds none."""
    for value in answer.facets[name]:
        alone = reader.search(Question(query, {**chosen, name: (value.value,)}, size=0))
        assert alone.total == value.count
        if name not in chosen:
            assert alone.total <= answer.total


def test_copies_are_left_out_unless_asked_for(reader: Reader) -> None:
    assert reader.search(Question()).total == sum(passage["copy"] == "no" for passage in PASSAGES)
    assert reader.search(Question(copies=True)).total == len(PASSAGES)


def test_what_was_stored_is_handed_out(reader: Reader) -> None:
    for hit in reader.search(Question(phrase("江津"), size=50)).hits:
        assert hit.passage == BY_ID[hit.id]["passage"]


def test_questions_are_checked_before_they_are_asked(reader: Reader) -> None:
    with pytest.raises(TooMuchError, match="10,000 hits deep"):
        reader.search(Question(offset=10_000))
    with pytest.raises(QuestionError, match="not counted"):
        reader.search(Question(facets=("date",)))
    with pytest.raises(QuestionError, match="there is no field"):
        reader.search(Question(Filter("nowhere", ("x",))))


@pytest.mark.parametrize("name", QUERIES)
def test_groups_are_the_reports_by_their_best_hits(reader: Reader, name: str) -> None:
    question = Question(QUERIES[name])
    ids, _ = everything(reader, question)
    reports = Counter(BY_ID[passage]["report"] for passage in ids)
    pages = [reader.groups(Question(QUERIES[name], offset=offset, size=3), best=2) for offset in range(0, 12, 3)]
    assert {(page.total, page.passages) for page in pages} == {(len(reports), len(ids))}
    groups = [group for page in pages for group in page.groups]
    assert [group.report for group in groups] == list(dict.fromkeys(BY_ID[passage]["report"] for passage in ids))[:12]
    for group in groups:
        inside = [passage for passage in ids if BY_ID[passage]["report"] == group.report]
        assert (group.count, [hit.id for hit in group.best]) == (len(inside), inside[:2])


def test_a_table_counts_passages_and_reports_of_two_facets(reader: Reader) -> None:
    question = Question(phrase("协商"), {"section": ("unity", "proposals")})
    ids = [hit.id for hit in reader.search(Question(question.query, question.chosen, size=1000)).hits]
    passages: Counter[tuple[object, object]] = Counter()
    reports: dict[tuple[object, object], set[str]] = {}
    for passage in map(BY_ID.__getitem__, ids):
        for place in ((one, other) for one in held(passage, "region") for other in held(passage, "covers")):
            passages[place] += 1
            reports.setdefault(place, set()).add(passage["report"])
    cells = reader.cross(question, "region", "covers")
    assert {(cell.first, cell.second): cell.passages for cell in cells} == passages
    assert {(cell.first, cell.second): cell.reports for cell in cells} == {
        place: len(found) for place, found in reports.items()
    }
    with pytest.raises(QuestionError, match="by itself"):
        reader.cross(question, "year", "year")


def test_values_are_looked_up_by_what_they_contain(reader: Reader) -> None:
    found = reader.values(Question(), "district", "5001", 3)
    assert [value.count for value in found] == sorted((value.count for value in found), reverse=True)
    assert len(found) == 3
    assert [value.value for value in reader.values(Question(), "section", "uni", 9)] == ["unity"]
    assert reader.values(Question(), "section", "nothing", 9) == []


def test_a_passage_is_got_by_its_id_copies_too(reader: Reader) -> None:
    for passage in PASSAGES[:20]:
        found = reader.get(passage["id"])
        assert found is not None
        assert (found.id, found.report, found.passage) == (passage["id"], passage["report"], passage["passage"])
    assert reader.get("f" * 16) is None


@pytest.mark.parametrize("name", QUERIES)
def test_a_scan_gives_everything_once_in_the_order_of_ids(reader: Reader, name: str) -> None:
    found = [hit.id for hit in reader.scan(Question(QUERIES[name]))]
    assert found == sorted(everything(reader, Question(QUERIES[name]))[0])


@pytest.fixture(scope="module")
def crowded() -> Reader:
    """More reports than the engine counts at once, and just as many in each district as it can."""
    return Reader(searcher_of(map(crowded_passage, range(66_000))))


def crowded_passage(number: int) -> Passage:
    name = f"{number:016x}"
    passage: Passage = {
        "id": name,
        "report": name,
        "folded": "",
        "passage": "",
        "copy": "no",
        "year": 2020 + number % 3,
    }
    return {**passage, "district": DISTRICTS[number % 4]}


def test_more_values_than_can_be_counted_are_told_and_never_left_out(crowded: Reader) -> None:
    with pytest.raises(TooMuchError, match="65,000 different values of 'report'"):
        crowded.groups(Question(), best=1)
    assert crowded.groups(Question(chosen={"district": (DISTRICTS[0],)}), best=1).total == 16_500


def test_a_table_that_is_too_large_at_once_is_counted_value_by_value(crowded: Reader) -> None:
    cells = crowded.cross(Question(), "district", "year")
    assert len(cells) == 12
    assert {(cell.passages, cell.reports) for cell in cells} == {(5_500, 5_500)}
