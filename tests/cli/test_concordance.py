"""Concordance lines: hits under each other, whatever is wide or narrow beside them, and nothing that steers."""

import pytest
from rich.cells import cell_len
from rich.text import Text

from api.shown.answer import District
from api.shown.kwic import Line
from cli.concordance import aligned


def line(left: str, hit: str, right: str, name: str = "江津区") -> Line:
    district = District(name, None, None, None)
    return Line("p", "r", "/r#p", left, hit, right, (0, 1), "", "〔无题〕", "a.txt", district, 2023, None, None)


LINES = [
    line("一年来，区政协着力打造品牌，深入推进" * 4, "老旧小区", "改造，惠及3.5万户居民" * 8),
    line("", "老旧小区", ""),
    line("GDP growth of 6.5% and ", "老旧小区", " ABC", "内蒙古自治区鄂尔多斯市准格尔旗"),
    line("前\x1b[2J\n后", "老\x9b旧", "\r\n右", "\u202e"),
    line("左" * 99, "很长的命中" * 20, "右" * 99),
]


def column(told: Text) -> int:
    """Where the hit begins."""
    [hit] = [span for span in told.spans if span.style == "bold red"]
    return cell_len(told.plain[: hit.start])


@pytest.mark.parametrize("width", [40, 59, 60, 81, 200])
def test_hits_stand_under_each_other_and_lines_fit(width: int) -> None:
    told = list(aligned(LINES, width))
    assert len(set(map(column, told))) == 1
    assert width // 4 < column(told[0]) < width
    assert max(cell_len(each.plain) for each in told) <= width
    assert all(char.isprintable() for each in told for char in each.plain)
    assert ("2023 江津区" in told[0].plain) == (width >= 60)


def test_both_sides_show_what_stands_next_to_the_hit() -> None:
    [told] = aligned(LINES[:1], 80)
    assert "深入推进老旧小区改造，惠及3.5万户" in told.plain
