"""The fixed lists: complete, in order, and with names a person can read."""

import re

import pytest

from vocabulary import labels
from vocabulary.districts import in_force

LISTS = {
    "sections": labels.SECTIONS,
    "parts": labels.PARTS,
    "kinds": labels.KINDS,
    "categories": labels.CATEGORIES,
    "levels": labels.LEVELS,
}


@pytest.mark.parametrize("name", LISTS)
def test_each_value_has_a_chinese_and_an_english_name_of_its_own(name: str) -> None:
    values = LISTS[name].values()
    assert all(re.fullmatch(r"[\u4e00-\u9fff]+", label.chinese) for label in values)
    assert all(re.fullmatch(r"[A-Z][A-Za-z ]+", label.english) for label in values)
    assert len({label.chinese for label in values}) == len({label.english for label in values}) == len(values)


@pytest.mark.parametrize("name", LISTS)
def test_a_label_knows_its_key(name: str) -> None:
    assert all(key == label.key and re.fullmatch("[a-z_]+", key) for key, label in LISTS[name].items())


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_cannot_be_changed(name: str) -> None:
    with pytest.raises(TypeError):
        LISTS[name]["new"] = labels.Label("new", "新", "New")  # type: ignore[index]


def test_the_sections_are_those_of_the_design() -> None:
    assert " ".join(labels.SECTIONS) == (
        "leadership consultation supervision proposals opinion livelihood unity platforms culture self"
        " requirements experience shortcomings preface ending other"
    )
    assert labels.SECTIONS["opinion"].chinese == "社情民意"


def test_the_parts_and_kinds_are_those_of_the_design() -> None:
    assert list(labels.PARTS) == ["opening", "review", "plan", "closing", "other"]
    assert list(labels.KINDS) == ["report", "feature", "editorial", "news", "other"]


def test_divisions_have_the_levels_of_the_list() -> None:
    assert {district.level for district in in_force()} == set(labels.LEVELS) - {"national"}
