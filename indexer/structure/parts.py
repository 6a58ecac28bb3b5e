"""Where in a report a passage stands: opening, review, plan, closing; other where the text does not say.

Headings decide first: 二、2025年主要任务 begins the plan. Without one, the words that open a part do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

OPENING, REVIEW, PLAN, CLOSING, OTHER = "opening", "review", "plan", "closing", "other"
_PLAN_HEADING = re.compile(
    r"(?:主要|工作|重点|目标)任务|(?:19|20)\d\d年[^。]{0,8}(?:任务|安排|部署|打算|重点|建议|思路|展望)|工作安排$|任务$|打算$|工作重点$|工作建议$|工作思路$|展望|总体要求|"
    r"(?:未来|今后|下一个?)五年|新的一年|下一步|^[^，,]{0,6}今后|今年"
)
_REVIEW_HEADING = re.compile(
    r"回顾|总结|回眸|过去[一二三四五]?年|主要工作$|工作情况|履职情况|工作体会|体会$|经验$|存在的?(?:主要)?(?:问题|不足)"
)
_PLAN_FIRST = re.compile(r"(?:未来|今后|下一步|新的一年|主要任务|工作安排|工作建议)")
_PLAN_TEXT = re.compile(
    r"^(?:[^。]{0,40}(?:19|20)\d\d年(?:，)?(?:是|[^。]{0,12}(?:工作的)?总体(?:要求|思路)(?:是|为|：))|(?:做好)?(?:今年|新的一年|(?:19|20)\d\d年)[^。]{0,16}工作的?(?:总体|指导)|展望新的|新的一年|展望(?:19|20)\d\d)"
)
_REVIEWS = re.compile(r"刚刚过去的|过去(?:的)?一年|一年来|这一年|成绩(?:的)?(?:取得|得来)|取得[^。]{0,12}成绩")
_PLANS = re.compile(r"展望新的|展望(?:19|20)\d\d|新的一年|前进道路上|(?:19|20)\d\d年是[^。]{0,40}(?:之年|一年)")
_OPENING_TEXT = re.compile(
    r"^各位(?:委员|代表|领导|同志)[^。]{0,12}[:：]?$|请予审议|向(?:大会|会议)(?:作)?(?:工作)?报告|请(?:各位)?[^。]{0,12}审议"
)
_APPEAL = re.compile(
    r"让我们|我们坚信|我们相信|征程[^。]{0,12}(?:催人|召唤)|携手|踔厉奋发|勇毅前行|不懈奋斗|奋力谱写|奋力开创|作出[^。]{0,8}贡献[！!。]?$|展望未来"
)
_LOOKS_AHEAD = re.compile(r"新的一年|新征程上|展望|踏上新|将(?:以更加|坚持以|一如既往|继续坚持)")
_ADDRESS = re.compile(r"^各位(?:委员|代表|同志|领导)")


@dataclass(frozen=True, slots=True)
class Stand:
    """What decides the part of one passage."""

    text: str
    headings: tuple[str, ...]  # highest first


def parts(passages: Sequence[Stand], kind: str, *, goes_on: bool = False) -> list[str]:
    """The part of each passage; a report that ``goes_on`` from another page has no opening."""
    if kind == "editorial":
        return [_by_words(passage.text) for passage in passages]
    found: list[str] = []
    current = REVIEW if goes_on else OPENING
    for passage in passages:
        told = _told_by(passage.headings[:2])
        if told:
            current = told
        elif current == OPENING and passage.headings:
            current = REVIEW
        elif current == REVIEW and _PLAN_TEXT.match(passage.text) and not passage.headings[1:]:
            current = PLAN if kind != "feature" else REVIEW
        found.append(current)
    if kind in ("news", "other"):
        told_at_all = any(_told_by(passage.headings) for passage in passages)
        found = [part if told_at_all and part in (REVIEW, PLAN) else OTHER for part in found]
    return _closed(_opened(found, passages, kind), passages, kind)


def _by_words(text: str) -> str:
    """What one passage of an editorial plainly does."""
    if _REVIEWS.search(text):
        return REVIEW
    return PLAN if _PLANS.search(text) else OTHER


def _told_by(headings: tuple[str, ...]) -> str:
    """The part that the headings name; the highest that names one decides."""
    for heading in headings:
        if _REVIEW_HEADING.search(heading) and not _PLAN_FIRST.search(heading):
            return REVIEW
        if _PLAN_HEADING.search(heading):
            return PLAN
    return ""


def _opened(found: list[str], passages: Sequence[Stand], kind: str) -> list[str]:
    """The opening ends where the text begins in earnest, also where no heading says so; the plan then begins by its words."""
    if set(found) != {OPENING} or kind in ("news", "other"):
        return found
    first = next((at for at, passage in enumerate(passages) if not _OPENING_TEXT.search(passage.text)), len(found))
    plan = next(
        (at for at, passage in enumerate(passages) if at > first and _PLAN_TEXT.match(passage.text)), len(found)
    )
    return [OPENING if at < first else REVIEW if at < plan or kind == "feature" else PLAN for at in range(len(found))]


def _closed(found: list[str], passages: Sequence[Stand], kind: str) -> list[str]:
    """The last appeal of a report or an article closes it."""
    if kind in ("news", "other"):
        return found
    at = len(found) - 1
    if kind == "feature" and at > 0 and _LOOKS_AHEAD.search(passages[at].text):
        found[at] = CLOSING
        at -= 1
    while at > 0 and len(found) - at <= 3 and _is_appeal(passages[at]):
        found[at] = CLOSING
        at -= 1
    return found


def _is_appeal(passage: Stand) -> bool:
    text = passage.text
    ends = bool(_APPEAL.search(text)) and len(text) < 400
    return ends and (
        bool(_ADDRESS.match(text)) or text.endswith(("！", "!")) or "让我们" in text or "展望未来" in text[:40]
    )
