"""What the value of a facet is called."""

from vocabulary import districts
from vocabulary.labels import KINDS, PARTS, SECTIONS

_LISTS = {"section": SECTIONS, "part": PARTS, "kind": KINDS}


def label(facet: str, value: str | int) -> tuple[str, str]:
    """In Chinese and in English."""
    text = str(value)
    if facet in _LISTS:
        found = _LISTS[facet].get(text)
        return (found.chinese, found.english) if found else (text, text)
    district = districts.by_code(text) if facet in ("district", "region") else None
    return (district.name, district.name) if district else (text, text)
