"""More values, rows, reports and hits than an engine tells at once: none is left out."""

from dataclasses import replace

import pytest

from engine import measure, settle
from engine.errors import TooMuchError
from engine.measure import Characters, Occurrences, Passages, Reports
from engine.port import Engine
from engine.query import All, And, Near
from engine.question import Question
from engine.reader import Reader
from tests.conformance.conftest import ENGINES, MakeEngine, published
from tests.conformance.seed_passages import Passage, phrase, seed_passages

PASSAGES, DISTRICTS, YEARS = 12_000, 6_000, 30


def made_passages() -> list[Passage]:
    plain = {
        key: seed_passages()[0][key] for key in ("text", "folded", "passage", "pairs", "singles", "words", "length")
    }
    return [
        {
            **plain,
            "id": f"{number:016x}",
            "report": f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}",  # spread, as hashes are
            "district": f"{500000 + number % DISTRICTS}",
            "year": 1990 + number % YEARS,
            "copy": "no",
        }
        for number in range(PASSAGES)
    ]


@pytest.fixture(scope="module", params=ENGINES)
def many(request: pytest.FixtureRequest, make_engine: MakeEngine) -> Reader:
    engine: Engine = make_engine(request.param)
    return published(engine, made_passages())


def test_every_value_of_a_long_facet_is_counted(many: Reader) -> None:
    values = many.search(Question(facets=("district",), size=0)).facets["district"]
    assert len(values) == DISTRICTS
    assert {value.count for value in values} == {PASSAGES // DISTRICTS}
    chosen = Question(chosen={"district": ("500007",), "year": (1997,)}, facets=("district", "year"), size=0)
    assert len(many.search(chosen).facets["district"]) == DISTRICTS // YEARS
    assert len(many.values(Question(), "district", "50000", 2_000)) == 10


def test_every_cell_of_a_long_table_is_counted(many: Reader) -> None:
    for wanted in (Passages(), Reports()):
        cells = many.cross(Question(), ["district", "year"], wanted)
        assert len(cells) == DISTRICTS
        assert sum(cell.amount for cell in cells) == PASSAGES
    length = seed_passages()[0]["length"]
    assert many.sums(Question(), [Reports(), Characters()]) == [PASSAGES, PASSAGES * length]


def test_every_report_is_grouped_and_pages_of_groups_go_deep(many: Reader) -> None:
    groups = many.groups(Question(offset=9_990, size=10), best=1)
    assert (groups.total, groups.passages, len(groups.groups)) == (PASSAGES, PASSAGES, 10)
    assert [group.best[0].id for group in groups.groups] == [f"{number:016x}" for number in range(9_990, 10_000)]


def test_a_scan_goes_on_to_the_end(many: Reader) -> None:
    assert [hit.id for hit in many.scan(Question())] == [f"{number:016x}" for number in range(PASSAGES)]


def test_what_would_have_to_be_looked_through_has_an_end(many: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    text = seed_passages()[0]["folded"][:2]
    near = Near((text, text), 5, And((phrase(text), All())))
    assert many.search(Question(near, size=0)).total in {0, PASSAGES}
    assert many.sums(Question(), [Occurrences(text, phrase(text))])[0] >= PASSAGES
    monkeypatch.setattr(settle, "MOST_CANDIDATES", 10_000)
    monkeypatch.setattr(measure, "MOST_COUNTED", 10_000)
    with pytest.raises(TooMuchError, match="12,000 passages hold"):
        many.search(Question(replace(near, within=6)))  # what was asked before is known
    with pytest.raises(TooMuchError, match="more than 10,000 passages hold"):
        many.sums(Question(), [Occurrences(text, phrase(text))])
