"""Marks of Markdown, in a text that has headings marked so: `# 标题`, `**重点**`. What they mark is read from the words themselves."""

import re

from indexer.paragraph import BODY, Paragraph
from indexer.strand import Change

KIND = "markdown"
_HEADING = re.compile(r"#{1,6}[ \t\u3000]+(?=\S)")
_MARKS = re.compile(r"^#{1,6}[ \t\u3000]+(?=\S)|\*\*|__|^\*(?=\S)|(?<=\S)\*$|^>[ \t]*(?=\S)")


def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
    if not any(_HEADING.match(paragraph.text) for paragraph in paragraphs):
        return paragraphs
    return [_without_marks(paragraph) if paragraph.role == BODY else paragraph for paragraph in paragraphs]


def _without_marks(paragraph: Paragraph) -> Paragraph:
    marks = [Change(found.start(), found.end(), "", KIND) for found in _MARKS.finditer(paragraph.text)]
    if not marks or sum(mark.end - mark.start for mark in marks) == len(paragraph.text):
        return paragraph
    return paragraph.with_strand(paragraph.strand.changed(marks))
