"""Titles, subtitles, names of speakers and dates around them: furniture of a report, and where its metadata is read.

A report's full title (中国人民政治协商会议…工作报告) is known wherever it stands, also torn into the middle of a sentence or at
the end. What stands above the first paragraph is the title's block: short lines without an end of sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from indexer.paragraph import BODY, FURNITURE, TITLE, Paragraph
from indexer.printed import HAN, begins_with_number, ends_sentence
from vocabulary.offices import OFFICES

LONGEST_LINE = 60
_CIRCLED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")  # the number of a page
MOST_LINES = 8
_B = r"[ \t\u00a0\u3000]*"
FULL_TITLE = re.compile(
    rf"(?:中国人民政治协商会议|政协|中国共产党)[{HAN}A-Za-z0-9 \t\u3000“”（）()]{{2,50}}"
    rf"(?:委员会|常委会|常务委员会|全国委员会|代表大会){_B}[{HAN} \u3000]{{0,8}}(?:工作|的){_B}报{_B}告"
    rf"(?:{_B}[（(](?:摘要|摘登|节选|全文|草案|审议稿|书面)[）)])?"
)
SUBTITLE = re.compile(
    r"[—―–-]{1,3}[^。]{4,60}|[（(][^（）()。]{0,12}(?:19|20|二)[^。]{4,50}[）)]|[（(](?:摘要|摘登|节选|全文|书面)[）)]"
)
DATE_LINE = re.compile(
    rf"[（(]?(?:19|20)\d\d年{_B}\d{{1,2}}月{_B}\d{{1,2}}日[^。，,]{{0,40}}[）)]?|[（(]?[二一][〇○零九０Ｏ][〇○零一二三四五六七八九]{{2}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日[^。，,]{{0,40}}[）)]?"
)
_OFFICE = "|".join(OFFICES)
BYLINE = re.compile(
    rf"(?:[{HAN}、]{{0,24}}(?:{_OFFICE})[ \t\u3000:：]*)?[{HAN}]{_B}[{HAN}]{{1,2}}(?:·[{HAN}]{{1,8}})?"
    rf"|[{HAN}]{{0,24}}(?:{_OFFICE})|[{HAN}]{{2,12}}·[{HAN}·]{{2,12}}"
)
# 2022年工作回顾 heads a part; it names no report
PART_HEADING = re.compile(
    rf"(?:第?[一二三四五六七八九十]{{1,3}}届[{HAN}]{{0,8}})?(?:(?:19|20)\d\d{_B}年|过去[一二三四五]年|今后[一二三四五]年|未来[一二三四五]年|[一五]年来|今年|明年|下[一]?年|下[一]步)?{_B}(?:度)?(?:的)?(?:主要|重点|政协)?(?:工作)?{_B}(?:情况)?"
    r"(?:的)?(?:主要)?(?:回顾|安排|任务|部署|打算|总结|建议|展望|要点|思路|重点|目标|体会)(?:和[^。]{2,12})?"
)
# 本报讯（记者 …）昨日 begins the text of a news item
_DISPATCH = re.compile(
    rf"[（(【\[]?(?:本报|本网|本台|[{HAN}]{{2,6}}(?:日报|晚报|社|网))?(?:讯|消息)[（(】\]　 :：，]|[{HAN}]{{2,12}}\d{{1,2}}月\d{{1,2}}日电"
)
DISPATCH_WITHIN = 24
SALUTATION = re.compile(r"(?:各位|尊敬的|同志们|委员们|代表们|诸位|主席[、，,])[^。，,]{0,24}[:：!！]?")


def is_dispatch(text: str) -> bool:
    head = text[:DISPATCH_WITHIN]
    return ("讯" in head or "消息" in head or "日电" in head) and _DISPATCH.match(text) is not None


def is_byline(paragraph: Paragraph) -> bool:
    return paragraph.role == FURNITURE and paragraph.reason == "byline"


def is_subtitle(text: str) -> bool:
    """Whether a line is one by its dash, wherever it stands."""
    return text[0] in "—―" and SUBTITLE.fullmatch(text) is not None


def mark_full_titles(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """With every full title on a line of its own told apart: whatever it interrupts closes over it."""
    return [
        replace(paragraph, role=TITLE, reason="title")
        if paragraph.role == BODY and "报" in paragraph.text[-12:] and FULL_TITLE.fullmatch(paragraph.text)
        else paragraph
        for paragraph in paragraphs
    ]


def mark_block(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """With the block above the first paragraph told apart, line by line."""
    first = next((at for at, paragraph in enumerate(paragraphs) if paragraph.role in (BODY, TITLE)), None)
    if first is None:
        return paragraphs
    block = _block(paragraphs, first)
    rest = paragraphs[first + len(block) :]
    return [*paragraphs[:first], *_named(block), *_under_titles(_above_dispatches(rest))]


def _above_dispatches(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """With the line above 本报讯（记者 …） told apart: the title of a news item farther down the page."""
    return [
        replace(line, role=TITLE, reason="title")
        if below and is_dispatch(below.text) and line.role == BODY and _may_stand_above(line.text)
        else line
        for line, below in zip_longest(paragraphs, paragraphs[1:])
        if line
    ]


def _under_titles(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """With the lines under a title farther down told apart: its subtitle, date and speaker."""
    found: list[Paragraph] = []
    under = False
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.role == BODY and under and SUBTITLE.fullmatch(text):
            found.append(replace(paragraph, role=TITLE, reason="title"))
        elif paragraph.role == BODY and under and _is_date_line(text):
            found.append(replace(paragraph, role=FURNITURE, reason="date"))
        elif paragraph.role == BODY and under and BYLINE.fullmatch(text):
            found.append(replace(paragraph, role=FURNITURE, reason="byline"))
        else:
            under = paragraph.role == TITLE
            found.append(paragraph)
    return found


def _block(paragraphs: list[Paragraph], first: int) -> list[Paragraph]:
    block: list[Paragraph] = []
    subtitled = False
    for paragraph in paragraphs[first : first + MOST_LINES]:
        text = paragraph.text
        if paragraph.role not in (FURNITURE, TITLE) and not _may_stand_above(text):
            break
        if subtitled and paragraph.role == BODY and not _stands_under_title(text):
            break  # the first heading
        subtitled = subtitled or is_subtitle(text)
        block.append(paragraph)
    while block and block[-1].role == FURNITURE:
        block.pop()
    titles = [paragraph for paragraph in block if paragraph.role in (BODY, TITLE)]
    follows = paragraphs[first + len(block) : first + len(block) + 1]
    # without a text below, or with nothing that looks like a title, these are lines of the text
    return block if titles and follows and any(_looks_like_title(line.text) for line in titles) else []


def _stands_under_title(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (SUBTITLE, DATE_LINE, BYLINE))


def _may_stand_above(text: str) -> bool:
    if (
        len(text) > LONGEST_LINE
        or SALUTATION.fullmatch(text)
        or PART_HEADING.fullmatch(text)
        or (begins_with_number(text) and text[0] not in _CIRCLED)
        or is_dispatch(text)
    ):
        return False
    if "。" in text or text.count("，") + text.count(",") > 1:
        return False
    return not ends_sentence(text) or SUBTITLE.fullmatch(text) is not None or DATE_LINE.fullmatch(text) is not None


def _is_date_line(text: str) -> bool:
    """A line with a day that is no subtitle, as （2024年1月17日在政协某市第十四届委员会第三次会议上） is one."""
    return DATE_LINE.fullmatch(text) is not None and not (
        text[-1] in "）)" and "会" in text and SUBTITLE.fullmatch(text)
    )


def _looks_like_title(text: str) -> bool:
    return len(text) >= 4 and not BYLINE.fullmatch(text) and not DATE_LINE.fullmatch(text)


def _named(block: list[Paragraph]) -> Iterator[Paragraph]:
    titled = False
    # what stands above the line of date and editors is the page's own name
    page = max((at for at, line in enumerate(block) if line.reason in ("editor", "masthead", "page")), default=0)
    if not any(_looks_like_title(line.text) for line in block[page:] if line.role != FURNITURE):
        page = 0
    for at, paragraph in enumerate(block):
        text = paragraph.text
        if paragraph.role == FURNITURE:
            yield paragraph
        elif at < page and not FULL_TITLE.fullmatch(text):
            yield replace(paragraph, role=FURNITURE, reason="masthead")
        elif titled and BYLINE.fullmatch(text):
            yield replace(paragraph, role=FURNITURE, reason="byline")
        elif _is_date_line(text):
            yield replace(paragraph, role=FURNITURE, reason="date")
        else:
            titled = True
            yield replace(paragraph, role=TITLE, reason="title")
