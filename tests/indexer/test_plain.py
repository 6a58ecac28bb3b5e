"""Reports in traditional characters, or with wide digits: read as any other, and handed out as printed."""

import unicodedata

import pytest

from analyzers.fold import SIMPLIFIED
from indexer.plain import plain
from tests.indexer.golden_reading import seed
from tests.indexer.parsing import Json, lost, parse, read_by_spans

WIDE = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})
# Of the traditional forms of a character, one that plain text brings back to it.
TRADITIONAL = str.maketrans({simple: char for char, simple in SIMPLIFIED.items() if simple not in SIMPLIFIED})
SETTINGS = {"wide digits": WIDE, "traditional": TRADITIONAL}
TOLD = ("kind", "date", "year", "year_inferred", "review_years", "plan_years", "page", "incomplete_start")
PRINTED = ("title", "subtitle", "speaker", "meeting", "publication")


def in_plain(report: Json, key: str) -> str:
    return plain(str(report[key]))


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("name", ["000", "001", "004"])
def test_a_report_set_otherwise_is_read_the_same_and_handed_out_as_printed(name: str, setting: str) -> None:
    usual = seed(name).read_text(encoding="utf-8")
    source = usual.translate(SETTINGS[setting])
    assert source != usual
    for report, wanted in zip(parse(source), parse(usual), strict=True):
        assert {key: report[key] for key in TOLD} == {key: wanted[key] for key in TOLD}
        assert report["district"] == wanted["district"]
        assert [in_plain(report, key) for key in PRINTED] == [in_plain(wanted, key) for key in PRINTED]
        assert [(plain(it["text"]), it["level"]) for it in report["headings"]] == [
            (plain(it["text"]), it["level"]) for it in wanted["headings"]
        ]
        assert [plain(it["text"]) for it in report["passages"]] == [plain(it["text"]) for it in wanted["passages"]]
        assert [it["section"] for it in report["passages"]] == [it["section"] for it in wanted["passages"]]
        for passage in report["passages"]:
            assert read_by_spans(source, passage) == passage["text"]
        assert all("".join(report[key].split()) in "".join(source.split()) for key in PRINTED if key != "title")
        assert all(line in source for line in report["title"].split())
        heads = {it["text"] for it in report["headings"]}
        assert all(head in heads for it in report["passages"] for head in it["heading_path"])
    assert lost(source, parse(source)) == ""


@pytest.mark.parametrize("text", ["二〇二三年，著名专家。", "ＡＢ１２３％，中國人民政治協商會議", "\ud800𠮷"])
def test_plain_text_is_as_long_and_the_same_to_the_eye(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)
    assert unicodedata.normalize("NFKC", plain("１２３年")) == "123年"
