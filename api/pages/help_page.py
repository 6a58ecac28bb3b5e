"""The query language in examples, each with what it finds in this index now."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.asking import asking
from api.following import Opened
from api.links import query_string
from api.request import SearchRequest
from api.shown.answer import ToldGeneration, told_generation

# A question, and the name of what is said of it.
EXAMPLES = (
    ("成渝 双城", "help_both"),
    ("“全过程人民民主”", "help_exact"),
    ("老旧小区改造 | 城市更新", "help_either"),
    ("协商 -提案", "help_without"),
    ("(成渝 OR 重庆) 协同", "help_brackets"),
    ("“协商 监督”~10", "help_near"),
    ("district:江津 提案", "help_district"),
    ("region:重庆 民主监督", "help_region"),
    ("year:2023..2024 协商", "help_year"),
    ("covers:2022 提案", "help_covers"),
    ("section:提案工作 满意率", "help_section"),
    ("part:plan 提案", "help_part"),
    ("kind:report 社情民意", "help_kind"),
    ("slogan:渝事好商量", "help_slogan"),
)


@dataclass(frozen=True, slots=True)
class Example:
    question: str
    about: str
    total: int
    url: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    examples: Sequence[Example]
    generation: ToldGeneration


def help_page(opened: Opened) -> HelpPage:
    requests = [SearchRequest(question) for question, _ in EXAMPLES]
    totals = opened.reader.totals(asking(request, opened).question for request in requests)
    told = zip(requests, EXAMPLES, totals, strict=True)
    examples = [Example(it.q, about, total, query_string(it)) for it, (_, about), total in told]
    return HelpPage(examples, told_generation(opened.generation))
