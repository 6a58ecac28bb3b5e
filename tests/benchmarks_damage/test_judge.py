"""The judge tells right from wrong in cases made by hand."""

import pytest

from benchmarks.damage import Damaged, Paragraph
from benchmarks.damage.judge import judge
from benchmarks.damage.score import Score

FIRST = "委员们认真听取饮水工程情况，提出意见建议三十条，推动解决停车难题。"
SECOND = "联络站共同商议校车线路，企业协会书面答复有关问题，群众表示满意。"
HEADING = "二、古镇保护有了新办法"
TRUTH = [Paragraph(FIRST, heading=False), Paragraph(HEADING, heading=True), Paragraph(SECOND, heading=False)]
DAMAGED = Damaged("", TRUTH, {0}, [(FIRST[9:17], FIRST[17:25])])
CAPTION = "某区政协组织开展专题协商活动（记者 张某 摄）"


def scored(passages: list[str], headings: list[str] | None = None) -> Score:
    return judge(DAMAGED, passages, [HEADING] if headings is None else headings, characters=True)


def test_all_is_right() -> None:
    assert scored([FIRST, SECOND]) == scored([FIRST, HEADING, SECOND], [])
    assert scored([FIRST, SECOND]).whole_share == scored([FIRST, SECOND]).joint_recall == 1


def test_left_torn() -> None:
    score = scored([FIRST[:17], FIRST[17:], SECOND])
    assert (score.whole, score.untouched, score.joints_true, score.joints_missed, score.joints_false) == (0, 2, 0, 1, 0)
    assert score.false_repairs == 0


@pytest.mark.parametrize(
    ("passage", "false"),
    [
        (FIRST, 0),
        (FIRST[3:20], 0),
        (FIRST[:17] + CAPTION + FIRST[17:], 0),
        (FIRST[:8] + FIRST, 0),
        (FIRST.replace("认真听取", " and "), 0),
        (FIRST[:17] + SECOND[17:], 1),
        (FIRST + SECOND, 1),
        (SECOND + FIRST, 1),
        (HEADING + SECOND, 1),
        (FIRST[:12] + SECOND[:12] + FIRST[12:], 2),
        (CAPTION, 0),
    ],
)
def test_false_joints(passage: str, false: int) -> None:
    assert scored([passage]).joints_false == false


def test_a_skipped_piece_is_a_false_joint() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(60))
    assert judge(Damaged("", [Paragraph(text, heading=False)], {0}, []), [text[:20] + text[40:]], []).joints_false == 1


def test_left_repeated_is_not_whole() -> None:
    assert scored([FIRST, FIRST, SECOND]).whole == 0
    assert scored([FIRST, SECOND, SECOND]).untouched == 1


def test_what_is_not_the_texts() -> None:
    assert scored([FIRST, CAPTION, "第3页", SECOND]).strangers == 2
    assert scored([FIRST.replace("，", "， "), SECOND]).blanks_left == 2


def test_characters_and_false_repairs() -> None:
    assert scored([FIRST[:4] + FIRST, SECOND]).false_repairs == 0
    assert scored([FIRST[:4] + FIRST, SECOND]).characters_share < 1
    assert scored([FIRST.replace("认真", ""), SECOND]).false_repairs == 1
    assert scored([FIRST, SECOND.replace("共同", "")]).false_repairs == 1
    assert scored([FIRST, SECOND[:2] + SECOND]).false_repairs == 1
    assert scored([FIRST]).false_repairs == 1
    assert scored([FIRST]).false_repairs_per_million == pytest.approx(1e6 / len(FIRST + HEADING + SECOND))


def test_scores_add_up() -> None:
    total = scored([FIRST, SECOND]) + scored([FIRST[:17], FIRST[17:], SECOND])
    assert (total.broken, total.whole, total.whole_share, total.joint_recall) == (2, 1, 0.5, 0.5)
    assert Score().whole_share == Score().joint_precision == 1
