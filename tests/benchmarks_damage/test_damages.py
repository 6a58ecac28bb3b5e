"""Every kind of damage keeps the truth and can be told from it by the judge."""

import random
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.damage import DAMAGES, Damaged, Paragraph, clean
from benchmarks.damage.interleaved import LEAST
from benchmarks.damage.judge import judge
from benchmarks.damage.score import Score
from benchmarks.damage.truth import compact
from tests.benchmarks_damage.made_texts import paragraphs
from tests.requirements import texts_folder

REARRANGED = {"wraps", "wraps_blanks", "interleaved", "interleaved_six", "wraps_interleaved"}
TORN = {kind for kind in DAMAGES if any(name in kind for name in ("page_breaks", "captions", "interleaved", "moved"))}
PARAGRAPHS = 24


def can_stand_in_columns(seed: int) -> bool:
    """Whether the text made of a seed holds a paragraph that can: about one in 600 does not, and nothing is torn there."""
    return any(len(paragraph.text) >= LEAST for paragraph in paragraphs(random.Random(seed), PARAGRAPHS))


seeds = st.integers(0, 2**32).filter(can_stand_in_columns)
every_kind = pytest.mark.parametrize("kind", DAMAGES)


def damage(kind: str, seed: int, count: int = PARAGRAPHS) -> Damaged:
    rng = random.Random(seed)
    return DAMAGES[kind](paragraphs(rng, count), rng)


def judged_by_itself(damaged: Damaged) -> Score:
    """The truth, as a perfect repair would give it."""
    passages = [paragraph.text for paragraph in damaged.paragraphs if not paragraph.heading]
    return judge(
        damaged, passages, [paragraph.text for paragraph in damaged.paragraphs if paragraph.heading], characters=True
    )


@every_kind
@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_the_truth_is_judged_perfect(kind: str, seed: int) -> None:
    score = judged_by_itself(damage(kind, seed))
    assert (score.whole, score.untouched, score.joints_missed) == (score.broken, score.unbroken, 0)
    assert (score.joints_false, score.blanks_left, score.strangers, score.false_repairs) == (0, 0, 0, 0)
    assert score.characters_share == 1.0


@every_kind
@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_the_damaged_text_is_not(kind: str, seed: int) -> None:
    damaged = damage(kind, seed)
    score = judge(damaged, [block for block in re.split(r"\n\n+", damaged.text) if block.strip()], [])
    assert damaged.broken
    assert score.whole_share < 1 or score.blanks_left or score.strangers
    assert not damaged.joints or score.joint_recall < 1


@every_kind
@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_no_character_of_the_truth_is_lost(kind: str, seed: int) -> None:
    damaged = damage(kind, seed)
    truth = "".join(compact(paragraph.text) for paragraph in damaged.paragraphs)
    text = damaged.text.replace(" and ", "和") if kind == "and" else damaged.text
    left_over = Counter(compact(text))
    left_over.subtract(truth)
    assert min(left_over.values()) >= 0
    assert kind not in REARRANGED | {"and"} or not any(left_over.values())
    assert kind not in {"wraps", "wraps_blanks", "and"} or compact(text) == truth


@every_kind
@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_joints_are_of_the_truth_and_damage_is_repeatable(kind: str, seed: int) -> None:
    damaged = damage(kind, seed)
    whole = [compact(paragraph.text) for paragraph in damaged.paragraphs]
    assert bool(damaged.joints) == (kind in TORN)
    assert all(any(before + after in text for text in whole) for before, after in damaged.joints)
    assert damaged.broken <= set(range(len(whole)))
    assert damage(kind, seed) == damaged


@every_kind
@pytest.mark.parametrize("count", [0, 1, 2])
def test_short_texts_are_bearable(kind: str, count: int) -> None:
    for seed in range(20):
        damaged = damage(kind, seed, count)
        assert judged_by_itself(damaged).whole_share == 1.0


@every_kind
def test_unbroken_paragraphs_stand_in_the_text_as_they_are(kind: str) -> None:
    damaged = damage(kind, 7)
    for number, paragraph in enumerate(damaged.paragraphs):
        assert number in damaged.broken or paragraph.text in damaged.text


def test_clean_leaves_out_what_is_torn() -> None:
    head = "关于工作的报告\n\n——某年某月\n\n各位代表，现在报告工作。\n\n一、工作回顾\n\n　　过去 一年，推进 Web 2 建设。\n\n"
    torn = "认真执行《\n条例\n》，成效明显。\n\n这一段没有完\n\n，这一段没有头。\n\n“没有合上。\n\n①见某书，第3页。\n\n"
    whole = [f"这一段是完整的第{number}段，没有什么问题。" for number in "甲乙丙丁戊己庚辛"]
    tail = "\n\n本作品来自某处。\n\n后面都不要。"
    assert clean(head + torn + "\n\n".join(whole) + tail) == [
        Paragraph("各位代表，现在报告工作。", heading=False),
        Paragraph("一、工作回顾", heading=True),
        Paragraph("过去一年，推进Web 2建设。", heading=False),
        *(Paragraph(text, heading=False) for text in whole),
    ]
    assert clean(head + torn * 9 + tail) == []


def test_the_corpus_is_enough_and_its_truth_is_judged_perfect() -> None:
    texts = [clean(file.read_text(encoding="utf-8")) for file in sorted(texts_folder().rglob("*.txt"))]
    full = [text for text in texts if text]
    assert len(full) >= 40
    for number, kind in enumerate(DAMAGES):
        score = judged_by_itself(DAMAGES[kind](full[number], random.Random(number)))
        assert score.broken
        assert (score.whole_share, score.untouched_share, score.joint_precision, score.joint_recall) == (1, 1, 1, 1)
