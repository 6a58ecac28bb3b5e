"""What is told about a report: from its own words and its page, never from the file's name."""

import re
from collections.abc import Sequence

from indexer.paragraph import FURNITURE, HEADING, TITLE, Paragraph
from indexer.printed import bare
from indexer.report import Metadata
from indexer.structure.places import district_of
from indexer.structure.titles import BYLINE, DATE_LINE, FULL_TITLE, SUBTITLE, is_byline
from indexer.structure.years import first_date, given_year, worked_years

SHARED = 60  # pieces of furniture of the whole source, more than any page has
_MEETING = re.compile(r"(?:在|\d日)(?P<meeting>[^，。()（）在]{2,40}(?:会议|全会|大会|常委会))上?")
_SOURCE = re.compile(r"来源\s*[:：]\s*(?P<name>[^\s:：|]{2,30})")
_PAPER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,10}(?:日报|晚报|时报|政协报|商报|晨报|都市报|新闻网|政协网|人民网|新华网))"
)
_PAGE = re.compile(
    r"[A-D]?0?(?P<page>\d{1,3})\s*版|第\s*(?P<ordinal>[0-9一二三四五六七八九十]+)\s*版|(?P<circle>[①-⑳])"
)
_URL = re.compile(r"https?://[^\s\u4e00-\u9fff]+")
_OFFICE = re.compile(
    r".*(?:主席|副主席|总理|省长|市长|区长|县长|州长|书记|主任|委员长|盟长|旗长|秘书长)[\s:：]*(?=[\u4e00-\u9fff])"
)
_FEATURE = re.compile(r"回眸|综述|纪实|掠影|巡礼|亮点|侧记|写真|扫描|盘点|见闻|特写|述评")
_EDITORIAL = re.compile(
    r"社论|贺词|祝词|评论员|热烈祝贺|(?:预)?祝[^。]{0,16}(?:大会|会议|两会)[^。]{0,6}圆满(?:成功)?|本报评论"
)
_SIGNED_EDITORIAL = re.compile(r"社论|评论员|祝贺|贺词")
_REPORT = re.compile(
    r"工作报告|受[^。]{0,24}委托[^。]{0,24}报告|(?:请|予)[^。]{0,6}审议|(?:工作回顾|主要任务|工作安排)"
)
_NAMED_REPORT = re.compile(r"工作报告(?:\s*[（(][^（）()]{1,8}[）)])?$")
_OPENS_OR_CLOSES = re.compile(r"(?:开幕|闭幕|召开|举行|胜利闭幕)(?:\s|$|会)|作[^。]{0,6}工作报告")
_DISPATCH = re.compile(r"^(?:本报|本网|[\u4e00-\u9fff]{2,6}日报)?讯|本报讯|^[^。]{0,60}(?:隆重)?(?:开幕|闭幕)")
_NEWS = re.compile(
    r"本报讯|讯（|消息|开幕|闭幕|(?:代表|委员)们(?:或|纷纷|表示|认为|将)|会议(?:期间|指出|强调|听取)|记者"
)


def metadata(
    report: Sequence[Paragraph], page: Sequence[Paragraph], headings: list[str], bodies: list[str]
) -> Metadata:
    """``page`` is the furniture of the whole source, which its reports share."""
    titles = [paragraph.text for paragraph in report if paragraph.role == TITLE]
    heads = [text for text in titles if not SUBTITLE.fullmatch(text)]
    subs = [text for text in titles if SUBTITLE.fullmatch(text)]
    lines = [paragraph.text for paragraph in report if paragraph.role == FURNITURE]
    shared = [paragraph.text for paragraph in page[:SHARED]]
    title = _title(heads)
    subtitle = " ".join(subs)
    dates = [*subs, *[text for text in [*lines, *titles] if DATE_LINE.fullmatch(text)], *lines, *shared]
    date = first_date(dates)
    given = int(date[:4]) if date else given_year([*subs, *titles])
    review, plan = worked_years(headings, f"{title} {subtitle}", bodies, given)
    year = given or (min(plan) if plan else (max(review) + 1 if review else None))
    signed = [paragraph.text for paragraph in report if is_byline(paragraph)]
    kind = _kind(title, " ".join([subtitle, *signed]), headings, bodies)
    if kind in ("feature", "news", "other") and not any(paragraph.role == HEADING for paragraph in report):
        plan = [] if kind == "news" else plan
    return Metadata(
        title=title,
        subtitle=subtitle,
        kind=kind,
        district=district_of(titles, shared, [*headings, *bodies]),
        date=date,
        year=year,
        year_inferred=year is not None and given is None,
        review_years=[] if kind in ("news", "other") and not headings else review,
        plan_years=[] if kind in ("news", "feature") else plan,
        speaker=_speaker(signed),
        meeting=_meeting([*subs, *lines]),
        publication=_publication([*lines, *shared]),
        page=_page(shared),
        url=next((found.group() for text in [*lines, *shared] if (found := _URL.search(text))), ""),
    )


def _title(heads: list[str]) -> str:
    """The lines of the title; printed twice, once."""
    full = [text for text in heads if FULL_TITLE.fullmatch(text)]
    return " ".join(dict.fromkeys(full[:1] if full else heads))


def _speaker(signed: list[str]) -> str:
    return next((bare(_OFFICE.sub("", text)) for text in signed if BYLINE.fullmatch(text)), "")


def _meeting(texts: list[str]) -> str:
    return next((found["meeting"].strip() for text in texts if (found := _MEETING.search(text))), "")


def _publication(texts: list[str]) -> str:
    for pattern in (_SOURCE, _PAPER):
        for text in texts:
            if found := pattern.search(text):
                return found["name"]
    return ""


def _page(texts: list[str]) -> str:
    for text in texts:
        if not text.startswith(("(", "（")) and (found := _PAGE.search(text)):
            if found["circle"]:
                return str(ord(found["circle"]) - ord("①") + 1)
            return (found["page"] or found["ordinal"]).lstrip("0")
    return ""


def _kind(title: str, subtitle: str, headings: list[str], bodies: list[str]) -> str:
    """The first kind that the text shows, the surest signs first."""
    ends = " ".join([title, subtitle, *bodies[:2], *bodies[-2:]])
    head = f"{title} {subtitle}"
    shown = (
        ("report", FULL_TITLE.search(title) or _NAMED_REPORT.search(title)),
        ("editorial", _SIGNED_EDITORIAL.search(head)),
        ("news", _OPENS_OR_CLOSES.search(title) or any(_DISPATCH.search(text) for text in bodies[:2])),
        ("feature", _FEATURE.search(head)),
        ("editorial", _EDITORIAL.search(ends)),
    )
    if found := next((kind for kind, sign in shown if sign), None):
        return found
    if _REPORT.search(" ".join([title, *headings, *bodies[:3]])):
        return "report"
    return "news" if _NEWS.search(" ".join([title, *bodies[:3]])) else "other"
