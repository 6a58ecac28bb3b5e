"""How a report or a passage is cited: GB/T 7714-2015, APA 7 and BibTeX, of what is known; nothing is made up for what is not.

So there is no day of access: it is the reader's own. Where a report was only read on a page of the net, it is of the net (OL).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.shown.bibtex import bibtex
from api.shown.cited_title import cited_title, plain
from vocabulary import districts
from vocabulary.offices import OFFICES

_COMMITTEE = "中国人民政治协商会议{}委员会"
_OF_A_COMMITTEE = ("政协", "政治协商")
_PLAIN_OFFICES = [office for office in OFFICES if not office.endswith(tuple(set(OFFICES) - {office}))]
_POST = re.compile(rf"(?P<of>.*?)(?:常务副|副|代|党组)?(?:{'|'.join(_PLAIN_OFFICES)})")
_INSTITUTIONS = ("院", "委员会", "政府", "政协", "常委会", "人大")
_PRINTED = frozenset({"feature", "editorial", "news"})  # what newspapers write
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cited:
    """The three styles. APA tells the place of a passage in the text, not in the list: `apa_in_text`.

    `apa_italics` is what of `apa` is set in italics, from which character to which: the title of what stands alone, else the newspaper.
    """

    gbt7714: str
    apa: str
    apa_in_text: str
    bibtex: str
    apa_italics: tuple[int, int] | None = None


def cited(report: Told, identity: str, order: int | None = None) -> Cited:
    """A report, or one of its passages; the first has the order 0."""
    told = ", ".join(part for part in (_paragraph(order), _inferred(report)) if part)
    entry = bibtex(report, identity, author(report), cited_title(report, "zh"), told)
    apa, italics = _apa(report)
    return Cited(gbt7714(report, order), apa, _apa_in_text(report, order), entry, italics)


def author(report: Told) -> str:
    """Who spoke, by name; else whose report it is: the committee's, or of the institution in whose post somebody spoke (国务院总理).

    Of an article nobody is known.
    """
    speaker = plain(report["speaker"])
    post = _POST.fullmatch(speaker)
    if not post:
        return speaker or committee(report)
    return committee(report) or (post["of"] if post["of"].endswith(_INSTITUTIONS) else "")


def committee(report: Told) -> str:
    """Whose report it is, by its full name; nobody's where it is an article, the district stays open, or it may be a government's."""
    district = report["district"]
    told = f"{report['title']}{report['subtitle']}{report.get('meeting') or ''}"
    if not district or report["kind"] != "report" or not any(word in told for word in _OF_A_COMMITTEE):
        return ""
    return _COMMITTEE.format(districts.full_name(district["code"] or "") or district["name"])


def gbt7714(report: Told, order: int | None = None) -> str:
    """责任者. 题名[N]. 报纸名, 日期(版次). · 责任者. 题名[R]. 年. · 责任者. 题名[EB/OL]. (日期). 网址."""
    place = f"第{order + 1}段" if order is not None else ""
    parts = [author(report), f"{cited_title(report, 'zh')}[{_medium(report)}]", _issued(report), place, report["url"]]
    return ". ".join(part for part in parts if part) + "."


def _medium(report: Told) -> str:
    if report["publication"] or report["page"]:
        return "N/OL" if report["url"] else "N"
    if report["url"]:
        return "R/OL" if report["kind"] == "report" else "EB/OL"
    return "R" if report["kind"] == "report" else "N" if report["kind"] in _PRINTED else "Z"


def _issued(report: Told) -> str:
    """Where and when; a year that was worked out stands in brackets, the day of a page of the net in parentheses."""
    year = report["year"] and (f"[{report['year']}]" if report["year_inferred"] else str(report["year"]))
    day = report["date"] or year or ""
    if report["publication"] or report["page"]:
        page = f"({report['page']})" if report["page"] else ""
        return ", ".join(part for part in (report["publication"], f"{day}{page}") if part)
    return f"({day})" if report["url"] and report["date"] else day


def _apa(report: Told) -> tuple[str, tuple[int, int] | None]:
    """Author. (Date). Title. Newspaper, page. URL; without an author, the title stands in its place. With what is in italics."""
    who, title, day = author(report), cited_title(report, "en"), f"({_day(report)})"
    newspaper = report["publication"]
    page = report["page"] if newspaper else report["page"] and f"p. {report['page']}"
    where = ", ".join(part for part in (newspaper, page) if part)
    stands_alone = not newspaper and report["kind"] == "report"
    titled = (title, len(title) if stands_alone else 0)  # a part, and how much of its beginning is in italics
    first = [(who, 0), (day, 0), titled] if who else [titled, (day, 0)]
    parts = [(_ended(part), slanted) for part, slanted in (*first, (where, len(newspaper))) if part]
    return " ".join((*(part for part, _ in parts), *filter(None, [report["url"]]))), _italics(parts)


def _italics(parts: list[tuple[str, int]]) -> tuple[int, int] | None:
    start = 0
    for part, slanted in parts:
        if slanted:
            return start, start + slanted
        start += len(part) + 1
    return None


def _apa_in_text(report: Told, order: int | None) -> str:
    who = author(report) or f"“{cited_title(report, 'en')}”"
    year = _year(report)
    return f"({', '.join(part for part in (who, year, _paragraph(order)) if part)})"


def _paragraph(order: int | None) -> str:
    return f"para. {order + 1}" if order is not None else ""


def _inferred(report: Told) -> str:
    return "year inferred" if report["year"] and report["year_inferred"] else ""


def _ended(part: str) -> str:
    return part if part[-1] in ".。？！?!" else f"{part}."


def _day(report: Told) -> str:
    if report["date"]:
        day = date.fromisoformat(report["date"])
        return f"{day.year}, {_MONTHS[day.month - 1]} {day.day}"
    return _year(report)


def _year(report: Told) -> str:
    if not report["year"]:
        return "n.d."
    return f"ca. {report['year']}" if report["year_inferred"] else str(report["year"])
