"""The numbers that Word prints before paragraphs (一、 (二) 3.) and keeps out of their text: the headings of most reports.

A paragraph names a list and a level, itself or through its style. Lists that share a definition go on counting; a number
starts again after one of a higher level.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

DIGITS = "〇一二三四五六七八九"


def _chinese(number: int) -> str:
    """Up to 99 as they are read: 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if not 0 < tens < 10:
        return DIGITS[ones] if not tens else str(number)
    return (DIGITS[tens] if tens > 1 else "") + "十" + (DIGITS[ones] if ones else "")


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return str(number) if tens > 3 else "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographDigital": lambda number: "".join(DIGITS[int(digit)] for digit in str(number)),
    "decimalEnclosedCircle": _one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedCircleChinese": _one_of("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _one_of("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _one_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "bullet": lambda _: "",
    "none": lambda _: "",
}


class Level(NamedTuple):
    start: int
    format: str
    text: str  # "%1、": the number of the first level stands for %1
    style: str  # paragraphs of this style are of this level
    is_plain: bool  # all its numbers in Arabic digits

    def number(self, count: int) -> str:
        return FORMATS.get(self.format, str)(count)


class Numbering:
    """Counts along, so paragraphs are to be asked for in their order."""

    def __init__(self, numbering: Element, styles: Element) -> None:
        """From the parts ``numbering.xml`` and ``styles.xml``, without their namespaces."""
        definitions = {part.get("abstractNumId"): part for part in numbering.iterfind("abstractNum")}
        self._styles = {style.get("styleId", ""): style for style in styles.iterfind("style")}
        self._definition: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for part in numbering.iterfind("num"):
            number, definition = part.get("numId", ""), _value(part, "abstractNumId")
            self._definition[number] = definition
            levels = [*definitions.get(definition, Element("none")).iterfind("lvl"), *part.iterfind("lvlOverride/lvl")]
            self._levels[number] = {int(level.get("ilvl", "0")): _level(level) for level in levels}
            for restart in part.iterfind("lvlOverride[startOverride]"):
                self._restarts[number, int(restart.get("ilvl", "0"))] = int(_value(restart, "startOverride", "1"))

    def label(self, look: Element) -> str:
        """The number before the paragraph of these properties, or nothing."""
        number, at = self._place(look)
        levels = self._levels.get(number, {})
        if at not in levels:
            return ""
        counts = self._count(number, at)
        kind = "decimal" if levels[at].is_plain else ""
        shown = {level: each._replace(format=kind or each.format) for level, each in levels.items()}
        label = re.sub("%([1-9])", lambda found: _number(shown, counts, int(found[1]) - 1), levels[at].text)
        return label + " " if label[-1:].isascii() and label else label

    def _place(self, look: Element) -> tuple[str, int]:
        """The list and the level of a paragraph, its own or those of its style."""
        if (own := look.find("numPr")) is not None and (number := _value(own, "numId")):
            return number, int(_value(own, "ilvl", "0"))
        for name in self._styles_of(_value(look, "pStyle")):
            inherited = self._styles[name].find("pPr/numPr")
            if inherited is not None and (number := _value(inherited, "numId")):
                named = [at for at, level in self._levels.get(number, {}).items() if level.style == name]
                return number, named[0] if named else int(_value(inherited, "ilvl", "0"))
        return "", 0

    def _styles_of(self, name: str) -> Iterator[str]:
        """The style and those on which it is based."""
        passed: set[str] = set()
        while name in self._styles and name not in passed:
            yield name
            passed.add(name)
            name = _value(self._styles[name], "basedOn")

    def _count(self, number: str, at: int) -> dict[int, int]:
        counts = self._counts.setdefault(self._definition[number], {})
        restart = self._restarts.pop((number, at), None)
        if restart is not None:
            counts[at] = restart
        else:
            counts[at] = counts[at] + 1 if at in counts else self._levels[number][at].start
        for lower in [level for level in counts if level > at]:
            del counts[lower]
        return counts


def _number(levels: dict[int, Level], counts: dict[int, int], at: int) -> str:
    return levels[at].number(counts.get(at, levels[at].start)) if at in levels else ""


def _level(level: Element) -> Level:
    return Level(
        start=int(_value(level, "start", "1")),
        format=_value(level, "numFmt", "decimal"),
        text=_value(level, "lvlText"),
        style=_value(level, "pStyle"),
        is_plain=level.find("isLgl") is not None,
    )


def _value(element: Element, name: str, default: str = "") -> str:
    found = element.find(name)
    return default if found is None else found.get("val", default)
