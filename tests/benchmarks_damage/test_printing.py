"""Lines are set by the rules, and bold type is doubled run by run and mark by mark."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.damage import DAMAGES, Paragraph
from benchmarks.damage.bold import doubled
from benchmarks.damage.interleaved import interleaved
from benchmarks.damage.setting import CANNOT_BEGIN, CANNOT_END, Setting, spans, width_of

texts = st.text(st.sampled_from("政协委员工作的和，。、“”《》（）：；20%a —"), min_size=1, max_size=120)
settings_of_lines = st.builds(Setting, st.integers(6, 40), st.booleans(), st.booleans(), st.booleans())


@given(texts, settings_of_lines, st.booleans())
def test_lines_make_up_the_text_and_keep_to_the_width(text: str, setting: Setting, indented: bool) -> None:
    lines = [text[start:end] for start, end in spans(text, setting, indented=indented)]
    assert "".join(lines) == text
    assert all(width_of(line[:-1], halves=setting.halves) <= setting.width for line in lines)


def test_marks_neither_begin_nor_end_lines_they_may_not() -> None:
    text = "坚持“团结、民主”两大主题，听取（书面）意见，落实《例会规则》，推进2024年100个项目。" * 9
    for width in range(8, 30):
        for hangs in (True, False):
            lines = [text[start:end] for start, end in spans(text, Setting(width, hangs=hangs))]
            assert not [line for line in lines if line[0] in CANNOT_BEGIN or line[-1] in CANNOT_END]


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("抓好委员理论提升。", "抓好委员理论提升抓好委员理论提升。。"),
        ("筑牢“共同体”。", "筑牢筑牢““共同体共同体””。。"),
        ("增长98.7%，", "增长98.7%增长98.7%，，"),
    ],
)
def test_doubled(text: str, twice: str) -> None:
    assert doubled(text) == twice


def test_each_printed_line_doubles_its_share() -> None:
    paragraphs = [
        Paragraph(f"构建长效学习矩阵第{number}，由委员小组和界别委员共同建立学习平台。", heading=False)
        for number in range(99)
    ]
    lines = DAMAGES["wraps_bold"](paragraphs, random.Random(3)).text.split("\n")
    assert any("构建长效学习矩阵第" in line[len("构建长效学习矩阵第") :] for line in lines)
    assert {line for line in lines if "，，" in line}


def test_columns_are_read_across() -> None:
    text = "".join(chr(0x4E00 + number) for number in range(300)) + "。"
    damaged = interleaved([Paragraph(text, heading=False)], random.Random(1))
    rows = [row.split(" ") for row in damaged.text.split("\n")]
    assert "".join(row[column] for column in range(len(rows[0])) for row in rows if column < len(row)) == text
    assert len(damaged.joints) == sum(map(len, rows)) - 1
