"""`tifa parse` as its user meets it: JSON lines alone on stdout, refusals with a remedy on stderr, and the exit status."""

import json
from pathlib import Path

from tests.cli.conftest import Tifa
from tests.indexer.golden_reading import SEEDS
from tests.indexer.made_files import pdf

TEXT = "各位委员：\n\n现在我向大会报告工作，请予审议。\n"


def test_the_seeds_are_seven_reports_on_seven_lines(tifa: Tifa) -> None:
    ran = tifa("parse", str(SEEDS))
    assert ran.exit_code == 0
    reports = [json.loads(line) for line in ran.stdout.splitlines()]
    kinds = [report["kind"] for report in reports]
    assert kinds == ["report", "report", "report", "editorial", "news", "report", "feature"]
    assert ran.stderr == ""


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tifa: Tifa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.xlsx").write_bytes(b"PK")
    ran = tifa("parse", str(tmp_path))
    assert len(ran.stdout.splitlines()) == 1
    assert ran.exit_code == 1
    assert "b.txt: is empty" in ran.stderr
    assert "remedy:" in ran.stderr
    assert "passed over" in ran.stderr
    assert "c.xlsx" in ran.stderr


def test_what_is_only_passed_over_is_no_failure(tifa: Tifa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "c.xlsx").write_bytes(b"PK")
    assert tifa("parse", str(tmp_path)).exit_code == 0
    assert tifa("parse", str(tmp_path / "c.xlsx")).exit_code == 1


def test_a_broken_sidecar_leaves_its_source_out(tifa: Tifa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt.tifa.toml").write_text('off = ["nothing"]', encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT + "全文完。", encoding="utf-8")
    ran = tifa("parse", str(tmp_path))
    assert ran.exit_code == 1
    assert [json.loads(line)["source"]["file"][-5:] for line in ran.stdout.splitlines()] == ["b.txt"]
    assert "there is no repair 'nothing'" in ran.stderr


def test_a_sidecar_that_is_a_link_to_nowhere_is_told(tifa: Tifa, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.txt.tifa.toml").symlink_to(tmp_path / "gone.toml")
    ran = tifa("parse", str(tmp_path))
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "a.txt.tifa.toml: is not there" in ran.stderr


def test_pages_of_a_pdf_without_text_are_told_and_the_rest_is_read(tifa: Tifa, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([[TEXT[:30]], []]))
    ran = tifa("parse", str(tmp_path))
    assert (ran.exit_code, len(ran.stdout.splitlines())) == (0, 1)
    assert "a.pdf: has no text on 1 page(s): 2" in ran.stderr


def test_a_file_with_the_same_bytes_is_one_source(tifa: Tifa, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    ran = tifa("parse", str(tmp_path))
    assert (ran.exit_code, len(ran.stdout.splitlines())) == (0, 1)
    assert "the same bytes as" in ran.stderr
