"""The sidecar: what a person says overrules what was found; what is wrong in it is told with line and remedy."""

from pathlib import Path

import pytest

from indexer.intake import Source, read_sources
from indexer.sidecar import SidecarError
from tests.indexer.parsing import parser

TEXT = "各位委员：\n\n现在我向大会报告工作，请予审议。\n\n组织农村垃圾垃圾分类界别协商，取得明显成效。\n\n让我们携手奋进，再创辉煌！\n"


def source(folder: Path, sidecar: str, text: str = TEXT) -> Source:
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.txt.tifa.toml").write_text(sidecar, encoding="utf-8")
    (found,) = read_sources([folder / "report.txt"], 2**20)
    assert isinstance(found, Source)
    return found


def test_metadata_of_a_person_come_first(tmp_path: Path) -> None:
    said = '[[report]]\ntitle = "工作报告"\ndistrict = "500116"\ndate = "2024-01-10"\nkind = "report"\nreview_years = [2023]\n'
    (report,) = parser().parse(source(tmp_path, said))
    told = report.as_dict()
    assert (told["title"], told["date"], told["year"], told["year_inferred"]) == ("工作报告", "2024-01-10", 2024, False)
    assert told["district"] == {"name": "江津区", "code": "500116", "level": "county", "parent": "500000"}
    assert told["review_years"] == [2023]


def test_a_repair_that_is_off_is_not_made(tmp_path: Path) -> None:
    (report,) = parser().parse(source(tmp_path, 'off = ["doubled"]\n'))
    assert any("垃圾垃圾分类" in passage.text for passage in report.passages)


def test_fragments_are_read_in_the_order_told(tmp_path: Path) -> None:
    (report,) = parser().parse(source(tmp_path, 'order = ["组织农村", "现在我向"]\n'))
    assert [passage.text[:4] for passage in report.passages] == ["各位委员", "组织农村", "让我们携", "现在我向"]


WRONG = {
    "unknown key": ('titel = "x"\n', "unknown key 'titel'"),
    "unknown repair": ('off = ["boldly"]\n', "write 'bold'"),
    "unknown kind": ('[[report]]\nkind = "novel"\n', "line 2: there is no kind 'novel'"),
    "a kind in the second table": (
        '[[report]]\nkind = "news"\n\n[[report]]\nkind = "novel"\n',
        "line 5: there is no kind 'novel'",
    ),
    "a key written so that only its table is found": (
        '[[report]]\n"k\\u0069nd" = "novel"\n[[report]]\nkind = "news"\n',
        "line 1: there is no kind 'novel'",
    ),
    "a date that is none": ('[[report]]\ndate = "2024-13-40"\n', "write it as YYYY-MM-DD"),
    "a district that several share": ('[[report]]\ndistrict = "江北区"\n', "write its six-digit code"),
    "a year in quotes": ('[[report]]\nyear = "2024"\n', "write four digits without quotes"),
    "no TOML": ("off = [\n", "this is no TOML"),
    "a beginning that is not there": ('order = ["不存在的开头"]\n', "no paragraph begins with"),
    "a paragraph named twice": ('order = ["现在我向大会", "现在我向"]\n', "begin one paragraph"),
    "more tables than reports": ("[[report]]\n[[report]]\n", "2 tables"),
    "a year that is none": ('[[report]]\ndate = "0001-01-01"\n', "write it as YYYY-MM-DD"),
    "a beginning too short": ('order = ["现"]\n', "too short"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_remedy(tmp_path: Path, name: str) -> None:
    said, message = WRONG[name]
    with pytest.raises(SidecarError, match=message) as caught:
        parser().parse(source(tmp_path, said))
    assert "report.txt.tifa.toml" in str(caught.value)
    assert "Remedy:" in str(caught.value)
