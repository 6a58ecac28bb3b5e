"""The facets of an answer as small tables: what its passages are, and how many of each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.columns import Columns
from rich.table import Table
from rich.text import Text

from cli.language import Language
from cli.output import printable

if TYPE_CHECKING:
    from api.shown.answer import FacetValue

NAMES = {
    "district": ("地区", "district"),
    "region": ("区域", "region"),
    "year": ("年度", "year"),
    "covers": ("所涉年份", "covers"),
    "part": ("部分", "part"),
    "section": ("板块", "section"),
    "slogan": ("提法", "slogan"),
    "kind": ("体裁", "kind"),
}
MOST = 6  # values of a facet; what is chosen is told besides
WIDEST = 22  # cells of a label


def facet_tables(facets: "Mapping[str, Sequence[FacetValue]]", lang: Language) -> Columns:
    return Columns([_table(name, values, lang) for name, values in facets.items() if values], padding=(0, 3))


def _table(name: str, values: "Sequence[FacetValue]", lang: Language) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column(Text(lang.of(*NAMES[name])), max_width=WIDEST, no_wrap=True, overflow="ellipsis")
    table.add_column("", justify="right")
    for value in _told(values):
        style = "bold cyan" if value.selected else ""
        label = printable(lang.of(value.label, value.label_en))
        table.add_row(Text(f"✓ {label}" if value.selected else label, style), Text(f"{value.count:,}", style))
    if len(values) > MOST:
        table.add_row(Text(f"… +{len(values) - MOST}", "dim"), "")
    return table


def _told(values: "Sequence[FacetValue]") -> "Iterator[FacetValue]":
    yield from values[:MOST]
    yield from (value for value in values[MOST:] if value.selected)
