"""The English word that a program put for 和 between Chinese words. Between Latin words it is meant, and stays."""

import re

from indexer.paragraph import Paragraph
from indexer.printed import HAN

KIND = "and"
_AND = re.compile(rf"(?<=[{HAN}”’」』》）)0-9%])\s*(?<![A-Za-z])and(?![A-Za-z])\s*(?=[{HAN}“‘「『《（(0-9])")


def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return [_repaired(paragraph) if "and" in paragraph.text else paragraph for paragraph in paragraphs]


def _repaired(paragraph: Paragraph) -> Paragraph:
    strand = paragraph.strand
    for found in reversed(list(_AND.finditer(strand.text))):
        strand = strand.replace(found.start(), found.end(), "和", KIND)
    return paragraph.with_strand(strand)
