"""Page furniture: what a page or a web site prints around its articles, and what says that an article goes on elsewhere.

A line is furniture if all of it is made of pieces that a pattern knows, such as a date with the editors' names. A mark
such as (上接第一版) is also taken off the head or tail of a paragraph. Whatever else a line says, it is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from indexer.paragraph import BODY, FURNITURE, Paragraph
from indexer.printed import HAN

LONGEST = 160  # characters; more is text
LONGEST_MARK = 40
_B = r"[ \t\u00a0\u3000]*"
_DATE = r"(?:19|20)\d\d(?:年\d{1,2}月\d{1,2}日|[-/.]\d{1,2}[-/.]\d{1,2}日?)"
_TIME = rf"{_B}\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?"
_WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
_PAPER = rf"[{HAN}]{{2,8}}(?:日报|晚报|晨报|时报|商报|政协报|都市报|周报|新报)"
_EDITING = (
    "责任编辑|执行编辑|本版编辑|值班编辑|编辑|责编|编审|审核|审签|复审|初审|终审|一审|二审|三审|校对|校审|美编|版式|排版|组版|主编|总编辑|值班编委|"
    "监制|策划|统筹|制图|绘图|供图|供稿|图片|摄影|撰文|图文|文图|图/文|文/图|见习编辑|新媒体编辑|美术编辑|视觉|设计|签发"
)
_NAME = rf"(?!{_EDITING}|电话|热线|邮箱|来源|时间)[{HAN}·]{{1,4}}(?:{_B}(?!{_EDITING}|电话|热线|邮箱|来源|时间)[{HAN}]{{1,2}}(?![{HAN}]))?"
_NAMES = rf"{_NAME}(?:(?:{_B}[、，,/]?{_B}){_NAME}){{0,4}}"
_LABEL = r"[:：]"
_RUBRIC = (
    "要闻|综合|综合新闻|新闻|时政|时政要闻|民生|社会|经济|理论|特别报道|特刊|"
    "专题|专版|专刊|副刊|文化|教育|法治|区县|县域|政协|政协新闻|人大|两会|公告|广告|评论|视点|深度|聚焦|国内|国际|本地|头版"
)

# Each a piece of a line; the reason tells what it is.
_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "continued",
        rf"[（(【\[]{_B}(?:紧接|上接|下转|转|接|续){_B}第?{_B}[0-9A-Za-z０-９一二三四五六七八九十]{{1,3}}{_B}[版页面][^（）()]{{0,8}}[）)】\]]",
    ),
    ("continued", rf"(?:上接|下转){_B}第?{_B}[0-9A-Za-z０-９一二三四五六七八九十]{{1,3}}{_B}[版页面]"),
    (
        "page",
        rf"[-—–－·•]{{1,3}}{_B}\d{{1,4}}{_B}[-—–－·•]{{1,3}}|第{_B}[0-9一二三四五六七八九十百]{{1,4}}{_B}页(?:{_B}[，,/共]{{0,2}}{_B}共?{_B}\d{{1,4}}{_B}页)?|共{_B}\d{{1,4}}{_B}页|(?:Page|P\.?){_B}\d{{1,4}}(?:{_B}of{_B}\d+)?",
    ),
    (
        "date",
        rf"(?:发布(?:时间|日期|于)?|时间|日期|更新(?:时间|日期)?|刊发(?:时间|日期)|录入时间|撰写时间){_B}{_LABEL}{_B}{_DATE}(?:{_TIME})?",
    ),
    ("date", rf"{_DATE}(?:{_TIME})?(?:{_B}{_WEEKDAY})?(?:{_B}农历[{HAN}]{{4,10}})?(?:{_B}第?{_B}\d{{1,6}}期)?"),
    ("date", _WEEKDAY),
    ("editor", rf"[（(【]?(?:{_EDITING}){_B}(?:{_LABEL}|\||丨|/)?{_B}{_NAMES}[）)】]?"),
    (
        "byline",
        rf"[（(【]?(?:本报|本网|新华社|人民网|记者站)?{_B}(?:首席|见习|实习|全媒体|融媒体)?(?:记者|通讯员|特约记者|实习生){_B}[:：]?{_B}{_NAMES}{_B}(?:摄影报道|摄影|摄|文/图|图/文|文|图|报道|发自[{HAN}]{{2,6}})?(?:{_B}(?:通讯员|记者|实习生){_B}{_NAMES}{_B}(?:摄影报道|摄影|摄|文/图|图/文|文|图|报道)?)?[）)】]?",
    ),
    ("byline", rf"(?:作者|撰稿|来稿|稿源){_B}{_LABEL}{_B}{_NAMES}"),
    ("byline", rf"[□■◇]?{_B}(?:本报|本刊|特约)?评论员(?:{_B}{_NAMES})?|[□◇]{_B}{_NAMES}"),
    ("masthead", rf"{_PAPER}(?:{_B}(?:社论|评论|特刊|号外))?|社{_B}论"),
    (
        "masthead",
        rf"(?:[A-Z]?\d{{1,3}}{_B}版|第{_B}[0-9一二三四五六七八九十]{{1,3}}{_B}版){_B}(?:[:：·]{_B}[{HAN}]{{2,8}}|{_RUBRIC})?|总第{_B}\d{{1,6}}{_B}期",
    ),
    ("masthead", rf"(?:[A-D]\d{{1,2}}|[①-⑳]){_B}[:：·]?{_B}(?:{_RUBRIC})(?={_B}$|{_B}\d)|[A-D]\d{{1,2}}(?={_B}$)"),
    ("web", rf"(?:信息|文章|稿件|新闻|内容)?来源{_B}{_LABEL}{_B}[{HAN}A-Za-z0-9·“”（）()]{{2,30}}"),
    (
        "web",
        rf"(?:字号|字体|文字大小|【?字体){_B}{_LABEL}?{_B}"
        rf"(?:[【\[(（]?{_B}(?:超大|特大|大|中|小|A[+-]?|默认)(?:{_B}[|/ ]?{_B}(?:超大|特大|大|中|小|A[+-]?|默认)){{0,4}}{_B}[】\])）]?)?",
    ),
    ("web", rf"(?:浏览|点击|阅读|访问|点赞|评论|转发|收藏)(?:次数|量|数|率)?{_B}{_LABEL}?{_B}\d+{_B}次?"),
    (
        "web",
        rf"(?:分享|转发)(?:到|至){_B}{_LABEL}?(?:{_B}(?:微信|微博|新浪微博|QQ空间|QQ好友|QQ|朋友圈|人人网|豆瓣|钉钉|抖音)){{1,8}}",
    ),
    ("web", rf"(?:上一[篇条]|下一[篇条]|上篇|下篇|相关(?:链接|阅读|新闻|文章)|附件(?:下载)?){_B}{_LABEL}.{{0,60}}"),
    (
        "web",
        r"(?:(?:当前|您(?:现在)?(?:所在)?的?|你(?:现在)?(?:所在)?的?|所在)的?位置).{0,60}|首页\s*[>＞》»/|\-].{1,60}",
    ),
    (
        "web",
        r"打印(?:本页|此页|文章|正文)?|下载(?:全文|附件|文档|PDF)?|关闭(?:本页|窗口|此页)?|收藏(?:本页|本站)?|分享(?:到|至)?|返回(?:顶部|首页|列表|上一页|目录)?|复制(?:链接|本文|地址)?|我要(?:评论|纠错|留言)|纠错|转发|朗读|举报|点赞|全文|微信|微博|QQ空间|QQ好友|朋友圈|手机版|无障碍(?:浏览|阅读)?|繁體(?:中文)?|繁体(?:中文)?|简体(?:中文)?|English|登录|注册|搜索|设为首页|加入收藏|网站地图|联系我们|关于我们|版权声明|隐私(?:政策|声明)|法律声明|网站声明|首页|下一[页篇]|上一[页篇]|末页|尾页|更多(?:>>|»)?|>>更多|进入专题|相关(?:链接|阅读|新闻|文章)|推荐阅读|延伸阅读",
    ),
    ("web", rf"(?:扫一扫|扫码|扫描|长按)[{HAN}，、“”\" ]{{0,24}}"),
    ("web", r"https?://[^\s\u4e00-\u9fff]+|www\.[^\s\u4e00-\u9fff]+"),
    (
        "web",
        rf"(?:版权所有|Copyright|©|技术支持|主办(?:单位)?|承办(?:单位)?|协办(?:单位)?|网站标识码|[{HAN}]?ICP备|[{HAN}]公网安备|备案号).{{0,60}}",
    ),
    (
        "phone",
        rf"(?:[{HAN}]{{2,12}}{_B}[:：]?{_B})?(?:[（(]?0\d{{2,3}}[）)]?{_B}[-—]?{_B})?\d{{7,8}}(?:{_B}[、，,/]?{_B}(?:[（(]?0\d{{2,3}}[）)]?{_B}[-—]?{_B})?\d{{7,8}})*",
    ),
    (
        "phone",
        rf"[{HAN}]{{0,12}}(?:热线|电话|传真|咨询|投诉|举报|订阅|发行|广告){_B}{_LABEL}{_B}[-0-9（）() 、，,/—转]{{5,40}}",
    ),
    (
        "phone",
        rf"(?:[{HAN}]{{0,8}}(?:邮箱|E-?mail|电子邮件|投稿邮箱)){_B}{_LABEL}?{_B}[\w.+-]+@[\w.-]+|[\w.+-]+@[\w-]+\.[\w.-]+",
    ),
    (
        "phone",
        rf"(?:[{HAN}]{{0,6}}(?:地址|邮编|邮政编码|社址|刊号|国内统一(?:连续出版物号|刊号)|邮发代号|印刷|零售价?|定价)){_B}{_LABEL}.{{1,50}}",
    ),
    ("masthead", r"(?:国内统一(?:连续出版物号|刊号)|CN\s*\d\d-\d{4}|邮发代号).{0,40}"),
)
_REASONS = [reason for reason, _ in _PATTERNS]
_PIECE = re.compile("|".join(f"(?P<r{number}>{pattern})" for number, (_, pattern) in enumerate(_PATTERNS)))
_BETWEEN = re.compile(r"[ \t\u00a0\u3000|｜丨/·•>＞»】【\[\],，;；、。()（）—-]*")
# What any furniture holds: a look at it saves the patterns for text.
_HINT = re.compile(
    r"接第?[0-9一二三四五六七八九十]|转第?[0-9一二三四五六七八九十]|编|审|校|记者|通讯员|来源|发布|时间|日期|字号|字体|打印|下载|关闭|浏览|点击|阅读|扫|上一|下一|首页|位置|"
    r"http|www|版权|主办|备|电话|热线|邮|首页|图片|视频|概况|专题|要闻|民生|综合|理论|报道|地址|传真|分享|返回|作者|撰|供图|摄|星期|周[一二三四五六日]|页|版|期|联系|关于|登录|网站|微信|^\W{0,3}\s*\d+\s*\W{0,3}$|"
    r"\d{4}[-/.年]\d|\d{7}|@|相关|附件|更多|English|搜索|无障碍|收藏|复制|纠错|评论|全文|转发|朗读|举报|点赞|微博|朋友圈|手机版|简体|繁|部[:：]|广告|发行|评论员|社\s*论|日报|晚报|晨报|时报|[□◇]|^[A-D]\d"
)
_CLAIM = re.compile(
    "版权|转载|授权|备案|©|记者|通讯员|评论员|编辑|扫|公众号|客户端"
)  # furniture that may end in a full stop
_MARK = re.compile(
    rf"^[（(【\[]{_B}(?:紧接|上接|接){_B}第?{_B}[0-9A-Za-z０-９一二三四五六七八九十]{{1,3}}{_B}[版页面][^（）()]{{0,8}}[）)】\]]{_B}"
)
_TAIL = re.compile(
    rf"{_B}[（(【\[]{_B}(?:下转|转){_B}第?{_B}[0-9A-Za-z０-９一二三四五六七八九十]{{1,3}}{_B}[版页面][^（）()]{{0,8}}[）)】\]]$"
)
_OPENING, _CLOSING = frozenset("（(【["), frozenset("）)】]")
LONGEST_NUMBER = 3
_PAGE_NUMBER = re.compile(rf"\d{{1,{LONGEST_NUMBER}}}")


def mark(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """With furniture told apart, each piece of a line on its own."""
    return [part for paragraph in paragraphs for part in _marked(paragraph)]


def mark_wrapped(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The same where lines were put together, as only then it shows."""
    return [part for it in paragraphs for part in (_marked(it) if len(it.strand.pieces) > 1 else [it])]


def _marked(paragraph: Paragraph) -> Iterator[Paragraph]:
    text = paragraph.text
    if paragraph.role != BODY:
        yield paragraph
    elif len(text) <= LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(text):
        yield replace(paragraph, role=FURNITURE, reason="page")
    elif len(text) <= LONGEST and _HINT.search(text) and (pieces := _told(text)):
        for number, (start, end, reason) in enumerate(pieces):
            piece = replace(paragraph, strand=paragraph.strand.part(start, end), role=FURNITURE, reason=reason)
            yield piece if not number else replace(piece, gap=0)
    elif text[0] in _OPENING or text[-1] in _CLOSING:
        yield from _without_marks(paragraph)
    else:
        yield paragraph


def _told(text: str) -> list[tuple[int, int, str]] | None:
    """The pieces of furniture; a label before a whole sentence, as in 来源：提案来源于群众。, makes it none."""
    if text[-1] == "。" and not _CLAIM.search(text):
        return None
    return _pieces(text) or _menu(text)


def _pieces(text: str) -> list[tuple[int, int, str]] | None:
    """The pieces that make up the whole line, or None where something else is said."""
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if not piece or piece.end() == at:
            between = _BETWEEN.match(text, at)
            if not between or between.end() == at or not (found or between.end() < len(text)):
                return None
            at = between.end()
            continue
        reason = _REASONS[int((piece.lastgroup or "r0")[1:])]
        if not found or found[-1][2] != reason:
            found.append((at, piece.end(), reason))
        at = piece.end()
    # what stands between the pieces goes with the one before it
    bounds = [0, *(start for start, _, _ in found[1:]), len(text)]
    return [(start, end, reason) for start, end, (_, _, reason) in zip(bounds, bounds[1:], found, strict=False)] or None


_PARTED = re.compile(r"[\s|｜丨>＞》»/·]+")
_MENU = frozenset(
    [
        "首页",
        "要闻",
        "新闻",
        "综合",
        "专题",
        "评论",
        "视频",
        "图片",
        "数字报",
        "电子报",
        "联系我们",
        "关于我们",
        "互动交流",
        "互动",
        "政务公开",
        "信息公开",
        "政务服务",
        "政策法规",
        "公告",
        "通知公告",
        "机构设置",
        "领导",
        "民生",
        "理论",
        "政协概况",
        "委员风采",
        "提案工作",
        "社情民意",
        "文史资料",
        "专委会",
        "区县政协",
        "网站地图",
        "搜索",
        "登录",
        "注册",
        "留言",
        "下载",
        "服务",
        "概况",
        "正文",
        "列表",
        "公示",
        "调研",
        "会议",
        "委员",
        "提案",
        "文史",
    ]
)


def _menu(text: str) -> list[tuple[int, int, str]] | None:
    """A row of short words, most of them known from menus."""
    words = _PARTED.split(text)
    if len(words) < 3 or max(map(len, words)) > 8:
        return None
    known = sum(word in _MENU for word in words)
    return [(0, len(text), "web")] if known >= max(2, len(words) // 3) else None


def _without_marks(paragraph: Paragraph) -> Iterator[Paragraph]:
    """A paragraph without (上接第一版) at its head and (下转第二版) at its tail, each furniture of its own."""
    strand = paragraph.strand
    if head := _MARK.match(strand.text):
        first, strand = strand.cut(head.end())
        yield replace(paragraph, strand=first, role=FURNITURE, reason="continued")
        paragraph = replace(paragraph, gap=0)
    tail = _TAIL.search(strand.text, max(0, len(strand) - LONGEST_MARK))
    last = None
    if tail:
        strand, last = strand.cut(tail.start())
    yield paragraph.with_strand(strand)
    if last is not None:
        yield replace(paragraph, strand=last, role=FURNITURE, reason="continued", gap=0)
