"""The measures of a ranking against numbers worked out by hand."""

from pathlib import Path

import pytest

from benchmarks.relevance_measures import agreement, interval, ndcg, recall, reciprocal_rank, unjudged
from benchmarks.relevance_questions import grades

GRADES = {"a": 3, "b": 2, "c": 1, "d": 0}


def test_ndcg_is_the_gain_against_that_of_the_best_order() -> None:
    # gains 7, 3, 0, 1 over 1, 1.58496, 2, 2.32193: 7 + 1.89279 + 0 + 0.43068; in the best order 7 + 1.89279 + 0.5
    assert ndcg(["a", "b", "d", "c"], GRADES) == pytest.approx(9.32347 / 9.39279, abs=1e-5)
    assert ndcg(["a", "b", "c", "d"], GRADES) == 1
    assert ndcg(["d", "x", "y"], GRADES) == 0
    assert ndcg([], GRADES) == 0


def test_ndcg_counts_what_was_not_found_and_not_what_comes_too_late() -> None:
    # 1 over 1.58496, against 9.39279
    assert ndcg(["x", "c"], GRADES) == pytest.approx(0.63093 / 9.39279, abs=1e-5)
    # of the first two only: 3 over 1, against 7 + 1.89279
    assert ndcg(["b", "d", "a"], GRADES, depth=2) == pytest.approx(3 / 8.89279, abs=1e-5)
    # eleven fully relevant, of which ten can stand among the first ten
    assert ndcg([f"p{number}" for number in range(10)], {f"p{number}": 3 for number in range(11)}) == 1


def test_reciprocal_rank_is_of_the_first_that_answers() -> None:
    assert reciprocal_rank(["b", "a"], GRADES) == 1
    assert reciprocal_rank(["c", "x", "b", "a"], GRADES) == pytest.approx(1 / 3)
    assert reciprocal_rank(["c", "d"], GRADES) == 0


def test_recall_counts_what_is_at_least_partly_relevant() -> None:
    assert recall(["d", "c", "x", "a"], GRADES) == pytest.approx(2 / 3)
    assert recall(["d", "c", "x", "a"], GRADES, depth=2) == pytest.approx(1 / 3)
    assert recall([], GRADES) == 0


def test_nothing_is_measured_where_there_is_nothing_to_find() -> None:
    assert [measure(["d"], {"d": 0}) for measure in (ndcg, reciprocal_rank, recall)] == [None] * 3
    assert reciprocal_rank(["c"], {"c": 1}) is None
    assert recall(["c"], {"c": 1}) == 1


def test_unjudged_is_what_has_no_grade_at_all() -> None:
    assert unjudged(["a", "d", "x", "y"], GRADES) == 2
    assert unjudged(["a", "d", "x", "y"], GRADES, depth=3) == 1


def test_agreement_is_one_where_all_are_alike_and_nought_by_chance() -> None:
    assert agreement([(0, 0), (3, 3), (1, 1)]) == 1
    assert agreement([(0, 0), (0, 3), (3, 0), (3, 3)]) == 0
    # differences of 0, 0, 1 and 1: half a square in the mean; by chance, of all pairs, one and a half
    assert agreement([(0, 0), (2, 2), (0, 1), (2, 1)]) == pytest.approx(1 - 0.5 / 1.5)


def test_the_interval_holds_the_middle_of_the_means_drawn() -> None:
    assert interval([0.25] * 9) == (0.25, 0.25)
    # two questions: the mean is 0, a half or 1, with a chance of a quarter, a half and a quarter
    assert interval([0.0, 1.0]) == (0.0, 1.0)
    # 100 differences of -1 and 1 by halves: the mean's deviation is 0.1, so 0.196 to either side
    least, most = interval([-1.0, 1.0] * 50)
    assert [least, most] == pytest.approx([-0.196, 0.196], abs=0.02)


def test_grades_are_read_by_question_and_passage(tmp_path: Path) -> None:
    file = tmp_path / "grades.tsv"
    file.write_text("# question, passage, grade\nq1\ta\t3\nq1\tb\t0\nq2\ta\t1\n", encoding="utf-8")
    assert grades({"q1", "q2"}, {"a", "b"}, file) == {"q1": {"a": 3, "b": 0}, "q2": {"a": 1}}


@pytest.mark.parametrize("line", ["q9\ta\t1", "q1\tz\t1", "q1\ta\t4", "q1\ta\t-1", "q1\ta\t2\nq1\ta\t2"])
def test_a_grade_of_what_there_is_not_is_refused(tmp_path: Path, line: str) -> None:
    file = tmp_path / "grades.tsv"
    file.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"grades\.tsv:\d"):
        grades({"q1"}, {"a"}, file)
