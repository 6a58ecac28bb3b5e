"""Mentions: every occurrence of every form, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.dictionary import Dictionary
from analyzers.fold import fold
from analyzers.mentions import Finder
from analyzers.pipeline import Analyzer
from analyzers.slogan import Slogan
from analyzers.spellings import join_alike, spellings
from tests.analyzers.second_fold import second_fold
from tests.analyzers.strings import texts


def made(*slogans: Slogan) -> Analyzer:
    return Analyzer(Dictionary.of(slogans))


def named(name: str, **known: object) -> Slogan:
    return Slogan(name, "theory", "national", **known)  # type: ignore[arg-type]


def told(analyzer: Analyzer, text: str) -> list[tuple[str, str, str | None]]:
    """Each mention as (what stands in the text, slogan, nested in)."""
    return [(text[found.start : found.end], found.slogan, found.nested_in) for found in analyzer.analyze(text).mentions]


# The ways in which one slogan may be printed.
PRINTED = [
    "践行全过程人民民主。",
    "践行“全过程人民民主”。",
    "践行全过程“人民民主”。",
    "践行全 过 程 人 民 民 主。",
    "践行全过\n程人民\n\n民主。",
    "踐行全過程人民民主。",
    "践行全\u200b过程人民民主。",
]


@pytest.mark.parametrize("text", PRINTED)
def test_quotes_blanks_width_script_and_line_wraps_make_no_difference(text: str) -> None:
    mentions = made(named("全过程人民民主")).analyze(text).mentions
    assert [mention.slogan for mention in mentions] == ["全过程人民民主"]
    assert second_fold(text[mentions[0].start : mentions[0].end]) == "全过程人民民主"


PARALLEL = named("懂政协、会协商、善议政，守纪律、讲规矩、重品行")


@pytest.mark.parametrize(
    "text",
    [
        "按照“懂政协、会协商、善议政，守纪律、讲规矩、重品行”要求",
        "按照“懂政协、会协商、善议政”“守纪律、讲规矩、重品行”要求",
        "按照“懂政协，会协商，善议政；守纪律，讲规矩，重品行”要求",
        "按照“懂政协”“会协商”“善议政”“守纪律”“讲规矩”“重品行”要求",
        "按照懂政协、会协商、善议政，守纪律、讲规矩和重品行要求",
        "按照懂政协·会协商·善议政·守纪律·讲规矩·重品行要求",
    ],
)
def test_what_joins_the_parts_of_a_parallel_makes_no_difference(text: str) -> None:
    assert [slogan for _, slogan, _ in told(made(PARALLEL), text)] == [PARALLEL.name]


def test_a_joint_is_not_read_into_a_slogan_that_has_none() -> None:
    assert told(made(named("协商民主")), "统筹协商、民主监督") == []


def test_a_nested_one_is_kept_and_marked() -> None:
    analyzer = made(named("全过程人民民主"), named("人民民主"), named("全过程人民民主重要论述"))
    assert told(analyzer, "学习全过程人民民主重要论述，发展人民民主") == [
        ("全过程人民民主重要论述", "全过程人民民主重要论述", None),
        ("全过程人民民主", "全过程人民民主", "全过程人民民主重要论述"),
        ("人民民主", "人民民主", "全过程人民民主重要论述"),
        ("人民民主", "人民民主", None),
    ]


def test_slogans_that_overlap_are_both_kept() -> None:
    analyzer = made(named("中华民族伟大复兴"), named("伟大复兴中国梦"))
    assert told(analyzer, "中华民族伟大复兴中国梦") == [
        ("中华民族伟大复兴", "中华民族伟大复兴", None),
        ("伟大复兴中国梦", "伟大复兴中国梦", None),
    ]


def test_an_occurrence_in_two_forms_is_one_and_the_longer() -> None:
    analyzer = made(named("二十大", variants=("党的二十大", "二十大精神")))
    assert told(analyzer, "学习党的二十大精神") == [("党的二十大", "二十大", None)]
    analyzer = made(named("质的提升和量的增长", variants=("实现质的提升",)))
    assert told(analyzer, "实现质的提升和量的增长") == [("质的提升和量的增长", "质的提升和量的增长", None)]


def test_doubled_print_is_two_occurrences() -> None:
    assert len(told(made(named("两个确立")), "““两个确立两个确立””")) == 2


NUMBERS = made(
    named("1343总体思路"), named("一线", when="quoted"), named("四个全面"), named("一带一路"), named("第一议题")
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全区“1343”总体思路", 1),
        ("编号21343总体思路", 0),
        ("第十四个全面小康年", 0),
        ("“四个全面”", 1),
        ("以一带一路为引领", 1),
        ("落实“第一议题”制度", 1),
    ],
)
def test_a_number_is_never_the_tail_of_a_larger_one(text: str, found: int) -> None:
    assert len(told(NUMBERS, text)) == found


TWO_MEETINGS = named("两会", when="quoted", contexts=("全国{}", "{}期间"), unless=("两岸{}",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全国两会精神", ["两会"]),
        ("全国“两会”精神", ["两会"]),
        ("两会期间", ["两会"]),
        ("出席“两会”", ["两会"]),
        ("出席 “ 两会 ” ", ["两会"]),
        ("出席两会", []),
        ("召开两会议", []),
        ("全市两会", []),
    ],
)
def test_an_ambiguous_form_needs_quotation_marks_or_a_context(text: str, found: list[str]) -> None:
    assert [surface for surface, _, _ in told(made(TWO_MEETINGS), text)] == found


def test_unless_rules_a_form_out_in_its_surroundings() -> None:
    analyzer = made(named("双减", unless=("{}少", "不{}")))
    assert told(analyzer, "双减政策，双减少，不双减") == [("双减", "双减", None)]


FRAMES = made(named("两个确立"), named("两个维护"), named("四个意识"), named("全过程人民民主"))


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("深刻领悟“两个确立”的决定性意义", ["深刻领悟"]),
        ("增强“四个意识”、坚决做到“两个维护”", ["增强", "坚决做到"]),
        ("践行全过程人民民主", ["践行"]),
        ("学习贯彻了全过程人民民主", ["学习贯彻"]),
        ("拥护“两个确立”、“两个维护”", ["拥护", "拥护"]),
        ("拥护“两个确立”和“两个维护”", ["拥护", "拥护"]),
        ("拥护“两个确立”。“两个维护”是原则", ["拥护", ""]),
        ("“两个确立”", [""]),
    ],
)
def test_the_verb_before_is_told(text: str, frames: list[str]) -> None:
    assert [mention.frame for mention in FRAMES.analyze(text).mentions] == frames


def test_quoted_means_marks_right_around_the_mention() -> None:
    mentions = FRAMES.analyze("“两个确立”和两个维护，“增强四个意识”").mentions
    assert [mention.quoted for mention in mentions] == [True, False, False]


def test_no_slogans_find_nothing() -> None:
    assert told(made(), "全过程人民民主") == []


@given(texts)
def test_every_mention_folds_to_a_spelling_of_its_slogan(analyzer: Analyzer, text: str) -> None:
    for mention in analyzer.analyze(text).mentions:
        slogan = analyzer.dictionary.by_name[mention.slogan]
        surface = join_alike(second_fold(text[mention.start : mention.end]))
        # A mark on its last character belongs to the span: a cluster is never halved.
        assert any(spelling in surface for form in slogan.forms for spelling in spellings(form))
        assert mention.category == slogan.category


@given(texts)
def test_nested_mentions_lie_in_the_one_they_name(analyzer: Analyzer, text: str) -> None:
    mentions = analyzer.analyze(text).mentions
    for mention in mentions:
        around = [
            other
            for other in mentions
            if other.slogan == mention.nested_in and other.start <= mention.start and mention.end <= other.end
        ]
        assert bool(around) == (mention.nested_in is not None)


FORMS = st.lists(
    st.text("甲乙丙、", min_size=2, max_size=5).filter(lambda form: form.strip("、") == form), min_size=1, max_size=8
)


@st.composite
def dictionaries(draw: st.DrawFn) -> Dictionary:
    """A few slogans of a few forms that hold and cross each other, no spelling twice."""
    taken: set[str] = set()
    forms: list[str] = []
    for form in draw(FORMS):
        if taken.isdisjoint(spellings(form)):
            taken.update(spellings(form))
            forms.append(form)
    size = draw(st.integers(1, 3))
    groups = [forms[at : at + size] for at in range(0, len(forms), size)]
    return Dictionary.of(named(name, variants=tuple(variants)) for name, *variants in groups)


@settings(max_examples=300)
@given(dictionaries(), st.text("甲乙丙丁、，“” ", max_size=30))
def test_every_occurrence_of_any_dictionary_is_found_once_and_nested_in_the_longest_around_it(
    dictionary: Dictionary, text: str
) -> None:
    """Against a search that tries every place for every spelling."""
    folded = join_alike(second_fold(text))
    occurrences = {
        (at, at + len(spelling), slogan.name)
        for slogan in dictionary
        for form in slogan.forms
        for spelling in spellings(form)
        for at in range(len(folded))
        if folded.startswith(spelling, at)
    }
    finds = Finder(dictionary).finds(fold(text))
    found = {(find.start, find.end, find.slogan.name) for find in finds}
    assert found <= occurrences
    for start, end, name in occurrences - found:
        rivals = [other for other in found if other[2] == name and other[0] < end and start < other[1]]
        assert any(other[1] - other[0] >= end - start for other in rivals), "lost, and no longer form is in its way"
    for find in finds:
        around = [other for other in finds if other.start <= find.start and find.end <= other.end and other is not find]
        longest = max((other.end - other.start for other in around), default=0)
        expected = {other.slogan.name for other in around if other.end - other.start == longest}
        assert (find.around.name in expected) if find.around else not expected


def test_forms_that_cross_leave_no_nesting_in_what_is_gone() -> None:
    analyzer = made(named("甲乙丙丁", variants=("丙丁戊己庚",)), named("甲乙丙"))
    assert told(analyzer, "甲乙丙丁戊己庚") == [("甲乙丙", "甲乙丙", None), ("丙丁戊己庚", "甲乙丙丁", None)]


TORN = made(
    named("1号提案", contexts=("作为{}",), when="quoted"),
    named("1+6+N"),
    named("343总体思路"),
    named("两个一百"),
    named("一带一路"),
    named("四个意识"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("作为1号提案", 1),
        ("作为11号提案", 0),
        ("构建1+6+N体系", 1),
        ("构建1+1+6+N体系", 0),
        ("构建1+6+N+X体系", 0),
        ("按照1,343总体思路", 0),
        ("两个一百二十年", 0),
        ("“十四五”“一带一路”", 1),
        ("统一“四个意识”", 1),
        ("统一四个意识", 0),
    ],
)
def test_what_is_torn_from_a_number_or_formula_does_not_count_unless_marked_off(text: str, found: int) -> None:
    assert len(told(TORN, text)) == found


def test_unless_holds_in_a_context_too() -> None:
    analyzer = made(named("两会", when="quoted", contexts=("{}期间",), unless=("两岸{}",)))
    assert told(analyzer, "两岸两会期间，区两会期间") == [("两会", "两会", None)]


def test_straight_marks_open_and_close_by_turns() -> None:
    analyzer = made(named("两会", when="quoted"))
    assert told(analyzer, '"全体"两会"代表"，"两会"') == [("两会", "两会", None)]


def test_characters_beyond_the_bmp_shift_nothing() -> None:
    analyzer = made(named("两个确立"), named("𬬸心刿肾"))
    text = "𠀀𠀁“两个确立”😀𬬸心刿肾𠀀两个确立"
    assert [surface for surface, _, _ in told(analyzer, text)] == ["两个确立", "𬬸心刿肾", "两个确立"]


def test_a_match_out_of_step_is_none() -> None:
    """Two characters hold, between them, the bytes of a third: 一 is 4E00, 丁 4E01, and 乎 would stand across 一一."""
    analyzer = made(Slogan("\u004e\u004e甲乙", "motto", "county"), named("\u4e4e\u4e4e"))
    assert told(analyzer, "\u4e4e\u4e4e") == [("\u4e4e\u4e4e", "\u4e4e\u4e4e", None)]
    across = "\u014e\u4e4e\u4e01"
    assert told(analyzer, across) == []
