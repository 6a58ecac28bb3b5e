"""Judging what a repair made of a damaged text."""

import re
from collections import Counter

from benchmarks.damage.characters import Passages, compare
from benchmarks.damage.false_joints import FalseJoints
from benchmarks.damage.score import Score
from benchmarks.damage.truth import Damaged, Paragraph, compact

BLANKS_IN_CHINESE = re.compile(r"(?<=[^\x00-\x7f\s])\s+(?=[^\x00-\x7f\s])")


def judge(damaged: Damaged, passages: list[str], headings: list[str], *, characters: bool = False) -> Score:
    """How well `passages` and `headings` give back the truth; all comparisons leave white space out.

    A paragraph is found if a passage equals it, and no more passages do than the truth has such paragraphs: one left repeated
    is not found. A heading is found among the headings or the passages. A joint is true if its two sides stand together in
    passages and headings as often as in the truth, else it is missed; `false_joints` tells what a false one is. `blanks_left`
    are the places in passages where white space stands between two Chinese characters, `strangers` the passages that share no
    eight characters with the truth and are no part of it: captions, page numbers and furniture. With `characters`, to be asked
    for where the damage only doubles something, paragraphs are compared character by character as `characters` tells.
    """
    found, others = [compact(passage) for passage in passages], [compact(heading) for heading in headings]
    score = _paragraphs(damaged, found, set(others)) + _joints(damaged, found, others)
    score += Score(blanks_left=sum(len(BLANKS_IN_CHINESE.findall(passage.strip())) for passage in passages))
    return score + _characters(damaged, found + others) if characters else score


def _paragraphs(damaged: Damaged, found: list[str], headings: set[str]) -> Score:
    left = Counter(found)
    wanted = Counter(compact(paragraph.text) for paragraph in damaged.paragraphs)
    too_many = {text for text, count in left.items() if count > wanted[text]}
    right = []
    for number, paragraph in enumerate(damaged.paragraphs):
        if _is_found(paragraph, left, too_many, headings):
            right.append(number)
            left[compact(paragraph.text)] -= not paragraph.heading
    whole = sum(number in damaged.broken for number in right)
    unbroken = len(damaged.paragraphs) - len(damaged.broken)
    return Score(len(damaged.broken), whole, unbroken, len(right) - whole)


def _is_found(paragraph: Paragraph, left: Counter[str], too_many: set[str], headings: set[str]) -> bool:
    text = compact(paragraph.text)
    if paragraph.heading:
        return text in headings or text in left
    return left[text] > 0 and text not in too_many


def _joints(damaged: Damaged, found: list[str], others: list[str]) -> Score:
    asked = FalseJoints(damaged.paragraphs)
    together = "\0".join(found + others)
    true = sum(together.count(before + after) >= asked.truth.count(before + after) for before, after in damaged.joints)
    return Score(
        joints_true=true,
        joints_missed=len(damaged.joints) - true,
        joints_false=sum(asked.count(passage) for passage in found),
        strangers=sum(passage not in asked.truth and not any(asked.runs(passage)) for passage in found),
    )


def _characters(damaged: Damaged, found: list[str]) -> Score:
    passages, exact = Passages(found), set(found)
    score = Score()
    for number, paragraph in enumerate(damaged.paragraphs):
        text = compact(paragraph.text)
        best = text if text in exact else passages.likest(text)
        score += compare(text, best, broken=number in damaged.broken) + Score(judged_characters=len(text))
    return score
