"""Photo captions amid the text."""

import random
from collections.abc import Sequence

from benchmarks.damage.made_up import matter, person, place, project
from benchmarks.damage.press import FLOW, any_wrapping, printed
from benchmarks.damage.setting import Line, any_setting, set_paragraphs
from benchmarks.damage.tearing import cut_at_sentences, ends_amid_sentence, parted, tearable
from benchmarks.damage.truth import Damaged, Paragraph

EVERY = 1500
AMID_SENTENCE = 0.7
SHORTEST, LONGEST = 12, 30
BODIES = (
    "区政协",
    "区政协常委",
    "区政协委员",
    "市政协委员",
    "区人大代表",
    "政协主席会议成员",
    "农工党界别委员",
    "区领导",
)
TEMPLATES = (
    "{place}政协组织开展{matter}专题协商会议",
    "{place}政协召开{matter}和理论研究工作会",
    "{place}政协助推{matter}与高校交流合作",
    "{place}政协开展民主评议{matter}回访视察工作",
    "{place}政协委员视察{project}建设推进情况",
    "{body}视察{project}项目建设情况",
    "{body}调研{matter}工作",
    "{body}在{place}{project}建设现场察看",
    "图为{body}在{place}调研{matter}",
    "▲{place}{project}项目建设现场",
    "{place}“渝事好商量”{matter}协商活动现场",
    "{body}走访慰问{place}困难群众",
    "{place}政协{month}月{day}日召开常委会会议",
    "▲{person}委员在会上作{matter}发言",
    "建设中的{place}{project}",
    "委员工作室里，{body}与居民商议{matter}",
    "{place}召开{matter}工作推进会。",
)
CREDITS = (
    "",
    "",
    "",
    "（记者 {person} 摄）",
    "（{person} 摄）",
    "（资料图片）",
    " 通讯员 {person} 摄",
    "（{place}政协供图）",
)


def captions(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """About one caption in 1500 characters, on a line of its own amid a sentence or between two of a paragraph."""
    lines = cut_at_sentences(set_paragraphs(paragraphs, any_setting(rng, 14, 30)))
    return printed(paragraphs, parted(lines, _captions(lines, paragraphs, rng)), FLOW)


def wraps_captions(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """The same in wrapped text, where a caption stands at a line's end."""
    setting, press = any_wrapping(rng)
    lines = set_paragraphs(paragraphs, setting)
    return printed(paragraphs, parted(lines, _captions(lines, paragraphs, rng)), press)


def caption(rng: random.Random) -> str:
    """A caption of 12 to 30 characters."""
    while True:
        template = rng.choice(TEMPLATES) + rng.choice(CREDITS)
        text = template.format(
            place=place(rng),
            matter=matter(rng),
            project=project(rng),
            person=person(rng),
            body=rng.choice(BODIES),
            month=rng.randint(1, 12),
            day=rng.randint(1, 28),
        )
        if SHORTEST <= len(text) <= LONGEST:
            return text


def _captions(lines: Sequence[Line], paragraphs: list[Paragraph], rng: random.Random) -> dict[int, list[Line]]:
    """After which line a caption stands, and the caption."""
    places = tearable(lines, paragraphs)
    amid = [number for number in places if ends_amid_sentence(lines[number])]
    between = sorted({*places} - {*amid})
    space = rng.choice(("", "", "\n\n"))  # above a caption, as above a picture
    chosen: dict[int, list[Line]] = {}
    for _ in range(max(1, round(sum(len(line.text) for line in lines) / EVERY))):
        kind = amid if rng.random() < AMID_SENTENCE else between
        if places:
            chosen[rng.choice(kind or places)] = [Line(space + caption(rng))]
    return chosen
