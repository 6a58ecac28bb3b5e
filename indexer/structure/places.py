"""Which division a report is about: told by its title, else by the page, else by how its text speaks of one.

A short name (江津) is two characters that may stand anywhere, so it counts only in the company that names of divisions keep: 新江津,
江津高质量发展. One that is a word of every day (资源, 合作) counts only where its full name or its committee stands in the text
too. A name that several divisions share and nothing decides stays open.
"""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from analyzers.automaton import FindAll, find_all
from indexer.report import District
from vocabulary import districts, places

_BEFORE = re.compile(
    r"(?:新|现代化|推动|推进|建设|助推|助力|美丽|法治|幸福|平安|为|在|全力|服务|促进|融入|唱响|讲好|宣传|推介|开创)$"
)
_AFTER = re.compile(
    r"(?:[区县市州]|新区|政协|高质量|发展|建设|经济|人民|人(?!民)|两会|实际|故事|改革|全[区县市]|样板|篇章|实践|贡献|答卷)"
)
_COMMITTEE = re.compile(r"(?:政协|委员会|人民政府|区委|县委|市委|省委)")
_SURROGATES = re.compile("[\ud800-\udfff]")
LEAST = 2
DATA = Path(__file__).parents[1] / "data"
ENOUGH = 50_000  # characters of a text say what it is about


def district_of(title: list[str], page: list[str], body: list[str]) -> District | None:
    """The division, or None where the text names none."""
    for texts in (title, page):
        if found := _named("\n".join(texts), "\n".join([*title, *page, *body])):
            return found
    text = "\n".join(body)[:ENOUGH]
    return _by_full_name(text) or _by_short_name("\n".join([*page, *title]) + "\n" + text)


def _named(text: str, context: str) -> District | None:
    """The last and lowest division that a title names."""
    found = places.find(text)
    if not found:
        return None
    last = max(found, key=lambda place: place.end)
    return _told(text[last.start : last.end], context, last.district)


def _told(name: str, context: str, district: districts.District | None) -> District | None:
    district = district or districts.resolve(name, context)
    if district is None:
        known = {candidate.name for candidate in districts.candidates(name)}
        return District(known.pop(), None, None, None) if len(known) == 1 else None
    return District(district.name, district.code, district.level, district.parent)


def _by_full_name(text: str) -> District | None:
    """The division whose committee the text names most."""
    counts: Counter[str] = Counter()
    for place in places.find(text):
        if place.district and _COMMITTEE.match(text, place.end):
            counts[place.district.code] += 1
    if not counts:
        return None
    code, count = counts.most_common(1)[0]
    if count < LEAST:
        return None
    found = districts.by_code(code)
    return _told(found.name, "", found) if found else None


@cache
def _short_names() -> tuple[FindAll, list[str]]:
    names = sorted({alias for district in districts.in_force() for alias in district.aliases if len(alias) >= 2})
    return find_all(names), names


def _by_short_name(text: str) -> District | None:
    find, names = _short_names()
    text = _SURROGATES.sub("\ufffd", text)
    counts: Counter[str] = Counter()
    for start, end, number in find(text):
        counts[names[number]] += bool(_AFTER.match(text, end)) + bool(_BEFORE.search(text, max(0, start - 4), start))
    for name, count in counts.most_common(1):
        if count >= LEAST and _is_division(name, text):
            return _told(name, text, None)
    return None


def _is_division(name: str, text: str) -> bool:
    """Many short names are words of every day too: one is meant where its full name or its committee stands as well."""
    if name not in _ordinary_names():
        return True
    full = {candidate.name for candidate in districts.candidates(name)}
    return f"{name}政协" in text or any(other in text for other in full if len(other) > len(name))


@cache
def _ordinary_names() -> frozenset[str]:
    return frozenset((DATA / "ordinary_names.txt").read_text(encoding="utf-8").split())
