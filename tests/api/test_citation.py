"""Citations as the standards write them: every expectation was written by hand, from the standard's own examples."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.shown.citation import cited

CHONGQING = {"name": "重庆市", "code": "500000", "level": "province", "parent": None}
NANCHUAN = {"name": "南川区", "code": "500119", "level": "county", "parent": "500000"}
OPEN = {"name": "江北区", "code": None, "level": None, "parent": None}
PLAIN: dict[str, Any] = {
    "title": "",
    "subtitle": "",
    "kind": "report",
    "district": None,
    "date": None,
    "year": None,
    "year_inferred": False,
    "publication": "",
    "page": "",
    "url": "",
    "speaker": "",
}
SPOKEN = {
    "title": "中国人民政治协商会议 重庆市第五届委员会常务委员会工作报告",
    "subtitle": "——2023年1月12日在市政协六届一次会议上",
    "district": CHONGQING,
    "date": "2023-01-12",
    "year": 2023,
    "speaker": "王炯",
}
NEWSPAPER = {
    "title": "聚智聚力",
    "subtitle": "政协2023年工作回眸",
    "kind": "feature",
    "date": "2024-01-05",
    "year": 2024,
    "publication": "涪陵日报",
    "page": "3",
}
INFERRED = {"title": "政协工作报告", "district": NANCHUAN, "year": 2024, "year_inferred": True}

# what is known, which passage: GB/T 7714, APA, APA in the text
CASES = [
    (
        SPOKEN,
        None,
        "王炯. 中国人民政治协商会议 重庆市第五届委员会常务委员会工作报告——2023年1月12日在市政协六届一次会议上[R]. 2023-01-12.",
        "王炯. (2023, January 12). *中国人民政治协商会议 重庆市第五届委员会常务委员会工作报告——2023年1月12日在市政协六届一次会议上*.",
        "(王炯, 2023)",
    ),
    (
        NEWSPAPER,
        4,
        "聚智聚力：政协2023年工作回眸[N]. 涪陵日报, 2024-01-05(3). 第5段.",
        "聚智聚力：政协2023年工作回眸. (2024, January 5). *涪陵日报*, 3.",
        "(“聚智聚力：政协2023年工作回眸”, 2024, para. 5)",
    ),
    (
        {**NEWSPAPER, "url": "https://example.org/a"},
        None,
        "聚智聚力：政协2023年工作回眸[N/OL]. 涪陵日报, 2024-01-05(3). https://example.org/a.",
        "聚智聚力：政协2023年工作回眸. (2024, January 5). *涪陵日报*, 3. https://example.org/a",
        "(“聚智聚力：政协2023年工作回眸”, 2024)",
    ),
    (
        {**INFERRED, "title": "重庆市南川区人民政府工作报告"},
        None,
        "重庆市南川区人民政府工作报告[R]. [2024].",
        "*重庆市南川区人民政府工作报告*. (ca. 2024).",
        "(“重庆市南川区人民政府工作报告”, ca. 2024)",
    ),
    (
        INFERRED,
        0,
        "中国人民政治协商会议重庆市南川区委员会. 政协工作报告[R]. [2024]. 第1段.",
        "中国人民政治协商会议重庆市南川区委员会. (ca. 2024). *政协工作报告*.",
        "(中国人民政治协商会议重庆市南川区委员会, ca. 2024, para. 1)",
    ),
    (
        {**SPOKEN, "title": "报告", "subtitle": "", "url": "http://example.org/1"},
        None,
        "王炯. 报告[R/OL]. (2023-01-12). http://example.org/1.",
        "王炯. (2023, January 12). *报告*. http://example.org/1",
        "(王炯, 2023)",
    ),
    (
        {"title": "会议开幕", "kind": "news", "date": "2023-01-11", "year": 2023, "url": "http://example.org/2"},
        None,
        "会议开幕[EB/OL]. (2023-01-11). http://example.org/2.",
        "会议开幕. (2023, January 11). http://example.org/2",
        "(“会议开幕”, 2023)",
    ),
    (
        {"title": "会议开幕", "kind": "news", "year": 2023, "page": "2", "district": NANCHUAN},
        None,
        "会议开幕[N]. 2023(2).",
        "会议开幕. (2023). p. 2.",
        "(“会议开幕”, 2023)",
    ),
    (
        {"kind": "other"},
        None,
        "〔无题〕[Z].",
        "[Untitled]. (n.d.).",
        "(“[Untitled]”, n.d.)",
    ),
    (
        {"title": "政协报告", "district": OPEN},
        None,
        "中国人民政治协商会议江北区委员会. 政协报告[R].",
        "中国人民政治协商会议江北区委员会. (n.d.). *政协报告*.",
        "(中国人民政治协商会议江北区委员会, n.d.)",
    ),
]


@pytest.mark.parametrize(("known", "order", "gbt7714", "apa", "in_text"), CASES)
def test_what_is_known_is_cited_as_the_standards_say(
    known: dict[str, Any], order: int | None, gbt7714: str, apa: str, in_text: str
) -> None:
    found = cited({**PLAIN, **known}, "0" * 16, order)
    assert (found.gbt7714, found.apa, found.apa_in_text) == (gbt7714, apa, in_text)


def test_an_entry_of_bibtex_has_its_marks_escaped_and_its_address_as_it_is() -> None:
    odd = {
        "title": "{50%} A&B_#1 \\ 题~$^",
        "meeting": "区政协十五届二次会议",
        "district": NANCHUAN,
        "date": "2022-01-09",
        "year": 2022,
        "publication": "江北_报",
        "page": "3",
        "url": "https://example.org/a_b?x=1&y=%E5 {#z",
    }
    assert cited({**PLAIN, **odd}, "00aa", 2).bibtex == (
        "@article{tifa-00aa,\n"
        "  author = {{中国人民政治协商会议重庆市南川区委员会}},\n"
        "  title = {{{\\textbraceleft}50\\%{\\textbraceright} A\\&B\\_\\#1 {\\textbackslash} 题"
        "{\\textasciitilde}\\${\\textasciicircum}}},\n"
        "  journal = {江北\\_报},\n"
        "  year = {2022},\n"
        "  date = {2022-01-09},\n"
        "  pages = {3},\n"
        "  note = {para. 3},\n"
        "  url = {https://example.org/a_b?x=1&y=%E5%20%7B#z}\n"
        "}\n"
    )


def test_what_stands_alone_is_of_no_journal() -> None:
    assert cited({**PLAIN, **INFERRED}, "00aa").bibtex == (
        "@misc{tifa-00aa,\n"
        "  author = {{中国人民政治协商会议重庆市南川区委员会}},\n"
        "  title = {{政协工作报告}},\n"
        "  year = {2024}\n"
        "}\n"
    )


TEXT = st.text(st.sampled_from('{}\\%&_#$~^\n\0,=@" 题a'), max_size=20)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(title=TEXT, speaker=TEXT, publication=TEXT, url=TEXT)
def test_any_entry_pairs_its_braces_and_leaves_no_command(**known: str) -> None:
    entry = cited({**PLAIN, **known}, "00aa").bibtex
    depth = 0
    for char in entry:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    lines = entry.splitlines()
    assert all(re.fullmatch(r"  [a-z]+ = \{.*\},?", line) for line in lines[1:-1])
    told = " ".join(line for line in lines[1:-1] if not line.startswith("  url"))
    assert re.search(r"(?<!\\)[%&_#$~^]", told) is None
