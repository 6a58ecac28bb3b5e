"""What the steps of parsing hand on: a line as printed at first, a whole paragraph in the end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.strand import Strand

BODY = "body"
HEADING = "heading"
CAPTION = "caption"
FURNITURE = "furniture"
TITLE = "title"  # furniture too, but it may begin a report

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    strand: Strand
    gap: int = 0  # empty lines before it
    indent: int = 0  # blanks before its first character, an ideographic one as two
    role: str = BODY
    reason: str = ""  # of furniture: what kind it is
    flags: frozenset[str] = frozenset()
    torn: bool = False  # a piece of a column: no heading, whatever it looks like
    settled: bool = False  # it was decided what it goes on in, whatever stands beside it now
    column: int = 0  # of a single line in a row of columns, counted from the last, as rows end at the same one

    @property
    def text(self) -> str:
        return self.strand.text

    def with_strand(self, strand: Strand) -> "Paragraph":
        return self if strand is self.strand else replace(self, strand=strand)

    def flagged(self, *flags: str) -> "Paragraph":
        return replace(self, flags=self.flags | set(flags))


def lines(source: str) -> list[Paragraph]:
    """The printed lines that hold anything, each without the white space around it."""
    return list(_lines(source))


def _lines(source: str) -> Iterator[Paragraph]:
    last = 0
    for found in _LINE.finditer(source):
        line = found.group()
        bare = line.strip()
        if not bare:
            continue
        blanks = len(line) - len(line.lstrip())
        start = found.start() + blanks
        between = source[last:start]
        ends = between.count("\n") if "\r" not in between else len(_LINE_END.findall(between))
        indent = sum(2 if char == "\u3000" else 1 for char in line[:blanks])
        yield Paragraph(Strand.of(source, start, start + len(bare)), max(0, ends - 1), indent)
        last = start + len(bare)
