"""The query language in examples, each with what it finds in this index now."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.asking import asking
from api.following import Opened
from api.links import query_string
from api.request import SearchRequest
from api.shown.answer import ToldGeneration, told_generation

# A question in Chinese and in English, and the name of what is said of it.
EXAMPLES = (
    ("成渝 双城", "成渝 双城", "help_both"),
    ("“全过程人民民主”", "“全过程人民民主”", "help_exact"),
    ("老旧小区改造 | 城市更新", "老旧小区改造 | 城市更新", "help_either"),
    ("协商 -提案", "协商 -提案", "help_without"),
    ("(成渝 | 重庆) 协同", "(成渝 OR 重庆) 协同", "help_brackets"),
    ("“协商 监督”~10", "“协商 监督”~10", "help_near"),
    ("地区:江津 提案", "district:江津 提案", "help_district"),
    ("区域:重庆 民主监督", "region:重庆 民主监督", "help_region"),
    ("年度:2023..2024 协商", "year:2023..2024 协商", "help_year"),
    ("涉及:2022 提案", "covers:2022 提案", "help_covers"),
    ("板块:提案工作 满意率", "section:proposals 满意率", "help_section"),
    ("部分:部署 提案", "part:plan 提案", "help_part"),
    ("体裁:工作报告 社情民意", "kind:report 社情民意", "help_kind"),
    ("提法:渝事好商量", "slogan:渝事好商量", "help_slogan"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """``question`` and ``url`` are told in Chinese and in English; both find the same."""

    question: tuple[str, str]
    about: str
    total: int
    url: tuple[str, str]


@dataclass(frozen=True, slots=True)
class HelpPage:
    examples: Sequence[Example]
    generation: ToldGeneration


def help_page(opened: Opened) -> HelpPage:
    totals = opened.reader.totals(asking(SearchRequest(zh), opened).question for zh, _, _ in EXAMPLES)
    told = zip(EXAMPLES, totals, strict=True)
    examples = [Example((zh, en), about, total, (_url(zh), _url(en))) for (zh, en, about), total in told]
    return HelpPage(examples, told_generation(opened.generation))


def _url(question: str) -> str:
    return query_string(SearchRequest(question))
