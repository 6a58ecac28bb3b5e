"""The joint model knows which torn halves belong together, in seeds that it was not made of, and takes any strings."""

import os
import subprocess
import sys
from math import exp, isfinite

import pytest
from hypothesis import given

from analyzers.fold import fold_text
from indexer.generate_joint_model import JUDGES, seed, slogans_without, whole_sentences
from indexer.repair.joint_counts import STOP, fold_for_counting, table_of
from indexer.repair.joint_model import JointModel
from indexer.repair.joint_table import JointTable
from indexer.repair.open_brackets import ALONE, BOTH, bracket_evidence
from tests.analyzers.strings import texts
from tests.house.files import ROOT

# From seeds 002 and 004, where columns were read across or in another order.
JOINTS = [
    ("坚持稳中求进总基调,完整、准确、全面贯彻新发展", "理念,努力推动各项工作构筑"),
    ("新优势、实现新突破、开拓新", "局面,努力实现稳进增效"),
    ("坚持党的领导、人", "民当家作主、依法治国有机统"),
    ("民当家作主、依法治国有机统", "一,深入贯彻落实党的二十大精神"),
    ("实现中华民族伟大复兴作", "出新的更大贡献!"),
    ("以习近平新时代中国特色社会主义思想为", "指导，全面贯彻中共二十大"),
    ("全覆盖的7个委员联络站和5", "个服务队（团），将346名"),
    ("注重发挥政", "协联系广泛的独特"),
]
TINY = ["坚持新发展理念。\n坚持新发展格局。", "贯彻新发展理念，推动新发展！\n一、新发展"]


@pytest.fixture(scope="module")
def model() -> JointModel:
    return JointModel.load()


@pytest.fixture(scope="module")
def tiny() -> JointTable:
    return table_of(TINY)


@pytest.mark.parametrize(("left", "right"), JOINTS)
def test_halves_find_each_other(model: JointModel, left: str, right: str) -> None:
    found = model.score(left, right)
    assert found > max(0, *(model.score(left, other) for _, other in JOINTS if other != right))
    assert found > max(model.score(other, right) for other, _ in JOINTS if other != left)


def test_of_two_pairs_the_right_ones_are_taken(model: JointModel) -> None:
    """The first end tells nothing of how it goes on; the second one takes what is not its own."""
    marching, development = "凝心聚力谋发展,勇毅前行", "全面贯彻新发展"
    again, idea = "再出发。", "理念,努力推动"
    right = model.score(marching, again) + model.score(development, idea)
    assert right > model.score(marching, idea) + model.score(development, again) + 5
    assert model.score(marching, idea) < 0 < model.score(development, idea)


def test_a_heading_does_not_go_on_in_the_paragraph_below(model: JointModel) -> None:
    assert model.score("二、聚焦两大主题,凝聚推动江津发展的智慧力量", "深刻认识发展全过程人民民主的实践要求") < 0


def test_what_stands_on_both_sides_tells_less_where_a_sentence_may_begin_so(model: JointModel) -> None:
    """重 begins few sentences, 同志们 many: there it need not be the 同 of the torn one that is repeated."""
    weight, comrades = "都必须充分发挥知识分子的重", "人民过上小康生活，是了不起的大事。同"
    lost = model.score(weight, "要作用。我们") - model.score(weight, "重要作用。我们", 1)
    afresh = model.score(comrades, "志们！让我们") - model.score(comrades, "同志们！让我们", 1)
    assert 0 < 2 * lost < afresh


def test_width_blanks_quotes_and_digits_make_no_difference(model: JointModel) -> None:
    plain = model.score("推动解决问题30", "个，提出建议")
    assert model.score("推动解决问题４7 ", " 个, 提出建议") == plain
    assert model.score("推动解决“问题”30", "个，提出建议") == plain


def test_what_ends_a_sentence_tells_nothing_of_the_next(tiny: JointTable) -> None:
    assert tiny.log_p("理念" + STOP, "坚持") == tiny.log_p(STOP, "坚持")


@given(texts, texts)
def test_any_strings_have_a_score(left: str, right: str) -> None:
    assert isfinite(JointModel.load().score(left, right))


@pytest.mark.parametrize("made_of", [[], [""], ["。"], ["新"], TINY])
def test_a_model_of_few_texts_scores_too(made_of: list[str]) -> None:
    model = JointModel.of(made_of)
    assert all(isfinite(model.score(left, right)) for left in ("", "新发", "龙") for right in ("", "展。", "龙"))


@pytest.mark.parametrize("context", ["", STOP, "新", "新发", "持新发", "龙", "新龙"])
def test_the_probabilities_after_anything_come_to_one(tiny: JointTable, context: str) -> None:
    known = set(fold_for_counting("".join(TINY)))
    total = sum(exp(tiny.log_p(context, char)) for char in known | {"龙"})
    assert total == pytest.approx(1, abs=0.06)  # probabilities are kept in steps of an eighth


def test_a_table_is_the_same_packed_and_unpacked(tiny: JointTable) -> None:
    again = JointTable.from_bytes(tiny.to_bytes())
    assert again.to_bytes() == tiny.to_bytes()
    assert again.log_p("坚持新", "发展格") == tiny.log_p("坚持新", "发展格")


def in_another_process(code: str, hash_seed: str = "0") -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


def test_the_same_texts_make_the_same_table_in_every_process() -> None:
    code = f"from indexer.repair.joint_counts import table_of; print(table_of({TINY!r}).to_bytes().hex())"
    assert in_another_process(code, "1") == in_another_process(code, "2") == table_of(TINY).to_bytes().hex() + "\n"


def test_the_table_is_read_when_first_asked_for_and_once() -> None:
    asked = "JointModel.load.cache_info().currsize"
    code = f"from indexer.repair.joint_model import JointModel; JointModel.of(['']).score('', ''); print({asked})"
    assert in_another_process(code) == "0\n"
    assert JointModel.load() is JointModel.load()


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("学习贯彻《中共中央", "关于加强政协工作的意见》精神", BOTH),
        ("落实“两个", "确立”的要求（试行）", BOTH),
        ("按照“四个聚焦”要求", "认真履行“三大职能”", 0),
        ("学习贯彻《中共中央", "深入一线", 0),
        ("学习贯彻《中共中央", "深入一线开展调研，围绕中心工作，提出意见建议三十条", ALONE),
        ("深入一线开展调研，围绕中心工作，提出意见建议三十条", "意见》精神", ALONE),
        ("", "", 0),
    ],
)
def test_brackets(left: str, right: str, evidence: float) -> None:
    assert bracket_evidence(left, right) == evidence


def test_only_whole_undamaged_sentences_of_a_seed_are_counted() -> None:
    lines = [
        "（上接第一版）学习讨论、专题党课等，专",
        "题调研16项。抓好理论提升抓好理论提升。。举",
        "办政协常委和全体委员培训班，推动改革",
        "一、新的时代",
        "引导全体委员增强责任意识。进一步激发不断",
    ]
    found = "（上接第一版）学习讨论、专题党课等，专题调研16项。\n引导全体委员增强责任意识。"
    assert whole_sentences("\n\n".join(lines)) == found


def test_slogans_of_the_judging_seeds_are_not_counted() -> None:
    judging = [seed(name) for name in JUDGES]
    kept = slogans_without(judging).split("\n")
    held = "\n".join(map(fold_text, judging))
    assert len(kept) > 1000
    assert [form for form in kept if fold_text(form) in held] == []
