"""How much each section takes of two reports."""

from collections import Counter
from collections.abc import Sequence

from api.links import report_link
from api.shown.compare import ComparedSection, SectionShare
from api.tables import ratio
from vocabulary.labels import SECTIONS, Label

Measured = tuple[str, Sequence[tuple[str, int]]]
"""A report by its id, and of each of its passages the section and the folded characters."""


def compared_sections(a: Measured, b: Measured) -> list[ComparedSection]:
    """All sections in their order, also those that neither has."""
    return [
        ComparedSection(label.key, label.chinese, label.english, _share(label, a), _share(label, b))
        for label in SECTIONS.values()
    ]


def _share(label: Label, measured: Measured) -> SectionShare:
    report, found = measured
    passages, characters = Counter[str](), Counter[str]()
    for section, length in found:
        passages[section] += 1
        characters[section] += length
    url = report_link(report, f"section:{label.key}")
    return SectionShare(
        passages[label.key], characters[label.key], ratio(characters[label.key], characters.total()), url
    )
