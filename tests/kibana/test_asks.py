"""What panels and searches ask, asked of the real Elasticsearch: they count and find what Tifa itself counts and finds."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from api.following import opened
from api.request import SearchRequest
from api.search import search
from engine.measure import Passages, Reports
from engine.port import Engine
from engine.question import Question
from engine.reader import Reader
from tests.kibana.conftest import OBJECTS, of_kind
from tests.kibana.lens_ask import Elastic, Key, kuery

ALL = Question(size=0)
Told = dict[str, Any]
Rows = dict[Key, int]


@pytest.fixture(scope="session")
def ask(elastic: Elastic) -> Callable[[str], list[tuple[Key, dict[str, float]]]]:
    panels = {one["id"]: one["attributes"]["state"] for one in OBJECTS if one["type"] == "lens"}
    return lambda name: elastic.panel(panels[name])


Ask = Callable[[str], list[tuple[Key, dict[str, float]]]]


def cells(reader: Reader, *names: str) -> Rows:
    return {cell.values: cell.amount for cell in reader.cross(ALL, names, Passages())}


def most(rows: Mapping[Any, int], number: int) -> list[Any]:
    """The most frequent; where two are equally so, in the order of their values."""
    return sorted(rows, key=lambda key: (-rows[key], key))[:number]


def test_there_are_copies_which_would_be_counted(reader: Reader, elastic: Elastic) -> None:
    """Or the figures below would agree without the filter."""
    assert reader.size() == len(elastic.found({"match_all": {}})) > reader.search(ALL).total


@pytest.mark.parametrize("lens", of_kind("lens"))
def test_every_panel_can_be_asked(lens: Told, elastic: Elastic) -> None:
    assert elastic.panel(lens["attributes"]["state"])


def test_numbers(ask: Ask, reader: Reader) -> None:
    passages, reports = reader.sums(ALL, [Passages(), Reports()])
    wanted = {
        "tifa-passages": passages,
        "tifa-reports": reports,
        "tifa-districts": len(cells(reader, "district")),
        "tifa-years": len(cells(reader, "year")),
    }
    for name, number in wanted.items():
        [(_, figures)] = ask(name)
        assert list(figures.values()) == [number], name


@pytest.mark.parametrize(
    ("name", "field", "number"), [("tifa-kind", "kind", 10), ("tifa-repair", "repair", 30)], ids=["kind", "repair"]
)
def test_one_field(ask: Ask, reader: Reader, name: str, field: str, number: int) -> None:
    counted = cells(reader, field)
    assert counted
    rows = [(key, figures["count_records"]) for key, figures in ask(name)]
    assert rows == [(key, counted[key]) for key in most(counted, number)]


def test_sections_by_part(ask: Ask, reader: Reader) -> None:
    assert {key: figures["count_records"] for key, figures in ask("tifa-section-part")} == cells(
        reader, "section", "part"
    )


def test_districts_by_year(ask: Ask, reader: Reader) -> None:
    """Years go on."""
    rows = {key: figures["count_records"] for key, figures in ask("tifa-district-year")}
    assert rows == cells(reader, "district", "year")
    first = next(iter(rows))[0]
    years = [year for code, year in rows if code == first]
    assert len(years) > 1
    assert years == sorted(years)


@pytest.mark.parametrize(("name", "number"), [("tifa-slogan-year", 40), ("tifa-slogan-lines", 10)])
def test_slogans_by_year(ask: Ask, reader: Reader, name: str, number: int) -> None:
    kept = {slogan for (slogan,) in most(cells(reader, "slogan"), number)}
    counted = cells(reader, "slogan", "year")
    wanted = {key: count for key, count in counted.items() if key[0] in kept}
    assert len(wanted) < len(counted)
    assert {key: figures["count_records"] for key, figures in ask(name)} == wanted


def test_slogans_with_their_reports_districts_and_years(ask: Ask, reader: Reader) -> None:
    passages = cells(reader, "slogan")
    reports = {cell.values: cell.amount for cell in reader.cross(ALL, ["slogan"], Reports())}
    in_districts = Counter(slogan for slogan, _ in cells(reader, "slogan", "district"))
    years: dict[str | int, list[int]] = {}
    for slogan, year in cells(reader, "slogan", "year"):
        years.setdefault(slogan, []).append(int(year))
    rows = dict(ask("tifa-slogans"))
    assert list(rows) == most(passages, 100)
    for (slogan,), figures in rows.items():
        given = years.get(slogan, [])
        assert figures == {
            "count_records": passages[slogan,],
            "unique_count_report": reports[slogan,],
            "unique_count_district": in_districts[slogan],
            "min_year": min(given, default=None),
            "max_year": max(given, default=None),
        }


def test_slogans_by_district(ask: Ask, reader: Reader) -> None:
    counted: dict[str | int, dict[str | int, int]] = {}
    for (district, slogan), count in cells(reader, "district", "slogan").items():
        counted.setdefault(district, {})[slogan] = count
    wanted = {
        (district, slogan): slogans[slogan] for district, slogans in counted.items() for slogan in most(slogans, 5)
    }
    assert {key: figures["count_records"] for key, figures in ask("tifa-slogan-district")} == wanted


def discovered(elastic: Elastic, one: Told) -> set[str]:
    """What Discover finds: the question with its filters."""
    source = json.loads(one["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"])
    filters = [each["query"] for each in source["filter"]]
    return elastic.found({"bool": {"filter": [kuery(source["query"]["query"]), *filters]}})


def by_tifa(engine: Engine, question: str) -> set[str]:
    answer = search(SearchRequest(question, size=200, page=1), opened(engine))
    assert answer.total <= 200
    return {hit.id for hit in answer.hits}


IN_TIFA = {
    "tifa-democracy": "slogan:全过程人民民主",
    "tifa-revitalization": "slogan:乡村振兴",
    "tifa-quoted": "“老旧小区改造”",
    "tifa-exact": "“老旧小区改造”",
    "tifa-plans": "section:consultation part:plan",
}


@pytest.mark.parametrize("name", IN_TIFA)
def test_a_search_finds_what_tifa_finds(name: str, elastic: Elastic, indexed_wide: Engine) -> None:
    [one] = (each for each in OBJECTS if each["id"] == name)
    found = discovered(elastic, one)
    assert found
    assert found == by_tifa(indexed_wide, IN_TIFA[name])


def test_all_passages_and_those_repaired(elastic: Elastic, reader: Reader) -> None:
    named = {one["id"]: one for one in OBJECTS}
    assert discovered(elastic, named["tifa-all"]) == {hit.id for hit in reader.scan(Question())}
    repaired = Question(chosen={"repair": tuple(value for (value,) in cells(reader, "repair"))})
    assert discovered(elastic, named["tifa-repaired"]) == {hit.id for hit in reader.scan(repaired)}


def test_every_search_is_held_against_tifa() -> None:
    assert {one["id"] for one in OBJECTS if one["type"] == "search"} == {*IN_TIFA, "tifa-all", "tifa-repaired"}


def test_where_a_quoted_text_cannot_be_the_same(elastic: Elastic, reader: Reader, indexed_wide: Engine) -> None:
    """Kibana passes over marks between characters; Tifa does not."""
    across = next(
        found for hit in reader.scan(Question()) if (found := re.search("([一-鿿]{3})，([一-鿿]{3})", hit.text))
    )
    joined = across[1] + across[2]
    by_kibana = elastic.found(kuery(f'copy : "no" and text : "{joined}"'))
    assert by_kibana > by_tifa(indexed_wide, f"“{joined}”")


def test_without_quotation_marks_single_characters_are_found(elastic: Elastic, indexed_wide: Engine) -> None:
    bare = elastic.found(kuery('copy : "no" and text : 老旧小区改造'))
    assert len(bare) > 10 * len(by_tifa(indexed_wide, "“老旧小区改造”"))


def test_values_are_called_by_name(reader: Reader) -> None:
    [view] = (one for one in OBJECTS if one["type"] == "index-pattern")
    shown = json.loads(view["attributes"]["fieldFormatMap"])
    for field in ("section", "part", "kind", "repair", "district"):
        known = {entry["key"] for entry in shown[field]["params"]["lookupEntries"]}
        assert {value for (value,) in cells(reader, field)} <= known
