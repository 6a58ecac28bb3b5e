"""Copies: the same report from two sources is marked; a shared passage makes no copy."""

from indexer.copies import mark
from indexer.intake import Source
from tests.indexer.golden_reading import seed
from tests.indexer.parsing import parser

SEED = seed("000").read_text(encoding="utf-8")


def reports(*texts: str) -> list[tuple[str, str | None]]:
    found = [
        report
        for number, text in enumerate(texts)
        for report in parser().parse(Source(f"{number}.txt", f"hash {number}", "utf-8", text, None))
    ]
    return [(report.id, report.same_as) for report in mark(found)]


def test_the_same_report_from_a_web_page_is_a_copy_of_the_first() -> None:
    web = "来源：重庆日报 发布时间：2023-01-20\n\n" + SEED.replace("（", "(").replace("）", ")")
    (first, none), (_, same_as) = reports(SEED, web)
    assert (none, same_as) == (None, first)


def test_another_report_is_no_copy() -> None:
    assert [same_as for _, same_as in reports(SEED, seed("001").read_text(encoding="utf-8"))] == [None, None]


def test_a_shared_passage_makes_no_copy() -> None:
    shared = "\n\n".join(SEED.split("\n\n")[8:12])
    other = seed("001").read_text(encoding="utf-8") + "\n\n" + shared
    assert [same_as for _, same_as in reports(SEED, other)] == [None, None]
