"""An answer on standard output: wrapped and paged on a terminal, a line for each passage elsewhere."""

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from cli.answer import How, answer_lines, concordance_head
from cli.concordance import aligned
from cli.facet_tables import facet_tables
from cli.language import Language
from cli.pager import page_through
from cli.wrapping import wrapped

if TYPE_CHECKING:
    from api.shown.answer import SearchAnswer
    from api.shown.kwic import KwicAnswer

PLAIN_WIDTH = 100  # of tables where there is no terminal


def show(answer: "SearchAnswer", how: How, *, facets: bool, paged: bool = True) -> None:
    on_terminal = sys.stdout.isatty()
    out = _console()
    with out.capture() as captured:
        for indent, line in answer_lines(answer, how):
            lines = wrapped(line, out.width, indent) if on_terminal else [Text(" " * indent) + line]
            for each in lines:
                out.print(each, soft_wrap=True)
        if facets and answer.total:
            out.print()
            out.print(facet_tables(answer.facets, how.lang))
    _print(captured.get(), out.height if paged else 0)


def show_lines(answer: "KwicAnswer", lang: Language) -> None:
    """A concordance."""
    out = _console()
    with out.capture() as captured:
        for _, line in concordance_head(answer, lang):
            out.print(line, soft_wrap=True)
        for line in aligned(answer.lines, out.width):
            out.print(line, soft_wrap=True)
    _print(captured.get(), out.height)


def _console() -> Console:
    return Console(highlight=False, width=None if sys.stdout.isatty() else PLAIN_WIDTH)


def _print(told: str, height: int) -> None:
    """Through the pager where it is higher, if a height is told."""
    lines = [f"{line.rstrip(' ')}\n" for line in told.splitlines()]
    page_through("".join(lines), height or len(lines) + 1)
