"""Our table against a list made by others from official data, 1981 to 2024, which stays outside the project."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import pytest

from tests.requirements import missing, texts_folder
from vocabulary.districts import District, by_code, in_force, resolve

LEVELS = {"省级": "province", "地级": "city", "县级": "county"}

UNRESOLVED = {
    "井陉矿区": "left and came back under its own name, which it has today",
    "临江县": "none of the yearly lists we build on has it: it was a county for months",
    "巢县": "the yearly lists we build on have another county at its code",
    "西沙、南沙、中沙群岛": "a list of islands, not a name",
    "云浮市": "the name is that of the city above it today",
    "泰州市": "the name is that of the city above it today",
    "淮安市": "the name is that of the city above it today",
    "黄山市": "the name is that of the city above it today",
}
"""Names that do not lead to the successor the list gives, even with the places above them as context."""

HANDED_ON = {"思茅市"}
"""Names that a county had first and the city above it then: they mean the city, and only with its place the county."""


@dataclass(frozen=True)
class Line:
    """A line of the list. `until` is None for what is in force."""

    code: str
    above: tuple[str, ...]
    name: str
    level: str
    since: int
    until: int | None
    successors: tuple[str, ...]


@cache
def lines() -> tuple[Line, ...]:
    path = texts_folder().parent / "data" / "divisions.csv"
    if not path.is_file():
        missing("texts", "the list of divisions belongs next to the folder of texts, as data/divisions.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(map(line, csv.reader(list(file)[1:])))


def line(cells: list[str]) -> Line:
    code, province, city, name, level, state, since, until, successors = cells
    above = tuple(place for place in (province, city) if place not in (name, "直辖", ""))
    # A year in brackets marks a successor that took only a part, then.
    whole = tuple(part for part in successors.split(";") if part and "[" not in part)
    gone = None if state == "在用" else int(until)
    return Line(code, above, name, LEVELS[level], int(since), gone, whole)


@cache
def names_in_force() -> dict[str, Line]:
    return {each.code: each for each in lines() if each.until is None}


@cache
def ended() -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for each in lines():
        if each.until is not None:
            found[each.code].append(each)
    return found


def successors_today(each: Line) -> set[str]:
    """The codes in force to which the list's successors lead, followed year by year."""
    return {code for successor in each.successors for code in codes_today(successor, each.until or 0)}


def codes_today(code: str, year: int) -> set[str]:
    later = [each for each in ended()[code] if each.until and (each.until > year or each.since == each.until == year)]
    if not later:
        return {code} & names_in_force().keys()
    return successors_today(min(later, key=lambda each: each.until or 0))


def renamed() -> list[tuple[Line, str]]:
    """What is gone and has one successor today, with that."""
    found = [(each, successors_today(each)) for each in lines() if each.until is not None]
    return [(each, codes.pop()) for each, codes in found if len(codes) == 1]


def test_the_divisions_in_force_are_the_same() -> None:
    ours = {district.code: (district.name, district.level) for district in in_force()}
    assert ours == {code: (each.name, each.level) for code, each in names_in_force().items()}


def test_they_lie_in_the_same_places() -> None:
    for code, each in names_in_force().items():
        district = by_code(code)
        assert district
        above = by_code(district.parent) if district.parent else None
        assert (above.name if above else None) == (each.above[-1] if each.above else None), district


def test_a_former_name_with_its_place_leads_to_the_successor() -> None:
    wrong = {
        each.name for each, successor in renamed() if not leads_to(resolve(each.name, "".join(each.above)), successor)
    }
    assert wrong == UNRESOLVED.keys()


def test_a_former_name_alone_leads_there_or_stays_open_or_is_the_name_of_another_today() -> None:
    for each, successor in renamed():
        district = resolve(each.name)
        is_its_own = district is not None and district.name == each.name and district.current
        assert district is None or is_its_own or leads_to(district, successor) or each.name in HANDED_ON, each


def leads_to(district: District | None, code: str) -> bool:
    return district is not None and district.code == code


def test_most_former_names_lead_to_the_successor_by_themselves() -> None:
    found = [leads_to(resolve(each.name), successor) for each, successor in renamed()]
    assert sum(found) / len(found) > 0.94


def test_skipping_is_for_those_who_have_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIFA_TEXTS", raising=False)
    monkeypatch.setenv("TIFA_REQUIRE", "elasticsearch")
    with pytest.raises(pytest.skip.Exception, match="set TIFA_TEXTS"):
        texts_folder()
    monkeypatch.setenv("TIFA_REQUIRE", "elasticsearch, texts")
    with pytest.raises(pytest.fail.Exception, match="set TIFA_TEXTS"):
        texts_folder()
