"""Every case on both engines; and what the cases want, worked out by hand, is what a plain reading of the corpus finds."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from engine.errors import EngineError
from engine.measure import Characters, Measure, Mentions, Occurrences, Passages, Reports
from engine.question import Question
from engine.reader import Reader
from tests.conformance import plain
from tests.conformance.case import (
    Alike,
    Asked,
    Case,
    Got,
    Grouped,
    Law,
    Listed,
    Page,
    Pages,
    Refused,
    Scan,
    Search,
    Sums,
    Table,
    Value,
)
from tests.conformance.cases import CASES
from tests.conformance.plain import one_facet
from tests.conformance.seed_passages import Passage
from tests.conformance.small_corpus import small_corpus

CORPUS = small_corpus()
READ = [case for case in CASES if not isinstance(case.wanted, Refused) and not isinstance(case.asked, Alike | Got)]


def named(case: Case) -> str:
    return f"{case.law.name} {case.name}"


def check(case: Case, reader: Reader) -> None:
    """Asks the reader, and asserts that it tells what the case wants."""
    if isinstance(case.wanted, Refused):
        with pytest.raises(EngineError, match=re.escape(case.wanted.told)) as refused:
            case.asked.told(reader)
        assert type(refused.value) is case.wanted.error
        return
    assert case.asked.told(reader) == case.wanted
    if isinstance(case.asked, Search) and case.asked.question.facets:
        check_facets(case.asked.question, reader)


def check_facets(question: Question, reader: Reader) -> None:
    """Each value's count is the total that one finds who chooses it alone; the first one chosen adds none."""
    answer = reader.search(replace(question, size=0))
    for name, values in answer.facets.items():
        assert {value.value for value in values if value.selected} == set(question.chosen.get(name, ()))
        others = {each: told for each, told in question.chosen.items() if each not in one_facet(name)}
        for value in values:
            alone = {**others, name: (value.value,)}
            beside = {other: query for other, query in question.beside.items() if other != name}
            asked = replace(question, chosen=alone, beside=beside, facets=(), size=0)
            assert reader.search(asked).total == value.count
            assert others != question.chosen or value.count <= answer.total


@pytest.mark.parametrize("case", CASES, ids=named)
def test_a_case_holds(small: Reader, case: Case) -> None:
    check(case, small)


def test_each_case_has_a_name_of_its_own_and_each_law_has_cases() -> None:
    names = Counter(map(named, CASES))
    assert [name for name, times in names.items() if times > 1] == []
    assert {case.law for case in CASES} == set(Law) - {Law.WHOLE}


@pytest.mark.parametrize("case", READ, ids=named)
def test_a_plain_reading_of_the_corpus_finds_the_same(case: Case) -> None:
    assert read_plainly(case.asked, case.wanted) == case.wanted


def read_plainly(asked: Asked, wanted: Any) -> object:
    """What an index tells and a plain reading does not, such as the order of hits, is as the case wants it."""
    told = wanted
    match asked:
        case Search(question):
            told = page_of(question, wanted.ids)
        case Pages(question) | Scan(question):
            told = in_order_of(wanted, found(question))
        case Table(question, names, measure):
            cells = plain.table(CORPUS, question, names)
            told = {place: held for place, inside in cells.items() if (held := amount(measure, inside))}
        case Sums(question, measures):
            told = [amount(measure, plain.found(CORPUS, question)) for measure in measures]
        case Listed(question, name, containing, most):
            told = [value for value in listed(question, name) if containing in str(value[0])][:most]
        case Grouped(question):
            counts = Counter(passage["report"][-1] for passage in plain.found(CORPUS, question))
            told = len(counts), counts.total(), [(report, counts[report], best) for report, _, best in wanted[2]]
    return told


def page_of(question: Question, wanted: list[str]) -> Page:
    """Any hits, if they are no more than a page holds."""
    ids = found(question)
    shown = len(ids[question.offset :][: question.size])
    told = wanted if set(wanted) <= set(ids) and len(wanted) == shown else ids
    return Page(told, len(ids), {name: listed(question, name) for name in question.facets})


def found(question: Question) -> list[str]:
    return [passage["id"][-2:] for passage in plain.found(CORPUS, question)]


def in_order_of(wanted: list[str], ids: list[str]) -> list[str]:
    """The ids as they are wanted, if they are the same."""
    return wanted if sorted(wanted) == sorted(ids) else ids


def listed(question: Question, name: str) -> list[tuple[Value, int]]:
    """The values of a facet, the most frequent first."""
    return sorted(plain.counted(CORPUS, question, name).items(), key=lambda told: (-told[1], str(told[0])))


def amount(measure: Measure, passages: list[Passage]) -> int:
    match measure:
        case Passages():
            return len(passages)
        case Reports():
            return len({passage["report"] for passage in passages})
        case Characters():
            return sum(len(passage["folded"]) for passage in passages)
        case Occurrences(text):
            return sum(passage["folded"].count(text) for passage in passages)
        case Mentions(slogan, free):
            return sum(mentioned(slogan, passage, free=free) for passage in passages)


def mentioned(slogan: str, passage: Passage, *, free: bool) -> int:
    """Counted in the text; the slogans of the corpus have one that lies within a longer one."""
    if slogan not in passage.get("slogan", ()):
        return 0
    longer = [other for other in passage["slogan"] if slogan in other and other != slogan] if free else []
    text = str(passage["folded"])
    return text.count(slogan) - sum(text.count(other) for other in longer)
