"""Readings: what sounds alike, and what letters begin."""

from importlib.util import find_spec

import pytest

from analyzers.readings import is_typed, sound_alike
from tests.requirements import missing


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("双成经济圈", "双城经济圈", True),
        ("重庆", "虫庆", True),  # 重 is read in two ways
        ("提案", "提按", True),
        ("提案", "提按办", False),
        ("提案", "议案", False),
        ("a", "a", True),
        ("a", "b", False),
    ],
)
def test_what_sounds_alike(one: str, other: str, *, alike: bool) -> None:
    assert sound_alike(one, other) is alike
    assert sound_alike(other, one) is alike


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("", True),
        ("q", True),
        ("qgc", True),
        ("quanguo", True),
        ("quanguocheng", True),
        ("qguoc", True),
        ("quanc", False),
        ("gc", False),
        ("quanguochengr", False),
    ],
)
def test_what_letters_begin(typed: str, *, begins: bool) -> None:
    assert is_typed("全过程", typed) is begins


def test_the_table_is_what_its_script_writes() -> None:
    if find_spec("pypinyin") is None:
        missing("pypinyin", "install the development dependency")
    from analyzers.generate_readings import READINGS, written

    assert READINGS.read_text(encoding="utf-8") == written()
