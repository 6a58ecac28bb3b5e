"""What the value of a facet is called."""

from analyzers.slogan import Slogan
from api.query.values import NONE
from vocabulary import districts
from vocabulary.labels import CATEGORIES, KINDS, LEVELS, PARTS, SECTIONS

NOTHING = {
    "district": ("地区不明", "no district"),
    "region": ("地区不明", "no district"),
    "year": ("年度不明", "no year"),
    "covers": ("未涉年份", "no work year"),
}
_LISTS = {"section": SECTIONS, "part": PARTS, "kind": KINDS, "category": CATEGORIES, "level": LEVELS}


def label(facet: str, value: str | int) -> tuple[str, str]:
    """In Chinese and in English."""
    text = str(value)
    if text == NONE and facet in NOTHING:
        return NOTHING[facet]
    if facet in _LISTS:
        found = _LISTS[facet].get(text)
        return (found.chinese, found.english) if found else (text, text)
    district = districts.by_code(text) if facet in ("district", "region") else None
    return (district.name, district.name) if district else (text, text)


def category_and_level(slogan: Slogan) -> tuple[str, str]:
    """In Chinese; what an older dictionary calls otherwise goes by its key."""
    category, level = CATEGORIES.get(slogan.category), LEVELS.get(slogan.level)
    return category.chinese if category else slogan.category, level.chinese if level else slogan.level
