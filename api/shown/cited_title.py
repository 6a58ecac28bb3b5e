"""What a report is called: in a citation its title without what a page does to it; by what it begins where it has none."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

OPENING = 20  # characters
_UNTITLED = {"zh": ("〔无题〕", "〔无题：{}〕"), "en": ("[Untitled]", "[Untitled: {}]")}
_HAN = "[\u3400-\u9fff]"
# A character alone between blanks was only set apart: 政府工作报 告, 王 炯.
_SET_APART = re.compile(rf"(?<={_HAN}) (?={_HAN}(?: |$))|(?:(?<=^{_HAN})|(?<= {_HAN})) (?={_HAN})")
# The name of a committee is one name, though titles set it on two lines: 中国人民政治协商会议 重庆市委员会.
_IN_A_NAME = re.compile(f"(?<=中国人民政治协商会议) (?={_HAN})")

Told = Mapping[str, Any]


def shown_title(report: Told) -> str:
    """Where it is listed or read: its title as it was printed. Without one it goes by the same name as in its citation."""
    return str(report["title"]) if plain(report["title"]) else cited_title(report, "zh")


def cited_title(report: Told, language: str) -> str:
    """With the subtitle behind it; untitled articles of one page are told apart by their first words."""
    title, below = (_IN_A_NAME.sub("", plain(report[name])) for name in ("title", "subtitle"))
    parted = "：" if title and below and not below.startswith(("—", "－", "-")) else ""
    return f"{title}{parted}{below}" or _untitled(plain(report.get("opening", "")), language)


def plain(text: str) -> str:
    """One blank where there are some, none within a word, and nothing that is not seen."""
    seen = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return _SET_APART.sub("", " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", seen).split()))


def _untitled(first: str, language: str) -> str:
    alone, told = _UNTITLED[language]
    short = first if len(first) <= OPENING else f"{first[:OPENING]}…"
    return told.format(short) if first else alone
