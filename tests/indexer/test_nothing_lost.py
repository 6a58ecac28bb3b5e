"""The law of parsing: nothing lost, nothing invented, for any input at all."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.damage import DAMAGES
from indexer.paragraph import lines
from indexer.repair.steps import Steps
from indexer.sidecar import Sidecar
from tests.benchmarks_damage.made_texts import paragraphs
from tests.indexer.golden_reading import NAMES, seed
from tests.indexer.parsing import held_twice, lost, parse, parser, read_by_spans

# What reports are made of, torn in any way.
SCRAPS = st.sampled_from(
    [
        "（一）坚持党的全面领导，牢牢把握正确方向。",
        "二、2025年主要任务",
        "聚焦热点建言献策。",
        "抓好委员理论提升抓好委员理论提升。。",
        "““共共",
        "同体同体””。。",
        "(上接1版)",
        "（下转第三版）",
        "涪陵区政协召开信息和理论研究工作会",
        "责编 谷亚淋 编审 肖彦",
        "2023年2月1日 星期三",
        "中国人民政治协商会议重庆市南川区委员会常务委员会工作报告",
        "——2023年1月12日在市政协六届一次会议上",
        "王 炯",
        "各位委员：",
        "农村垃圾垃圾分类",
        "历次全会精神 and 二十大精神",
        "引领委员在助推乡村振兴",
        "兴、重点项目建设",
        "凝心聚力谋发展, 勇毅前行 理念, 努力推动各项工作构筑",
        "各位委员，奋进新征程，携手向未来，人民政协使命光荣、重任在肩。",
        "- 3 -",
        "# 标题",
        "**重点**",
        "●收到提案226件",
        "◆ 强引领 筑根基",
        "一是",
        "。",
        "，",
        " ",
        "\u3000\u3000",
        "𠀀",
        "\u200b",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "", " ", "\n\u3000\u3000", "\f", "\u2028"])
TORN = st.lists(st.tuples(SCRAPS, BREAKS), max_size=30).map(lambda parts: "".join(map("".join, parts)))
ANY = st.text(st.characters(), max_size=200)


def check(source: str) -> None:
    reports = parse(source)
    assert lost(source, reports) == ""
    assert held_twice(reports) == []
    for report in reports:
        for passage in report["passages"]:
            assert read_by_spans(source, passage) == passage["text"]


@given(TORN)
@settings(max_examples=300, deadline=None)
def test_torn_scraps_are_all_accounted_for(source: str) -> None:
    check(source)


@given(ANY)
@settings(max_examples=300, deadline=None)
def test_any_text_is_accounted_for(source: str) -> None:
    check(source)


@pytest.mark.parametrize("name", NAMES)
def test_the_seeds_are_accounted_for(name: str) -> None:
    check(seed(name).read_text(encoding="utf-8"))


def check_twice(source: str) -> None:
    steps = Steps(parser().analyzer)
    once = steps.repair(lines(source), Sidecar())
    twice = steps.repair(once, Sidecar())
    assert [(paragraph.text, paragraph.role) for paragraph in twice] == [
        (paragraph.text, paragraph.role) for paragraph in once
    ]


@pytest.mark.parametrize("name", NAMES)
def test_repairing_a_seed_twice_changes_nothing(name: str) -> None:
    check_twice(seed(name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", DAMAGES)
def test_repairing_a_damaged_text_twice_changes_nothing(kind: str) -> None:
    for number in range(3):
        rng = random.Random(number)
        check_twice(DAMAGES[kind](paragraphs(rng, 24), rng).text)


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_stable_and_each_its_own(name: str) -> None:
    source = seed(name).read_text(encoding="utf-8")
    ids = [item["id"] for report in parse(source) for item in (report, *report["passages"])]
    assert len(ids) == len(set(ids))
    assert ids == [item["id"] for report in parse(source) for item in (report, *report["passages"])]
