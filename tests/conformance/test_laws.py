"""The laws of an engine's answers: totals, facets, pages that join, one order for all hits, tables and measures that add up."""

import pytest

from engine.errors import QuestionError, TooMuchError
from engine.measure import Characters, Measure, Mentions, Occurrences, Passages, Reports
from engine.query import All, And, Filter, Like, Near, Not, Or, Query, Words
from engine.question import Answer, Question
from engine.reader import Reader
from tests.conformance.plain import counted, found, one_facet, table
from tests.conformance.seed_passages import PRINTED, TEXTS, phrase, seed_passages

PASSAGES = seed_passages()
BY_ID = {passage["id"]: passage for passage in PASSAGES}
FACETS = ("district", "region", "year", "covers", "section", "slogan", "repair")
NEAR = Near(("协商", "民主"), 10, And((phrase("协商"), phrase("民主"))))
QUERIES: dict[str, Query] = {
    "all": All(),
    "a phrase": phrase("协商"),
    "words": Words((phrase("民主"),), ("民", "主")),
    "like": Like(("江", "津", "辣")),
    "near": NEAR,
    "nothing": phrase("没有这样的话"),
    "not": Not(phrase("委员")),
    "either": Or((phrase("提案"), Filter("year", (2023,)))),
}


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
def test_pages_join_without_overlap_in_the_order_of_scores_and_ids(seeds: Reader, name: str) -> None:
    question = Question(QUERIES[name])
    ids, scores = everything(seeds, question)
    assert len(set(ids)) == len(ids) == seeds.search(question).total
    assert [(-score, passage) for passage, score in zip(ids, scores, strict=True)] == sorted(
        (-score, passage) for passage, score in zip(ids, scores, strict=True)
    )
    assert everything(seeds, question, size=50) == (ids, scores)
    assert sorted(ids) == [passage["id"] for passage in found(PASSAGES, question)]


def sorted_by(ids: list[str], name: str, *, ascending: bool) -> bool:
    values = [BY_ID[passage].get(name) for passage in ids]
    told = [value for value in values if value is not None]
    return values[: len(told)] == told and told == sorted(told, reverse=not ascending)


@pytest.mark.parametrize("ascending", [True, False])
@pytest.mark.parametrize("name", ["year", "date", "district"])
def test_hits_sorted_by_a_field_go_by_it_and_those_without_come_last(
    seeds: Reader, name: str, *, ascending: bool
) -> None:
    for query in (QUERIES["all"], QUERIES["words"], NEAR):
        ids, scores = everything(seeds, Question(query, sort=name, ascending=ascending))
        assert sorted_by(ids, name, ascending=ascending)
        assert set(ids) == set(everything(seeds, Question(query))[0])
        places = [(str(BY_ID[passage].get(name)), -score, passage) for passage, score in zip(ids, scores, strict=True)]
        for value in {place[0] for place in places}:
            alike = [place for place in places if place[0] == value]
            assert alike == sorted(alike)


def test_near_is_counted_in_characters_on_the_text(seeds: Reader) -> None:
    near = {text for text in TEXTS if least_gap(text) <= 10}
    ids = {hit.id for hit in seeds.search(Question(NEAR, copies=True, size=1000)).hits}
    assert 0 < len(near) < sum("协商" in text and "民主" in text for text in TEXTS)
    assert ids == {passage["id"] for passage in PASSAGES if passage["folded"] in near}


def least_gap(text: str) -> int:
    """The least number of characters between 协商 and 民主."""
    first = [at for at in range(len(text)) if text.startswith("协商", at)]
    second = [at for at in range(len(text)) if text.startswith("民主", at)]
    return min((max(one, other) - min(one, other) - 2 for one in first for other in second), default=10_000)


Chosen = dict[str, tuple[str | int, ...]]
CHOICES: list[Chosen] = [
    {},
    {"district": ("500116",)},
    {"district": ("500116", "500119"), "year": (2023,)},
    {"district": ("500102",), "region": ("500116",)},
    {"year": (2021, 2022), "section": ("unity",), "covers": (2021,)},
    {"section": ("no such section",)},
    {"kind": ("feature",), "slogan": ("全过程人民民主",)},
]


@pytest.mark.parametrize("chosen", CHOICES)
@pytest.mark.parametrize("text", ["", "协商"])
def test_a_value_counts_the_hits_if_it_alone_were_chosen_in_its_facet(seeds: Reader, text: str, chosen: Chosen) -> None:
    query: Query = phrase(text) if text else All()
    question = Question(query, chosen, facets=FACETS)
    answer = seeds.search(question)
    assert answer.total == len(found(PASSAGES, question))
    for name in FACETS:
        assert {value.value: value.count for value in answer.facets[name]} == counted(PASSAGES, question, name)
        assert {value.value for value in answer.facets[name] if value.selected} == set(chosen.get(name, ()))
        check_alone(seeds, question, name, answer)


def check_alone(reader: Reader, question: Question, name: str, answer: Answer) -> None:
    """Each value's count is the total that one finds who chooses it; the first one chosen adds none."""
    for value in answer.facets[name][:3]:
        others = {each: values for each, values in question.chosen.items() if each not in one_facet(name)}
        alone = reader.search(Question(question.query, {**others, name: (value.value,)}, size=0))
        assert alone.total == value.count
        if others == question.chosen:
            assert alone.total <= answer.total


def test_values_of_a_facet_go_by_their_counts_and_then_by_themselves(seeds: Reader) -> None:
    for values in seeds.search(Question(facets=FACETS)).facets.values():
        places = [(-value.count, str(value.value)) for value in values]
        assert places == sorted(places)
        assert len(places) > 1


def test_copies_are_left_out_unless_asked_for(seeds: Reader) -> None:
    assert seeds.search(Question()).total == sum(passage["copy"] == "no" for passage in PASSAGES)
    assert seeds.search(Question(copies=True)).total == len(PASSAGES)


def test_what_was_stored_is_handed_out(seeds: Reader) -> None:
    for hit in seeds.search(Question(phrase("江津"), size=50)).hits:
        stored = BY_ID[hit.id]
        assert (hit.report, hit.text, hit.passage) == (stored["report"], stored["text"], stored["passage"])


def test_questions_are_checked_before_they_are_asked(seeds: Reader) -> None:
    with pytest.raises(TooMuchError, match="10,000 hits deep"):
        seeds.search(Question(offset=10_000))
    with pytest.raises(QuestionError, match="not counted"):
        seeds.search(Question(facets=("date",)))
    with pytest.raises(QuestionError, match="there is no field"):
        seeds.search(Question(Filter("nowhere", ("x",))))
    with pytest.raises(QuestionError, match="different facets"):
        seeds.cross(Question(), ["year", "year"], Passages())
    with pytest.raises(QuestionError, match="nothing is to be counted"):
        seeds.sums(Question(), [Occurrences("", All())])


@pytest.mark.parametrize("sort", ["score", "year", "district"])
@pytest.mark.parametrize("name", QUERIES)
def test_groups_are_the_reports_in_the_order_of_their_first_hits(seeds: Reader, name: str, sort: str) -> None:
    ids, _ = everything(seeds, Question(QUERIES[name], sort=sort))
    by_score, _ = everything(seeds, Question(QUERIES[name]))
    reports = [BY_ID[passage]["report"] for passage in ids]
    pages = [seeds.groups(Question(QUERIES[name], sort=sort, offset=at, size=3), best=2) for at in range(0, 12, 3)]
    assert {(page.total, page.passages) for page in pages} == {(len(set(reports)), len(ids))}
    groups = [group for page in pages for group in page.groups]
    assert [group.report for group in groups] == list(dict.fromkeys(reports))[:12]
    for group in groups:
        inside = [passage for passage in by_score if BY_ID[passage]["report"] == group.report]
        assert (group.count, [hit.id for hit in group.best]) == (len(inside), inside[:2])


CHOSEN: Chosen = {"section": ("unity", "proposals")}


@pytest.mark.parametrize(
    "names", [("region",), ("region", "covers"), ("district", "year", "section"), ("slogan", "year")]
)
@pytest.mark.parametrize("text", ["", "协商"])
def test_tables_count_every_measure(seeds: Reader, text: str, names: tuple[str, ...]) -> None:
    question = Question(phrase(text) if text else All(), CHOSEN)
    cells = table(PASSAGES, question, names)
    measures: dict[Measure, dict[tuple[str | int, ...], int]] = {
        Passages(): {place: len(inside) for place, inside in cells.items()},
        Reports(): {place: len({passage["report"] for passage in inside}) for place, inside in cells.items()},
        Characters(): {place: sum(passage["length"] for passage in inside) for place, inside in cells.items()},
        Occurrences("民主", phrase("民主")): times(cells, "民主"),
        Mentions("人民民主"): times(cells, "人民民主"),
    }
    for measure, wanted in measures.items():
        told = {cell.values: cell.amount for cell in seeds.cross(question, names, measure)}
        assert told == {place: amount for place, amount in wanted.items() if amount}
        assert told or "slogan" in names


def times(cells: dict[tuple[str | int, ...], list[dict[str, str]]], text: str) -> dict[tuple[str | int, ...], int]:
    return {place: sum(passage["folded"].count(text) for passage in inside) for place, inside in cells.items()}


@pytest.mark.parametrize("names", [(), ("slogan",), ("region", "covers"), ("district", "year", "section")])
@pytest.mark.parametrize("query", ["all", "near", "nothing", "either"])
def test_passages_and_reports_at_once_are_those_counted_apart(
    seeds: Reader, query: str, names: tuple[str, ...]
) -> None:
    question = Question(QUERIES[query])
    if names:
        apart = [
            {cell.values: cell.amount for cell in seeds.cross(question, names, it)} for it in (Passages(), Reports())
        ]
    else:
        apart = [{(): amount} for amount in seeds.sums(question, [Passages(), Reports()])]
    at_once = seeds.spread(question, names)
    assert [{values: each[at] for values, each in at_once.items()} for at in (0, 1)] == apart


def test_sums_count_a_passage_once_whatever_stands_under_it(seeds: Reader) -> None:
    question = Question(phrase("民主"), CHOSEN)
    hits = found(PASSAGES, question)
    nested = sum(text.count("全过程人民民主") for text in (passage["folded"] for passage in hits))
    occurrences = sum(passage["folded"].count("人民民主") for passage in hits)
    assert 0 < nested < occurrences or nested == occurrences > 0
    assert seeds.sums(
        question,
        [Passages(), Reports(), Characters(), Mentions("人民民主"), Mentions("人民民主", free=True), Mentions("没有")],
    ) == [
        len(hits),
        len({passage["report"] for passage in hits}),
        sum(passage["length"] for passage in hits),
        occurrences,
        occurrences - nested,
        0,
    ]


def test_a_long_facet_is_looked_up_by_what_its_values_contain(seeds: Reader) -> None:
    told = {(value.value, value.count) for value in seeds.values(Question(), "region", "5001", 3)}
    assert {name for name, _ in told} < {"500116", "500102", "500119", "500153"}
    assert len(told) == 3
    assert seeds.values(Question(), "year", "没有", 10) == []


def test_one_passage_is_found_by_its_id_even_a_copy(seeds: Reader) -> None:
    for passage in PASSAGES[:20]:
        hit = seeds.get(passage["id"])
        assert hit is not None
        assert hit.text == passage["text"]
    assert seeds.get("f" * 16) is None


def test_a_scan_hands_out_everything_in_the_order_of_ids(seeds: Reader) -> None:
    for query in QUERIES.values():
        ids = [hit.id for hit in seeds.scan(Question(query))]
        assert ids == sorted(everything(seeds, Question(query))[0])


def test_records_are_handed_out_by_name(seeds: Reader) -> None:
    first, second = (f"{number:016x}" for number in (0, 1))
    assert seeds.report(first) == f"report {first}"
    assert seeds.report("f" * 16) is None
    assert seeds.reports([first, "f" * 16, second]) == {name: f"report {name}" for name in (first, second)}
    assert seeds.source("ab" * 32) == PRINTED[0]
    assert seeds.source(first) is None
    assert seeds.dictionary() == "[[slogan]]"


def test_similar_passages_share_telling_terms_and_leave_out_the_passage_itself(seeds: Reader) -> None:
    passage = next(passage for passage in PASSAGES if "江津" in passage["folded"] and passage["copy"] == "no")
    terms = passage["words"].split()
    hits = seeds.similar(passage["id"], terms, Question(size=10, chosen={"section": ("unity",)}))
    assert len(hits) == 10
    assert passage["id"] not in {hit.id for hit in hits}
    assert {BY_ID[hit.id]["section"] for hit in hits} == {"unity"}
    assert seeds.similar(passage["id"], ["没有这样的词"], Question()) == []
