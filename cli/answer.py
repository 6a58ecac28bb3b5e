"""The answer to a search, as a person reads it: how it was read, what was found, and how that is spread."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from api.query.chinese import question_in_chinese
from cli.facet_tables import NAMES
from cli.hit import hit_lines
from cli.language import Language, counted
from cli.output import printable

if TYPE_CHECKING:
    from api.shown.answer import SearchAnswer, ShownGroup, ToldQuery
    from api.shown.kwic import KwicAnswer

MOST_ELSEWHERE = 5
MOST_NEARBY = 5
BEYOND = ("这一页已超出末页。", "That page is beyond the last one.")
Line = tuple[int, Text]  # how far it is indented, and what it says


@dataclass(frozen=True, slots=True)
class How:
    """``whole``: passages are not shortened. ``size``: of a page, by which hits are numbered."""

    lang: Language
    whole: bool
    size: int


def answer_lines(answer: "SearchAnswer", how: How) -> Iterator[Line]:
    yield from _reading(answer.query, how.lang)
    yield from _totals(answer, how.lang)
    first = (answer.page - 1) * how.size + 1
    for number, group in enumerate(answer.groups, first):
        yield from _group(number, group, how)
    for number, hit in enumerate(answer.hits, first):
        yield 0, Text("")
        yield from hit_lines(hit, f"{number}", how.lang, whole=how.whole)
    yield from _nearby(answer, how)
    if answer.page < answer.pages:
        more = how.lang.of("下一页：", "next page: ")
        yield 0, Text("")
        yield 0, Text(f"{more}--page {answer.page + 1}", "dim")


def _nearby(answer: "SearchAnswer", how: How) -> Iterator[Line]:
    """A few of the passages that hold some of what was asked."""
    if answer.nearby:
        said = "另有只含部分词语的相近段落，不计入总数：", "Nearby, not counted: passages that hold some of the words"
        yield 0, Text("")
        yield 0, Text(how.lang.of(*said), "bold")
    for hit in answer.nearby[:MOST_NEARBY]:
        yield 0, Text("")
        yield from hit_lines(hit, "≈", how.lang, whole=how.whole)


def concordance_head(answer: "KwicAnswer", lang: Language) -> Iterator[Line]:
    """What is told above the lines of a concordance."""
    yield from _reading(answer.query, lang)
    passages = lang.of(f"{answer.passages:,} 段中", f" in {counted(answer.passages, 'passage')}")
    found = lang.of(f"{passages}共 {answer.total:,} 次", f"{counted(answer.total, 'occurrence')}{passages}")
    yield 0, Text.assemble((found, "bold"), _where(answer, lang) if answer.total else "")
    if 0 < answer.pages < answer.page:
        yield 0, Text(lang.of(*BEYOND), "yellow")


def _where(answer: "SearchAnswer | KwicAnswer", lang: Language) -> str:
    return lang.of(f"，第 {answer.page}/{answer.pages} 页", f", page {answer.page} of {answer.pages}")


def _reading(query: "ToldQuery", lang: Language) -> Iterator[Line]:
    if query.read_as != query.text:
        told = lang.of(question_in_chinese(query.read_as), query.read_as)
        yield 0, Text.assemble((lang.of("读作：", "read as: "), "bold"), printable(told))
    for note in query.warnings:
        yield 0, Text.assemble((lang.of("提示：", "note: "), "yellow"), printable(lang.of(note.zh, note.en)))
    for other in query.did_you_mean:
        found = lang.of(f"（{other.total:,} 段）", f" ({counted(other.total, 'passage')})")
        meant = lang.of("是否要找：", "did you mean: ")
        ask = f"tifa search {shlex.quote(printable(other.text))}"
        yield 0, Text.assemble((meant, "bold"), (printable(other.text), "cyan"), found, (f"  {ask}", "dim"))


def _totals(answer: "SearchAnswer", lang: Language) -> Iterator[Line]:
    if not answer.total:
        yield 0, Text(lang.of("没有找到。", "Nothing was found."), "bold")
        yield from _elsewhere(answer, lang)
        return
    reports = (
        ""
        if answer.reports is None
        else lang.of(f"，{answer.reports:,} 篇", f" in {counted(answer.reports, 'report')}")
    )
    found = lang.of(f"共 {answer.total:,} 段{reports}", f"{counted(answer.total, 'passage')}{reports}")
    yield 0, Text.assemble((found, "bold"), _where(answer, lang))
    if answer.page > answer.pages:
        yield 0, Text(lang.of(*BEYOND), "yellow")


def _elsewhere(answer: "SearchAnswer", lang: Language) -> Iterator[Line]:
    """Where nothing is found with what is chosen, what would be found with another choice."""
    told = False
    for name, values in answer.facets.items():
        others = [value for value in values if value.count and not value.selected][:MOST_ELSEWHERE]
        if others:  # something is chosen there: else each would count nothing
            told = True
            shown = "、".join(f"{printable(lang.of(it.label, it.label_en))} {it.count:,}" for it in others)
            facet = lang.of(*NAMES[name])
            yield 0, Text(lang.of(f"换一个{facet}就有：{shown}", f"with another {facet}: {shown}"))
    if not told and not answer.query.did_you_mean:
        yield (
            0,
            Text(
                lang.of(
                    "换一个更短、更常用的词，或去掉筛选；tifa search 不带词语列出全部。",
                    "Try a shorter or more common word, or take filters away; tifa search alone lists everything.",
                )
            ),
        )


def _group(number: int, group: "ShownGroup", how: How) -> Iterator[Line]:
    """A report with the best few of its passages."""
    count = how.lang.of(f"{group.count:,} 段", counted(group.count, "passage"))
    title = printable(group.hits[0].shown_title)
    yield 0, Text("")
    yield 0, Text.assemble((f"{number}  ", "dim"), (title, "bold"), f"  {count}  ", (group.report_id, "dim"))
    for hit in group.hits:
        yield 0, Text("")
        yield from hit_lines(hit, "·", how.lang, whole=how.whole)
