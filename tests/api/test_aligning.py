"""Texts aligned: no character is lost, both orders tell the same, and what a reader would call the same passage is."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analyzers.dictionary import load_dictionary
from analyzers.fold import fold_text
from analyzers.pipeline import Analyzer
from api.aligning import subsequence
from api.aligning.aligned import Aligned, aligned
from api.aligning.cut import Cutter
from api.aligning.differences import SHORTEST, Differences, differences
from api.aligning.plain import carried, plain
from api.aligning.sentences import sentences
from api.aligning.subsequence import in_both

CUTTER = Cutter(Analyzer(load_dictionary()))
letters = st.lists(st.sampled_from("abcd"), max_size=12)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "加强民主监督",
                "，",
                "“渝事好商量”",
                "。",
                "提案",
                "2024年",
                " ",
                "\u3000",
                "㎡",
                "a b",
                "é",
                "e\u0301",
                "發展",
                "发展",
                "1.5",
            ]
        ),
        max_size=25,
    ).map("".join),
)


def longest(first: Sequence[str], second: Sequence[str]) -> int:
    """The length of the longest common subsequence, by its table."""
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for at, one in enumerate(first):
        for to, other in enumerate(second):
            table[at + 1][to + 1] = table[at][to] + 1 if one == other else max(table[at][to + 1], table[at + 1][to])
    return table[-1][-1]


def compared(a: str, b: str) -> Differences:
    return differences(CUTTER(a), CUTTER(b))


def shown(a: str, b: str) -> str:
    """Deleted text in brackets, inserted text in braces."""
    told = ""
    for piece in compared(a, b).pieces:
        before, after = a[slice(*piece.a)], b[slice(*piece.b)]
        told += before if piece.same else (f"[{before}]" if before else "") + (f"{{{after}}}" if after else "")
    return told


@given(letters, letters)
def test_as_much_is_in_both_as_there_can_be(first: list[str], second: list[str]) -> None:
    found = in_both(first, second)
    assert len(found) == longest(first, second)
    assert all(first[one] == second[other] for one, other in found)
    assert all(x < y for pair, following in pairwise(found) for x, y in zip(pair, following, strict=True))


def test_of_what_is_too_long_the_ends_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subsequence, "MOST_CELLS", 3)
    assert in_both("aaxbycc", "aavbwcc") == [(0, 0), (1, 1), (5, 5), (6, 6)]


@given(texts, texts)
@example("“”", "")
@example("5㎡", "5m")
@example("", "")
def test_no_character_is_lost(a: str, b: str) -> None:
    pieces = compared(a, b).pieces
    assert "".join(a[slice(*it.a)] for it in pieces) == a
    assert "".join(b[slice(*it.b)] for it in pieces) == b
    for side, text in (("a", a), ("b", b)):
        bounds = [0, *(place for it in pieces for place in getattr(it, side)), len(text)]
        assert bounds == sorted(bounds)
    for it in pieces:
        if it.same:
            assert fold_text(a[slice(*it.a)]) == fold_text(b[slice(*it.b)])
        else:
            assert it.a[0] < it.a[1] or it.b[0] < it.b[1]


@given(texts, texts)
def test_both_orders_tell_the_same(a: str, b: str) -> None:
    there, back = compared(a, b), compared(b, a)
    assert [(it.b, it.a, it.same) for it in there.pieces] == [tuple(it) for it in back.pieces]
    assert (there.kept, there.share) == (back.kept, back.share)


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    found = compared(text, text)
    assert [(it.a, it.same) for it in found.pieces] == [((0, len(text)), True)]
    assert found.kept == len(fold_text(text))


@given(texts)
def test_the_sentences_of_a_text_are_the_whole_of_it(text: str) -> None:
    spans = list(sentences(text))
    assert "".join(text[slice(*span)] for span in spans) == text
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("深入开展民主监督工作。", "广泛深入开展民主监督工作。", "{广泛}深入开展民主监督工作。"),
        ("提交提案615件，立案571件。", "提交提案628件，立案571件。", "提交提案[615]{628}件，立案571件。"),
        ("打造“渝事好商量”品牌。", "打造“有事好商量”品牌。", "打造[“渝事]{“有事}好商量”品牌。"),
        ("推動協商民主", "推动协商民主", "推動協商民主"),  # a fold does not see it
        (
            "坚持党的领导，加强自身建设",
            "坚持党的领导，完善制度，强化自身建设",
            "坚持党的领导，[加强]{完善制度，强化}自身建设",
        ),
        # 的 alone between two changes says nothing
        ("各族人民的伟大团结不断巩固", "各族人民的广泛联系不断巩固", "各族人民的[伟大团结]{广泛联系}不断巩固"),
        ("优化的环境和服务", "改善的设施与平台", "[优化的环境和服务]{改善的设施与平台}"),
    ],
)
def test_differences_read_as_a_reader_would_mark_them(a: str, b: str, wanted: str) -> None:
    assert shown(a, b) == wanted


def test_what_is_too_short_between_changes_is_no_part_of_what_is_kept() -> None:
    a, b = "积极开展视察，认真办理提案", "广泛组织视察，深入推动协商"
    found = compared(a, b)
    assert len("视察，") < SHORTEST
    assert found.kept == 0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("各位委员，同志们：", "各位委员、同志们!", True),
        ("“双向发力”，取得实效。", "双向发力;取得实效", True),
        ("增长1.5倍", "增长15倍", False),
        ("增长-5%", "增长5%", False),
        ("第3次会议", "第4次会议", False),
        ("。", "！", False),
    ],
)
def test_punctuation_alone_makes_no_other_text(a: str, b: str, same: bool) -> None:
    assert (plain(fold_text(a)) == plain(fold_text(b))) is same
    assert bool(list(carried([fold_text(a)], [fold_text(b)]))) is same


REVIEW = "一年来，我们坚持以习近平新时代中国特色社会主义思想为指导，围绕中心服务大局，认真履行政治协商、民主监督、参政议政职能。"
PROPOSALS = (
    "全年共收到提案615件，经审查立案571件，全部办复，委员满意率达98.6%。围绕乡村振兴开展专题视察，提出建议42条。"
)
PLAN = "今年要深入学习贯彻全国两会精神，聚焦成渝地区双城经济圈建设建言资政，广泛凝聚人心和力量。"
NEW = "设立委员工作室二十个，让界别群众有地方说话，有人帮助办事。"


def kinds(found: Aligned) -> list[tuple[int | None, int | None, str]]:
    return [(row.a, row.b, "" if not row.pair else "carried" if row.pair.carried else "reworded") for row in found.rows]


def alike(a: Sequence[str], b: Sequence[str]) -> Aligned:
    return aligned(a, b, CUTTER)


def test_passages_are_carried_over_reworded_or_alone() -> None:
    reworded = PROPOSALS.replace("615", "628").replace("571", "603").replace("乡村振兴", "城市更新")
    found = alike([REVIEW, PROPOSALS, NEW], [REVIEW.replace("，", ","), PLAN, reworded])
    assert kinds(found) == [(0, 0, "carried"), (None, 1, ""), (1, 2, "reworded"), (2, None, "")]


def test_a_passage_is_found_wherever_it_went_and_said_to_have_moved() -> None:
    found = alike([REVIEW, PROPOSALS, PLAN], [PLAN, REVIEW, PROPOSALS])
    assert kinds(found) == [(2, 0, "carried"), (0, 1, "carried"), (1, 2, "carried")]
    assert [row.moved for row in found.rows] == [True, False, False]


def test_the_most_alike_are_a_pair() -> None:
    near, far = (
        PROPOSALS.replace("615", "628"),
        PROPOSALS.replace("围绕乡村振兴开展专题视察，提出建议42条", "大家都很满意"),
    )
    assert kinds(alike([PROPOSALS], [far, near])) == [(None, 0, ""), (0, 1, "reworded")]
    assert kinds(alike([far, PROPOSALS], [near])) == [(0, None, ""), (1, 0, "reworded")]


def test_equal_passages_stand_in_their_order() -> None:
    assert kinds(alike(["各位委员：", "各位委员："], ["各位委员：", "各位委员：", "各位委员："])) == [
        (0, 0, "carried"),
        (1, 1, "carried"),
        (None, 2, ""),
    ]


def test_set_phrases_make_no_pair() -> None:
    phrase = "坚持以习近平新时代中国特色社会主义思想为指导，"
    a = f"{phrase}组织委员赴乡镇走访困难群众，送去棉被和药品，义诊三百余人次，修缮村道四公里，安装路灯六十盏，栽植果树两千余株。"
    b = f"{phrase}编辑出版文史资料三辑，举办书画摄影展览，征集口述史料八十篇，建成委员书屋，每月邀请专家讲授地方历史与民俗。"
    assert {kind for _, _, kind in kinds(alike([a], [b]))} == {""}


def test_a_sentence_kept_in_a_new_passage_is_found() -> None:
    kept = "围绕乡村振兴开展专题视察，提出建议42条。"
    passage = f"{NEW}{kept}委员们走进田间地头，听取农户意见，形成调研报告，得到区委主要领导批示，推动解决了一批群众关心的实际问题。"
    found = alike([f"{REVIEW}{kept}", PLAN], [passage, PLAN])
    assert (None, 0, "") in kinds(found)
    [it] = found.from_b[0]
    assert passage[slice(*it.here.span)] == kept
    assert (it.there.passage, it.share) == (0, 1.0)
    [back] = found.from_a[0]
    assert (back.here, back.there) == (it.there, it.here)


def test_a_reworded_sentence_is_found_in_another_passage() -> None:
    before, after = "提出意见建议四十二条，推动设立委员工作室二十个。", "提出意见建议六十条，推动设立委员工作室二十个。"
    found = alike([f"{REVIEW}{PROPOSALS}{before}"], [PLAN, f"{NEW}{PLAN}{after}"])
    [it] = found.from_b[1]
    assert it.there.passage == 0
    assert 0.6 <= it.share < 1


def test_a_passage_that_is_all_new_has_no_sentence_elsewhere() -> None:
    found = alike([REVIEW, PROPOSALS], [REVIEW, NEW])
    assert (found.from_a, found.from_b) == ({}, {})


passages = st.lists(
    st.sampled_from(
        [REVIEW, PROPOSALS, PLAN, NEW, f"{NEW}{PLAN}", REVIEW[:40], "各位委员：", PROPOSALS.replace("615", "7")]
    ),
    max_size=6,
)


@given(passages, passages)
def test_each_passage_stands_once_and_both_orders_pair_the_same(a: list[str], b: list[str]) -> None:
    there, back = alike(a, b), alike(b, a)
    assert sorted(row.a for row in there.rows if row.a is not None) == list(range(len(a)))
    assert [row.b for row in there.rows if row.b is not None] == list(range(len(b)))

    def paired(found: Aligned, turn: Callable[[tuple[int, int]], tuple[int, int]]) -> set[tuple[int, int]]:
        return {turn((row.pair.a, row.pair.b)) for row in found.rows if row.pair}

    assert paired(there, lambda it: it) == paired(back, lambda it: (it[1], it[0]))
    assert len(there.from_a) == len(back.from_b)
