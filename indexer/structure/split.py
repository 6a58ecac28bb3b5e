"""One source, several reports: where an article begins that is not the one before it.

An article begins at (上接第一版), and at a title that has a subtitle, a speaker, a salutation or the first words of a dispatch
under it. A title in the middle of a report or at its end belongs to that report, and a heading with a dash under it, as features have
them (学思践悟 ——在凝心铸魂中把稳思想之舵), is none unless that line says what the article is or an author's name follows.
"""

import re
from dataclasses import replace

from indexer.paragraph import BODY, FURNITURE, HEADING, TITLE, Paragraph
from indexer.printed import bare
from indexer.structure.titles import BYLINE, SALUTATION, SUBTITLE, is_byline, is_dispatch, is_subtitle

_NAMES_ARTICLE = re.compile(
    r"(?:19|20)\d\d年|综述|纪实|回眸|侧记|掠影|巡礼|述评|专访|访谈|报告|祝|致|评论|社论|之[一二三四五六七八九十]$|在[^。]{2,30}(?:会议|全会|大会)上|[开闭]幕"
)
ON_FROM = ("上接", "紧接", "接")


def split(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    reports: list[list[Paragraph]] = [[]]
    titles: set[str] = set()
    for at, paragraph in enumerate(paragraphs):
        if _begins(paragraphs, at, titles) and any(other.role in (BODY, HEADING) for other in reports[-1]):
            reports.append([])
            titles = set()
        if paragraph.role == TITLE:
            titles.add(bare(paragraph.text))
        reports[-1].append(paragraph)
    return [reports[0], *map(_titled, reports[1:])]


def _titled(report: list[Paragraph]) -> list[Paragraph]:
    """An article farther down the page, with the heading and the line under it that it begins with as its title."""
    if report[0].role != HEADING:
        return report
    return [*(replace(line, role=TITLE, reason="title") for line in report[:2]), *report[2:]]


def _is_signed(below: list[Paragraph]) -> bool:
    return bool(below) and is_byline(below[0])


def goes_on_from(paragraph: Paragraph) -> bool:
    """Whether this mark says that an article began on another page."""
    text = bare(paragraph.text).lstrip("（(【[▲▼★☆●■◆→←")
    return paragraph.role == FURNITURE and paragraph.reason == "continued" and text.startswith(ON_FROM)


def goes_on_to(paragraph: Paragraph) -> bool:
    return paragraph.role == FURNITURE and paragraph.reason == "continued" and not goes_on_from(paragraph)


def _begins(paragraphs: list[Paragraph], at: int, titles: set[str]) -> bool:
    paragraph = paragraphs[at]
    if goes_on_from(paragraph):
        return True
    if paragraph.role not in (TITLE, HEADING) or bare(paragraph.text) in titles:
        return False
    below = paragraphs[at + 1 : at + 2]
    if not below or below[0].role == FURNITURE:
        return False
    text = below[0].text
    if paragraph.role == HEADING:
        return is_subtitle(text) and (
            _NAMES_ARTICLE.search(text) is not None or _is_signed(paragraphs[at + 2 : at + 3])
        )
    if SUBTITLE.fullmatch(text) or SALUTATION.fullmatch(text) or is_dispatch(text):
        return True
    return BYLINE.fullmatch(text) is not None and len(text) < 8
