"""Dates, the year in which a report was given, and the years that it speaks of.

A date is a day that is printed in the title's block or on the page; events told in the text are none. The years reviewed
and planned come from the headings of the parts, else from what the text says of itself.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

_B = r"[ \t\u00a0\u3000]*"
_DIGITS = str.maketrans("〇○零Ｏ０一二三四五六七八九１２３４５６７８９", "0000" + "0" + "123456789" + "123456789")
_DAY = re.compile(
    rf"((?:19|20)\d\d|[一二][〇○零Ｏ０一二三四五六七八九]{{3}}){_B}[年./-]{_B}(\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_B}[月./-]{_B}(\d{{1,2}}|[一二三四五六七八九十]{{1,3}})"
)
_YEAR = r"((?:19|20)\d\d)[ \u3000]*年"
_PLAN_WORDS = (
    "主要任务|工作任务|重点任务|目标任务|任务|工作安排|安排|工作部署|部署|"
    "工作打算|打算|工作重点|重点|工作建议|建议|工作思路|计划|要点|展望|工作意见|总体要求"
)
_REVIEW_WORDS = (
    "工作回顾|回顾|工作回眸|回眸|工作总结|总结|主要工作|工作情况|工作综述|综述|"
    "履职情况|履职纪实|履职回眸|工作纪实|纪实|亮点|巡礼|工作掠影|掠影|盘点"
)
_PLAN = re.compile(rf"{_YEAR}(?:的|全年|度|我们的)?[^。，0-9]{{0,8}}?(?:{_PLAN_WORDS})")
_REVIEW = re.compile(rf"{_YEAR}(?:的|全年|度)?[^。，0-9]{{0,8}}?(?:{_REVIEW_WORDS})")
_SPANS_YEARS = re.compile(r"((?:19|20)\d\d)(?:年)?[—–－~至到-]{1,2}((?:19|20)\d\d)年?")
_FIVE_BACK = re.compile(r"(?:过去|这)五年|五年来|五年(?:工作)?(?:的)?(?:回顾|总结)|任期(?:内|以来)")
_TERM_BACK = re.compile(r"届[^。]{0,12}(?:回顾|总结)")  # five years, where five are planned
_FIVE_AHEAD = re.compile(r"(?:未来|今后|下一个?|往后)五年")
_SAYS_LAST = re.compile(
    rf"(?:刚刚过去的|回顾|回望|回首|翻开[^。]{{0,20}}|开展|圆满完成|过去的?一年[，,]){_YEAR}|{_YEAR}[，,](?:是[^。]{{0,24}}(?:之年|一年)|[^。]{{0,12}}(?:区|市|县|省|州)?政协)"
)
_SAYS_NEXT = re.compile(rf"{_YEAR}(?:，)?是[^。]{{0,60}}?(?:之年|一年|关键年|开局年|收官年|起步年)")
TERM = 5


def first_date(texts: Iterable[str]) -> str | None:
    """The first day told, as YYYY-MM-DD."""
    for text in texts:
        for found in _DAY.finditer(text):
            try:
                return date(*map(_number, found.groups())).isoformat()
            except ValueError:
                continue
    return None


def _number(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    if len(text) == 4:
        return int(text.translate(_DIGITS))
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(text.translate(_DIGITS))
    return 10 * (int(tens.translate(_DIGITS)) if tens else 1) + (int(ones.translate(_DIGITS)) if ones else 0)


def given_year(texts: Iterable[str]) -> int | None:
    """The year of a meeting or an issue that is told without a day."""
    for text in texts:
        if found := re.search(rf"{_YEAR}\d{{1,2}}月", text):
            return int(found[1])
    return None


def worked_years(headings: list[str], title: str, body: list[str], given: int | None) -> tuple[list[int], list[int]]:
    """The years reviewed and the years planned, ascending."""
    review, plan = _of_headings([title, *headings], given)
    if not plan and not review:
        review, plan = _of_text(body, given)
    if plan and not review:
        review = {min(plan) - 1}
    if review and not plan and given and max(review) + 1 == given and any(_PLANS.search(text) for text in headings):
        plan = {given}
    return sorted(review), sorted(plan)


_PLANS = re.compile(rf"^[^。]{{0,12}}(?:今年|新的一年|下一步|今后)[^。]{{0,10}}(?:{_PLAN_WORDS})|(?:{_PLAN_WORDS})$")
_LAST_YEAR = re.compile(r"过去(?:的)?一年|一年来|去年")
_THIS_YEAR = re.compile(r"今年|新的一年|新一年|下一步")


def _of_headings(headings: list[str], given: int | None) -> tuple[set[int], set[int]]:
    review: set[int] = set()
    plan: set[int] = set()
    term = any(_FIVE_AHEAD.search(heading) for heading in headings)
    for heading in headings:
        years = {int(year) for year in _REVIEW.findall(heading)}
        review |= years
        plan |= {int(year) for year in _PLAN.findall(heading)} - years
        if found := _SPANS_YEARS.search(heading):
            first, last = int(found[1]), int(found[2])
            if re.search(_REVIEW_WORDS, heading) and last - first < 10:
                review |= set(range(first, last + 1))
        if given and (_FIVE_BACK.search(heading) or (term and _TERM_BACK.search(heading))):
            review |= set(range(given - TERM, given))
        if given and _FIVE_AHEAD.search(heading):
            plan |= set(range(given, given + TERM))
        if given and _LAST_YEAR.search(heading) and re.search(_REVIEW_WORDS, heading):
            review.add(given - 1)
        if given and _THIS_YEAR.search(heading) and re.search(_PLAN_WORDS, heading):
            plan.add(given)
    return review, plan


def _of_text(body: list[str], given: int | None) -> tuple[set[int], set[int]]:
    """What the text says of itself: 刚刚过去的2022年, 2023年是…之年."""
    text = "\n".join(body)
    last = Counter(int(year) for found in _SAYS_LAST.findall(text) for year in found if year)
    following = Counter(int(year) for year in _SAYS_NEXT.findall(text))
    review = {year for year in last if given is None or year < given}
    plan = {year for year in following if (given is None or year >= given) and (not review or year > max(review))}
    if not review and plan:
        review = {min(plan) - 1} if _LAST_YEAR.search(text) else set()
    review = {max(review)} if review else set()
    if plan and review:
        plan = {year for year in plan if year == max(review) + 1}
    return review, plan
