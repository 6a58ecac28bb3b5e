"""Made-up paragraphs whose clauses do not recur, for tests of the damage and its judge."""

import random
from collections.abc import Iterator
from itertools import product

from benchmarks.damage import Paragraph

DOERS = (
    "委员们",
    "界别小组",
    "机关干部",
    "联络站",
    "专委会",
    "各参加单位",
    "乡镇街道",
    "区县政协",
    "工作室",
    "理事会",
    "村民代表",
    "企业协会",
)
DEEDS = (
    "认真听取",
    "反复讨论",
    "实地查看",
    "书面答复",
    "公开通报",
    "联合督办",
    "逐条梳理",
    "持续跟踪",
    "共同商议",
    "按期办结",
)
MATTERS = (
    "饮水工程",
    "校车线路",
    "养老床位和餐食",
    "古镇保护",
    "停车难题",
    "果园灌溉",
    "夜间照明",
    "5G基站",
    "桥梁检修",
    "“一老一小”照料",
    "河道清淤",
)
CLAUSES = ["".join(parts) for parts in product(DOERS, DEEDS, MATTERS)]
NUMERALS = "一二三四五六七八九十"


def paragraphs(rng: random.Random, count: int) -> list[Paragraph]:
    """A text of as many paragraphs, 20 to 500 characters long, with a heading above every sixth."""
    clauses = iter(rng.sample(CLAUSES, len(CLAUSES)))
    made: list[Paragraph] = []
    for number in range(count):
        if number % 6 == 0:
            made.append(Paragraph(f"{NUMERALS[number // 6 % 10]}、{next(clauses)}", heading=True))
        made.append(
            Paragraph("。".join(_sentence(clauses, rng) for _ in range(rng.randint(1, 9))) + "。", heading=False)
        )
    return made


def _sentence(clauses: Iterator[str], rng: random.Random) -> str:
    return "，".join(next(clauses) for _ in range(rng.randint(2, 4)))
