"""The English word that a program put for 和 between Chinese words. Between Latin words it is meant, and stays."""

import re

from indexer.paragraph import BODY, Paragraph
from indexer.printed import HAN
from indexer.strand import Change

KIND = "and"
_AND = re.compile(rf"(?<=[{HAN}”’」』》）)0-9%])\s*(?<![A-Za-z])and(?![A-Za-z])\s*(?=[{HAN}“‘「『《（(0-9])")


def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return [
        _repaired(paragraph) if paragraph.role == BODY and "and" in paragraph.text else paragraph
        for paragraph in paragraphs
    ]


def _repaired(paragraph: Paragraph) -> Paragraph:
    changes = [Change(found.start(), found.end(), "和", KIND) for found in _AND.finditer(paragraph.text)]
    return paragraph.with_strand(paragraph.strand.changed(changes)) if changes else paragraph
