"""Other words for the same: each line of the list is a group, and every word of it finds the others."""

from pathlib import Path

from analyzers.synonyms import synonyms

LINES = (Path(__file__).parents[2] / "analyzers/data/synonyms.txt").read_text(encoding="utf-8").splitlines()
GROUPS = [line.split() for line in LINES if not line.startswith("#")]
TOO_GENERAL = {"工作", "发展", "建设", "服务", "推进", "加强", "管理", "问题", "政协", "委员", "协商", "监督"}


def test_every_group_has_several_words_and_none_that_say_nothing() -> None:
    assert len(GROUPS) > 300
    for group in GROUPS:
        assert len(group) > 1
        assert len(set(group)) == len(group), group
        assert all(2 <= len(word) <= 8 for word in group), group
        assert not TOO_GENERAL & set(group), group


def test_a_word_finds_the_others_of_its_line_and_not_itself() -> None:
    for group in GROUPS:
        for word in group:
            assert set(group) - {word} <= set(synonyms(word)), word
            assert word not in synonyms(word)


def test_of_most_words_there_are_none() -> None:
    assert synonyms("没有这样的话") == ()
