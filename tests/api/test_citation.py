"""Citations as the standards write them: every expectation was written by hand, from the standard's own examples."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.shown.citation import cited
from tests.api.asked import told

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

PREMIER = {
    "title": "\u200b 政府工作报 告",
    "subtitle": "——2021年3月5日在第十三届全国人民代表大会第四次会议上",
    "date": "2021-03-05",
    "year": 2021,
}
# what is known, which passage: GB/T 7714, APA with stars around what is in italics, APA in the text
CASES = [
    (
        SPOKEN,
        None,
        "王炯. 中国人民政治协商会议重庆市第五届委员会常务委员会工作报告——2023年1月12日在市政协六届一次会议上[R]. 2023-01-12.",
        "王炯. (2023, January 12). *中国人民政治协商会议重庆市第五届委员会常务委员会工作报告——2023年1月12日在市政协六届一次会议上*.",
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
        {**PREMIER, "speaker": "国务院总理"},
        None,
        "国务院. 政府工作报告——2021年3月5日在第十三届全国人民代表大会第四次会议上[R]. 2021-03-05.",
        "国务院. (2021, March 5). *政府工作报告——2021年3月5日在第十三届全国人民代表大会第四次会议上*.",
        "(国务院, 2021)",
    ),
    (
        {**PREMIER, "speaker": "总理", "subtitle": "", "title": "政 府　工 作 报\u3000告"},
        None,
        "政府工作报告[R]. 2021-03-05.",
        "*政府工作报告*. (2021, March 5).",
        "(“政府工作报告”, 2021)",
    ),
    (
        {**INFERRED, "speaker": "区政协主席"},
        None,
        "中国人民政治协商会议重庆市南川区委员会. 政协工作报告[R]. [2024].",
        "中国人民政治协商会议重庆市南川区委员会. (ca. 2024). *政协工作报告*.",
        "(中国人民政治协商会议重庆市南川区委员会, ca. 2024)",
    ),
    (
        {**SPOKEN, "title": "凝心\u3000 聚力\n向未来", "subtitle": "", "speaker": "王 炯\u200b"},
        None,
        "王炯. 凝心 聚力 向未来[R]. 2023-01-12.",
        "王炯. (2023, January 12). *凝心 聚力 向未来*.",
        "(王炯, 2023)",
    ),
    (
        {"kind": "news", "page": "2", "opening": "推动全区经济社会发展不断取得新成效新突破，具有重要意义。"},
        0,
        "〔无题：推动全区经济社会发展不断取得新成效新突破…〕[N]. (2). 第1段.",
        "[Untitled: 推动全区经济社会发展不断取得新成效新突破…]. (n.d.). p. 2.",
        "(“[Untitled: 推动全区经济社会发展不断取得新成效新突破…]”, n.d., para. 1)",
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
    assert (found.gbt7714, found.apa, found.apa_in_text) == (gbt7714, apa.replace("*", ""), in_text)
    start, end = found.apa_italics or (0, 0)
    assert re.findall(r"\*(.*)\*", apa) == ([found.apa[start:end]] if found.apa_italics else [])
    if found.apa_italics:
        assert apa.index("*") == start


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
        "  year = {2024},\n"
        "  note = {year inferred}\n"
        "}\n"
    )
    assert "  note = {para. 3, year inferred}\n" in cited({**PLAIN, **INFERRED}, "00aa", 2).bibtex
    assert "note" not in cited({**PLAIN, **INFERRED, "year_inferred": False}, "00aa").bibtex


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


def test_articles_of_one_page_are_told_apart_and_a_report_is_cited_as_its_passages_are(one_client: TestClient) -> None:
    reports = told(one_client, "reports")["reports"]
    citations = [report["citation"] for report in reports]
    assert len(set(citations)) == len(citations)
    assert sum("〔无题：" in citation for citation in citations) == 2
    for report in reports:
        whole = told(one_client, f"reports/{report['id']}")
        assert whole["citation"]["gbt7714"] == report["citation"]
        [first, *_] = whole["report"]["passages"]
        of_passage = told(one_client, f"passages/{first['id']}")["citation"]
        assert of_passage["apa"] == whole["citation"]["apa"]
        assert of_passage["bibtex"] != whole["citation"]["bibtex"]
