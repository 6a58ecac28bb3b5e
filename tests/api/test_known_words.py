"""What a typed word may have meant, and how it may go on."""

import pytest

from analyzers.dictionary import Dictionary
from analyzers.slogan import Slogan
from api.known_words import KnownWords, is_one_slip

WORDS = "提案 90\n政协 80\n提案人 3\n乡村 20\n提升 15\n营商环境 4\n"


@pytest.fixture(scope="module")
def words() -> KnownWords:
    slogans = [
        Slogan("成渝地区双城经济圈", "strategy", "national", variants=("双城经济圈",)),
        Slogan("全过程人民民主", "theory", "national"),
    ]
    return KnownWords(Dictionary.of(slogans), WORDS)


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("双成经济圈", "双城经济圈", True),  # mistaken
        ("双城经圈", "双城经济圈", True),  # left out
        ("双城城经济圈", "双城经济圈", True),  # put in
        ("双经城济圈", "双城经济圈", True),  # changed places
        ("双城经济", "双城经济圈", True),
        ("成经济圈", "双城经济圈", False),
        ("双城经济圈", "双城经济圈", False),
        ("圈济经城双", "双城经济圈", False),
        ("", "双", True),
    ],
)
def test_one_slip(typed: str, meant: str, *, slip: bool) -> None:
    assert is_one_slip(typed, meant) is slip
    assert is_one_slip(meant, typed) is slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("双成经济圈", ["双城经济圈"]),
        ("提按", ["提案"]),
        ("提伞", []),  # of short words only what sounds alike, or has the same ends
        ("提伞人", ["提案人"]),
        ("赢商环境", ["营商环境"]),
        ("全过程人明民主", ["全过程人民民主"]),
        ("全程人民民主", ["全过程人民民主"]),
        ("乡", []),
        ("", []),
        ("双" * 30, []),
    ],
)
def test_what_was_meant(words: KnownWords, typed: str, meant: list[str]) -> None:
    assert words.near(typed) == meant


def test_how_it_goes_on_slogans_first_then_the_frequent(words: KnownWords) -> None:
    assert [known.text for known in words.beginning("提", 9)] == ["提案", "提升", "提案人"]
    assert [known.text for known in words.beginning("提", 2)] == ["提案", "提升"]
    assert [known.text for known in words.beginning("成渝", 9)] == ["成渝地区双城经济圈"]
    assert words.beginning("没有", 9) == []


def test_slogans_by_letters(words: KnownWords) -> None:
    assert [known.text for known in words.spelled("qgcrm", 9)] == ["全过程人民民主"]
    assert [known.text for known in words.spelled("shuangcheng", 9)] == ["双城经济圈"]
    assert words.spelled("tian", 9) == []
