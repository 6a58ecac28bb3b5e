"""Photo captions that stand inside or between sentences: short lines of their own that name people and what they did.

A caption says who took it, or that it shows something, or it names a body and an act that can be photographed and ends in
an occasion. A heading may look alike, so it must not end as headings do (…更加有效). What interrupts a torn sentence is looked
at again where the sentence is joined.
"""

import re
from dataclasses import replace

from indexer.paragraph import BODY, CAPTION, Paragraph
from indexer.printed import HAN, begins_with_number

SHORTEST, LONGEST = 6, 70
LONGEST_SENTENCE = 28  # a caption that ends in a full stop
_CREDIT = re.compile(
    rf"[（(\s](?:[{HAN}]{{0,12}}(?:记者|通讯员)[\s:：]*[{HAN}·\s、，]{{0,24}}|[{HAN}·\s、]{{1,16}})?(?:摄影报道|摄影|摄|供图|图/文|文/图|制图|资料图片?|提供)[）)]?$"
)
_SHOWS = re.compile(
    r"(?:[▲△▼▽←→↑↓◀▶]|(?:上|下|左|右|题|本|组)?图[一二三四五\d①-⑩]?(?:为|[:：]|\s)|图片说明|资料图|(?:上|下|左|右|题)图)"
)
_BODY = (
    "政协|委员会|常委会|专委会|委员|常委|主席|副主席|党组|机关|工作组|调研组|视察组|考察组|工作室|界别|联络站|代表|书画院|领导|区委|县委|市委|省委|班子成员|"
    "人大|政府|法院|检察院|志愿者|干部|群众|企业家|专家|队员|医生|学生"
)
_ACT = (
    "组织开展|组织召开|组织|开展|召开|举行|举办|视察|调研|考察|走访|慰问|参加|出席|座谈|协商|助推|督办|赴|深入|走进|接待|看望|参观|宣讲|推进|察看|查看|"
    "商议|现场察看|了解|听取|讨论|审议|检查|指导|交流|培训|启动|揭牌|授牌|签约|义诊|捐赠|帮扶|植树|观摩|集中|报到|步入|聆听|合影|认真|踊跃|正在|为|在|到|与|向"
)
_OCCASION = re.compile(
    r"(?:会议|座谈会|协商会|推进会|联席会|工作会|动员会|交流会|研讨会|培训会|培训班|读书班|报告会|大会|全会|现场会|现场|活动|情况|场景|仪式|合作|项目|建设|工作|"
    r"会|班|团|课|展|赛|调研|视察|考察|慰问|走访|协商|座谈|宣讲|义诊|培训|学习|交流|问题|群众|企业|一线|社区|基地|工地|园区|乡村|振兴|发展|掠影|一角|风采|合影|察看|查看|商议)(?:[（(][^（）()]{2,20}[）)])?$"
)
_NAMES_ACT = re.compile(
    rf"(?:\d{{4}}年)?(?:\d{{1,2}}月\d{{1,2}}日[，,]?)?[{HAN}A-Za-z0-9“”·、，]{{0,24}}?(?:{_BODY}|[区县市州])(?:\d{{1,2}}月\d{{1,2}}日)?[{HAN}“”]{{0,10}}?(?:{_ACT})"
)
_SCENE = re.compile(
    rf"[{HAN}A-Za-z0-9“”·、（）]{{4,40}}(?:活动|会议|协商|培训|演出|比赛|施工|建设|督办|视察|调研)现场|(?:建设|改造|施工|修缮)[中后]的[{HAN}A-Za-z0-9“”·]{{2,24}}|(?![在从于以])[{HAN}“”]{{2,12}}(?:里|内|旁|门口|现场|一线)，[{HAN}“”·、]{{0,8}}(?:{_BODY})[{HAN}A-Za-z0-9“”·、]{{2,30}}|[{HAN}]{{2,20}}(?:鸟瞰|全景|外景|一角|掠影|效果图|新貌|夜景)"
)
_HEADING_ENDS = re.compile(
    r"(?:更加|不断|持续|显著|进一步|日益|全面|有力|有效|扎实|明显|稳步|深入)[^，,。]{1,6}$|[新好]$|水平$|质效$|成效$|作用$|效能$|合力$|力量$|上台阶$"
)
_STAGED = re.compile(
    rf"(?!全年|一年|先后|多次|组织|连续|共)[{HAN}]{{2,12}}(?:[区县市州]|政协|委员会?|常委|主席|人大|政府|代表)[{HAN}]{{0,6}}?(?:召开|举行|举办|视察|走访|慰问|座谈|观摩|揭牌|签约|义诊)"
)  # a sentence that ends in a full stop needs more
_SENTENCE_MARKS = re.compile(r"[。；;!！?？]")


def mark(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return [
        replace(paragraph, role=CAPTION) if paragraph.role == BODY and is_caption(paragraph.text) else paragraph
        for paragraph in paragraphs
    ]


def is_caption(text: str) -> bool:
    """Whether a line by itself says that it is a caption."""
    if not SHORTEST <= len(text) <= LONGEST or begins_with_number(text):
        return False
    if _CREDIT.search(text) and len(_SENTENCE_MARKS.findall(text)) <= 1:
        return True
    bare = text.rstrip("。")
    if _SENTENCE_MARKS.search(bare):
        return False
    return bool(_SHOWS.match(text) or _SCENE.fullmatch(text)) or _names_an_act(text, bare)


def _names_an_act(text: str, bare: str) -> bool:
    """Whether it names people, an act and its occasion, and is no sentence of the text."""
    if text.endswith(("，", "、", "：", ":")) or text.count("，") + text.count(",") > 1:
        return False
    if bare != text and (len(text) > LONGEST_SENTENCE or "，" in text or not _STAGED.match(text)):
        return False
    return bool(_NAMES_ACT.match(bare) and _OCCASION.search(bare) and not _HEADING_ENDS.search(bare))


def may_interrupt(text: str) -> bool:
    """Whether a line that stands inside a torn sentence may be a caption, though it does not say so."""
    return len(text) <= LONGEST and not _SENTENCE_MARKS.search(text) and not begins_with_number(text)
