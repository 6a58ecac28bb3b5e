"""An answer on standard output: wrapped and paged on a terminal, a line for each passage elsewhere."""

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from cli.answer import How, answer_lines
from cli.facet_tables import facet_tables
from cli.pager import page_through
from cli.wrapping import wrapped

if TYPE_CHECKING:
    from api.shown.answer import SearchAnswer

PLAIN_WIDTH = 100  # of tables where there is no terminal


def show(answer: "SearchAnswer", how: How, *, facets: bool, paged: bool = True) -> None:
    on_terminal = sys.stdout.isatty()
    out = Console(highlight=False, width=None if on_terminal else PLAIN_WIDTH)
    with out.capture() as captured:
        for indent, line in answer_lines(answer, how):
            lines = wrapped(line, out.width, indent) if on_terminal else [Text(" " * indent) + line]
            for each in lines:
                out.print(each, soft_wrap=True)
        if facets and answer.total:
            out.print()
            out.print(facet_tables(answer.facets, how.lang))
    told = "".join(f"{line.rstrip(' ')}\n" for line in captured.get().splitlines())
    page_through(told, out.height if paged else len(told))
