"""How a passage is cited: GB/T 7714, APA and BibTeX, of what is known of its report; nothing is made up for what is not known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_UNTITLED = {"zh": "〔无题〕", "en": "[Untitled]"}
_COMMITTEE = "中国人民政治协商会议{}委员会"
_BRACES = str.maketrans({"{": "(", "}": ")", "\\": "/", "%": "％", "\n": " "})

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cited:
    """The three styles."""

    gbt7714: str
    apa: str
    bibtex: str


def cited(report: Told, order: int | None = None, identity: str = "") -> Cited:
    """A report, or one of its passages; the first has the order 0."""
    return Cited(gbt7714(report, order), _apa(report, order), _bibtex(report, order, identity))


def author(report: Told) -> str:
    """Who spoke; of a committee's own report, else the committee; of an article nobody is known."""
    if report.get("speaker"):
        return str(report["speaker"])
    district = report["district"]
    return _COMMITTEE.format(district["name"]) if district and report["kind"] == "report" else ""


def gbt7714(report: Told, order: int | None = None) -> str:
    mark = "[N]" if report["publication"] or report["page"] else "[EB/OL]" if report["url"] else "[R]"
    day = report["date"] or (f"[{report['year']}]" if report["year"] else "")
    page = f"({report['page']})" if report["page"] else ""
    where = ", ".join(part for part in (report["publication"], f"{day}{page}") if part)
    parts = [author(report), f"{_title(report, 'zh')}{mark}", where, _chinese_place(order), report["url"]]
    return ". ".join(part for part in parts if part) + "."


def _chinese_place(order: int | None) -> str:
    return f"第{order + 1}段" if order is not None else ""


def _apa(report: Told, order: int | None) -> str:
    page = f"p. {report['page']}" if report["page"] else ""
    place = f"para. {order + 1}" if order is not None else ""
    where = ", ".join(part for part in (report["publication"] and f"*{report['publication']}*", page, place) if part)
    who, title = author(report), _title(report, "en")
    lead = [f"{who} ({_day(report)})", title] if who else [f"{title} ({_day(report)})"]
    told = ". ".join(part.rstrip(".") for part in (*lead, where) if part)
    return f"{told}. {report['url']}" if report["url"] else f"{told}."


def _day(report: Told) -> str:
    if report["date"]:
        day = date.fromisoformat(report["date"])
        return f"{day.year}, {day:%B} {day.day}"
    if report["year"]:
        return f"[{report['year']}]" if report["year_inferred"] else str(report["year"])
    return "n.d."


def _bibtex(report: Told, order: int | None, identity: str) -> str:
    who = author(report).translate(_BRACES)
    fields = {
        "title": _title(report, "zh").translate(_BRACES),
        "author": f"{{{who}}}" if who else "",
        "journal": report["publication"].translate(_BRACES),
        "year": str(report["year"] or ""),
        "date": report["date"],
        "pages": report["page"].translate(_BRACES),
        "note": f"para. {order + 1}" if order is not None else "",
        "url": report["url"],
    }
    kind = "article" if report["publication"] else "misc"
    told = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return ",\n".join([f"@{kind}{{tifa-{identity or report['year'] or 'report'}", *told]) + "\n}"


def _title(report: Told, language: str) -> str:
    return " ".join(f"{report['title']}{report['subtitle']}".split()) or _UNTITLED[language]
