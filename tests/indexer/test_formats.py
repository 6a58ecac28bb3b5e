"""Word files, PDFs and web pages: their text, line for line, and what is said of those that cannot be read."""

import io
import random
import re

import docx
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from indexer.formats import READERS
from indexer.formats import docx as docx_reader
from indexer.formats.docx import read_docx
from indexer.formats.html import read_html
from indexer.formats.pdf import read_pdf
from indexer.formats.plain import read_plain
from indexer.unreadable import UnreadableError
from tests.house.files import ROOT
from tests.indexer.made_files import RELATIONS, STRICT, WORD, pdf, rezipped, saved, word, word_of, zipped

LINES = ["政协某区委员会常务委员会工作报告", "各位委员：", "现在，我代表常务委员会报告工作，请予审议。"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


# Plain text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf([LINES]), "a PDF"),
        (word(LINES), "a Word file or another zip archive"),
        (OLE + bytes(500), "an old Office file"),
        (b"{\\rtf1\\ansi text}", "a rich text file"),
    ],
)
def test_another_type_under_the_suffix_of_a_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableError, match=f"is {kind} under the suffix of a text"):
        read_plain(data)


# Word


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def test_each_paragraph_is_a_line_in_tables_too() -> None:
    document = docx.Document()
    document.add_heading("工作报告", 1)
    document.add_paragraph("一、回顾\t第一\n行")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "提案", "230件"
    document.add_paragraph("结语。")
    document.sections[0].header.paragraphs[0].text = "页眉"
    assert read_docx(saved(document)) == ("工作报告\n一、回顾\t第一\n行\n提案\n230件\n结语。", "docx", "")


def test_a_text_box_is_read_once_and_after_the_paragraph_that_holds_it() -> None:
    box = f"<w:txbxContent>{paragraph(run('框中'))}{paragraph(run('两段'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = paragraph(run("段前"), f"<w:r>{both}</w:r>", run("段后")) + paragraph(run("下段"))
    assert read_docx(word_of(body)).text.split("\n") == ["段前段后", "框中", "两段", "下段"]


def test_of_a_revision_the_new_text_is_read() -> None:
    body = paragraph(
        run("提案"),
        "<w:ins>" + run("二百三十") + "</w:ins>",
        "<w:del><w:r><w:delText>二百</w:delText></w:r></w:del>",
        "<w:moveFrom>" + run("移走") + "</w:moveFrom>",
        "<w:r><w:noBreakHyphen/><w:t>件</w:t></w:r>",
        "<a:p><a:t>图中字</a:t></a:p>",
    )
    assert read_docx(word_of(body)).text == "提案二百三十-件"


def test_tab_stops_are_no_tabs_and_readings_are_left_out() -> None:
    ruby = f"<w:ruby><w:rt>{run('hàn')}</w:rt><w:rubyBase>{run('汉')}</w:rubyBase></w:ruby>"
    body = paragraph("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", f"<w:r>{ruby}</w:r>", run("字"))
    assert read_docx(word_of(body)).text == "汉字"


def test_notes_stand_at_the_end() -> None:
    data = word_of(paragraph(run("正文")), footnotes=f"<w:footnote>{paragraph(run('名词解释'))}</w:footnote>")
    assert read_docx(data).text == "正文\n名词解释"


def test_the_strict_variant_and_a_lost_picture_do_no_harm() -> None:
    data = rezipped(
        rezipped(word(LINES), WORD, STRICT), RELATIONS, STRICT.replace("wordprocessingml/main", "officeDocument")
    )
    assert read_docx(data).text.split("\n") == LINES
    lost = '<Relationship Id="rId99" Type="x/image" Target="../NULL"/></Relationships>'
    assert read_docx(rezipped(word(LINES), "</Relationships>", lost)).text.split("\n") == LINES


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="title"/>')
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%4", "<w:isLgl/>")
    + "</w:abstractNum>"
    + f'<w:abstractNum w:abstractNumId="8">{level(0, "bullet", "")}</w:abstractNum>'
    + '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
)
STYLES = (
    '<w:style w:styleId="title"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="chapter"><w:basedOn w:val="title"/></w:style>'
)


def numbered(text: str, list_: int, at: int) -> str:
    return paragraph(f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_}"/></w:numPr></w:pPr>', run(text))


def styled(text: str, style: str) -> str:
    return paragraph(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', run(text))


def test_numbers_that_word_counts_are_read_as_printed() -> None:
    body = [
        (styled("回顾", "title"), "一、回顾"),
        (numbered("学习", 1, 1), "（一）学习"),
        (numbered("协商", 1, 1), "（二）协商"),
        (numbered("细目", 1, 2), "1. 细目"),
        (numbered("点", 3, 0), "点"),
        (styled("部署", "chapter"), "二、部署"),
        (numbered("监督", 1, 1), "（一）监督"),
        (numbered("数字", 1, 3), "2.1 数字"),
        (numbered("无号", 0, 0), "无号"),
        (numbered("重来", 2, 0), "一、重来"),
        (numbered("接着", 2, 0), "二、接着"),
    ]
    text = read_docx(word_of("".join(part for part, _ in body), numbering=NUMBERING, styles=STYLES)).text
    assert text.split("\n") == [line for _, line in body]


def test_the_numbers_go_up_to_99_in_words() -> None:
    text = read_docx(word_of(numbered("", 1, 0) * 31, numbering=NUMBERING)).text.split("\n")
    assert [text[at - 1] for at in (9, 10, 11, 20, 21, 31)] == [
        "九、",
        "十、",
        "十一、",
        "二十、",
        "二十一、",
        "三十一、",
    ]


def bomb(size: int) -> bytes:
    return zipped({"word/document.xml": " " * size})


ENTITIES = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "字" * 100}">' for at in range(9))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (OLE + bytes(100) + "EncryptedPackage".encode("utf-16-le"), "is a Word file locked with a password"),
        (OLE + bytes(600), r"is an old Word file \(.doc\) under the suffix .docx"),
        (word(LINES)[:-200], "is no Word file, or a damaged one"),
        (word(LINES)[:2000] + bytes(3000) + word(LINES)[5000:], "is no Word file, or a damaged one"),
        (b"PK\x03\x04" + bytes(50), "is no Word file, or a damaged one"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), r"is no Word file, or a damaged one .*word/document.xml"),
        (word_of("<w:p>"), "is no Word file, or a damaged one .*mismatched tag"),
        (zipped({"word/document.xml": f"<!DOCTYPE d [{ENTITIES}]><d>&e8;</d>"}), "damaged one .*amplification"),
        (bomb(20_000_000), "would unpack from [0-9,]+ to 20,000,000 bytes, which no report needs"),
    ],
)
def test_a_word_file_that_cannot_be_read_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableError, match=what):
        read_docx(data)


def test_the_sizes_of_all_parts_are_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_reader, "MOST_UNPACKED", 30_000)
    with pytest.raises(UnreadableError, match="would unpack"):
        read_docx(word(LINES))


def test_a_locked_part_is_told() -> None:
    file = io.BytesIO(word(LINES))
    data = bytearray(file.getvalue())
    for record, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(record), bytes(data)):
            data[found.start() + flags] |= 1
    with pytest.raises(UnreadableError, match=r"is no Word file, or a damaged one .*encrypted"):
        read_docx(bytes(data))


def test_deep_nesting_is_no_stack_overflow() -> None:
    depth = 50_000
    assert read_docx(word_of("<w:p><w:r>" * depth + run("底") + "</w:r></w:p>" * depth)).text.strip() == "底"


# PDF


def test_lines_are_as_extracted_with_a_blank_line_between_pages() -> None:
    assert read_pdf(pdf([LINES, ["二、今后工作", "（一）提案"]])) == (
        "\n".join([*LINES, "", "二、今后工作", "（一）提案"]),
        "pdf",
        "",
    )


def test_pages_without_text_among_others_are_told() -> None:
    told = read_pdf(pdf([LINES, [], ["二、今后工作"], []])).lacks
    assert told.startswith("has no text on 2 page(s): 2, 4; if they are pictures of text, run OCR")


def test_a_hyphen_that_ends_a_line_stays_and_joins_nothing() -> None:
    assert read_pdf(pdf([["2018-", "2022", "甲-乙"]])).text.split("\n") == ["2018-", "2022", "甲-乙"]


def locked(user: str) -> bytes:
    return pdf([LINES], encrypt=StandardEncryption(user, ownerPassword="owner", canPrint=0))


def test_a_pdf_that_anyone_may_open_is_read() -> None:
    assert read_pdf(locked("")).text.split("\n") == LINES


@pytest.mark.parametrize(
    ("data", "what", "remedy"),
    [
        (locked("secret"), "is a PDF locked with a password", "without one"),
        (pdf([[], []]), r"has no text layer: its 2 page\(s\) are pictures or blank", "run OCR"),
        (pdf([LINES])[:700], "is no PDF, or a damaged one", "print it to a new PDF"),
        (b"<html>not found</html>", "is no PDF, or a damaged one", "get it again"),
        (b"%PDF-1.7\n%%EOF", "is no PDF, or a damaged one", "get it again"),
    ],
)
def test_a_pdf_without_text_is_refused(data: bytes, what: str, remedy: str) -> None:
    with pytest.raises(UnreadableError, match=what) as told:
        read_pdf(data)
    assert remedy in told.value.remedy


# Web pages

PAGE = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>某区政协</title><style>p {color: red}</style><script>document.write("<p>脚本</p>")</script></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政协概况</a></li></ul>
<div><a href="/">首页</a> | <a href="/b">提案</a> | <a href="/c">委员</a></div>
<nav>站点地图</nav>
<div class="related sidebar"><h1>政协某区委员会工作报告</h1>
<p>　　各位委员：</p><p>　　我代表<a href="/x">常务委员会</a>报告工作，<br>请予<b>审</b>议。
<h2>一、2022年
工作回顾</h2><figure><figcaption>图为<time>1月10日</time>会场。</figcaption></figure>
<table><tr><td>提案<td>230件</table><ul><li><a href="/y">全文见此，请看。</a></li></ul>
<p hidden>藏</p><p style="display: none">隐</p><!-- 注 --><ruby>協<rt>xié</rt></ruby>商<pre>甲
  乙</pre></div>
<footer>版权所有</footer></body></html>"""
PAGE_LINES = [
    "政协某区委员会工作报告",
    "　　各位委员：",
    "　　我代表常务委员会报告工作，",
    "请予审议。",
    "一、2022年 工作回顾",
    "图为1月10日会场。",
    "提案",
    "230件",
    "全文见此，请看。",
    "協商",
    "甲",
    "乙",
]


def test_paragraphs_and_headings_are_lines_and_menus_are_gone() -> None:
    assert read_html(PAGE.encode("gb18030")) == ("\n".join(PAGE_LINES), "gb18030", "")


def test_no_word_outside_links_is_lost_whatever_the_tags_around_it() -> None:
    chance = random.Random(3)
    tags = (
        "div",
        "p",
        "b",
        "font",
        "h3",
        "td",
        "li",
        "figure",
        "section",
        "time",
        "label",
        "ruby",
        "o:p",
        "aside",
        "dd",
    )
    for _ in range(300):
        words = [f"词{number}句" for number in range(12)]
        marked = words[:]
        for _ in range(20):
            tag, at = chance.choice(tags), chance.randrange(12)
            marked[at] = f"<{tag} class='{chance.choice(['menu', 'related', 'ad'])}'>{marked[at]}</{tag}>"
        text = read_html(f"<body>{''.join(marked)}</body>".encode()).text
        assert re.findall("词[0-9]+句", text) == words


@pytest.mark.parametrize(
    ("head", "codec", "charset"),
    [
        ('<meta charset="gb2312">', "gb18030", "gb18030"),
        ('<meta content="text/html; charset=GBK" http-equiv=content-type>', "gb18030", "gb18030"),
        ('<?xml version="1.0" encoding="gb2312"?>', "gb18030", "gb18030"),
        ('<meta charset="utf-8">', "gb18030", "gb18030"),
        ('<meta charset="gb2312">', "utf-8", "utf-8"),
        ('<meta charset="iso-8859-1">', "gb18030", "gb18030"),
        ("", "gb18030", "gb18030"),
        ("", "utf-8-sig", "utf-8-sig"),
        ("<meta charset=big5>", "utf-16", "utf-16-le"),
    ],
)
def test_the_declared_charset_is_kept_unless_it_does_not_fit(head: str, codec: str, charset: str) -> None:
    page = f"<html><head>{head}</head><body><p>政协委员提案，共二百三十件。</p></body></html>"
    assert read_html(page.encode(codec)) == ("政协委员提案，共二百三十件。", charset, "")


def test_a_declaration_helps_where_there_is_little_text() -> None:
    assert read_html("<meta charset=big5><p>協商</p>".encode("big5")) == ("協商", "big5", "")


@pytest.mark.parametrize(
    "page", ["<frameset><frame src=x></frameset>", "<p></p>", "<script>var x</script>", "<a href=x>首页</a>"]
)
def test_a_page_without_text_gives_none(page: str) -> None:
    assert read_html(page.encode()).text == ""


def test_a_page_that_a_script_shows_at_last_is_read() -> None:
    assert read_html('<body style="display:none"><p>报告&#xD800;</p></body>'.encode()).text == "报告\ufffd"


def test_deep_tags_do_no_harm() -> None:
    assert read_html(b"<div>" * 20_000 + "底".encode()).text == "底"


def test_a_page_of_nothing_but_open_blocks_is_refused() -> None:
    with pytest.raises(UnreadableError, match="blocks within one another"):
        read_html(b"<div>" * 100_000 + "底".encode())
    assert len(read_html("<ul><li>报告<li>报告</ul>".encode() * 30_000).text.splitlines()) == 60_000


def test_libraries_are_imported_when_they_are_needed_only() -> None:
    import subprocess
    import sys

    code = "import sys, indexer.intake; print({'selectolax', 'pypdfium2', 'docx'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"
    assert set(READERS) == {".txt", ".md", ".html", ".htm", ".docx", ".pdf"}
