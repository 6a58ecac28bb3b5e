"""Two reports compared: their slogans, their sections, and which passages of one stand in the other."""

from collections import Counter
from typing import Any

from api.aligning.aligned import Aligned, aligned
from api.aligning.cut import Cut, Cutter
from api.compare_request import KINDS, CompareRequest
from api.compare_rows import kind_of, shown_rows
from api.compare_sections import compared_sections
from api.compare_slogans import compared_slogans
from api.following import Opened
from api.reports import report
from api.shown.answer import told_generation
from api.shown.compare import CompareAnswer, ComparedReport, RowCounts
from api.shown.hits import shown_district
from api.shown.report import WholeReport
from engine.errors import TooMuchError

MOST_PASSAGES = 1_000  # of a report


def compare(request: CompareRequest, opened: Opened) -> CompareAnswer:
    """``b`` is told as it differs from ``a``, whichever is the earlier."""
    a, b = (_whole(name, opened) for name in (request.a, request.b))
    found = aligned(_texts(a), _texts(b), Cutter(opened.analyzer))
    counts = Counter(map(kind_of, found.rows))
    kept_a, kept_b = _kept(found)
    return CompareAnswer(
        a=_shown(a, found.a, kept_a),
        b=_shown(b, found.b, kept_b),
        earlier=_earlier(a.report, b.report),
        slogans=compared_slogans(a, b, opened),
        sections=compared_sections((a.id, _measured(a, found.a)), (b.id, _measured(b, found.b))),
        counts=RowCounts(*(counts[kind] for kind in KINDS)),
        show=list(request.shown),
        rows=[it for it in shown_rows(a, b, found) if it.kind in request.shown],
        generation=told_generation(opened.generation),
    )


def _whole(name: str, opened: Opened) -> WholeReport:
    found = report(name, "", opened)
    if len(found.report["passages"]) > MOST_PASSAGES:
        what = f"report {name} has {len(found.report['passages']):,} passages"
        raise TooMuchError(what, f"compare reports of no more than {MOST_PASSAGES:,}")
    return found


def _texts(whole: WholeReport) -> list[str]:
    return [it["text"] for it in whole.report["passages"]]


def _measured(whole: WholeReport, cuts: list[Cut]) -> list[tuple[str, int]]:
    """Of each passage its section and its folded characters."""
    return [(it["section"], len(cut.folded)) for it, cut in zip(whole.report["passages"], cuts, strict=True)]


def _kept(found: Aligned) -> tuple[int, int]:
    """The folded characters of either side that stand in the other at the same place, punctuation of what was carried over too."""
    kept = [0, 0]
    for row in found.rows:
        if row.pair:
            sides = (found.a[row.pair.a], found.b[row.pair.b])
            for number, cut in enumerate(sides):
                kept[number] += len(cut.folded) if row.pair.carried else row.pair.differences.kept
    return kept[0], kept[1]


def _shown(whole: WholeReport, cuts: list[Cut], kept: int) -> ComparedReport:
    told = whole.report
    return ComparedReport(
        id=whole.id,
        url=whole.url,
        title=told["title"],
        shown_title=whole.shown_title,
        subtitle=told["subtitle"],
        file=told["source"]["file"],
        district=shown_district(told["district"]),
        year=told["year"],
        year_inferred=told["year_inferred"],
        date=told["date"],
        kind=told["kind"],
        same_as=told["same_as"],
        passages=len(cuts),
        characters=sum(len(cut.folded) for cut in cuts),
        kept=kept,
        citation=whole.citation.gbt7714,
    )


def _earlier(a: dict[str, Any], b: dict[str, Any]) -> str | None:
    """By their years, within one year by their days."""
    for clock in ("year", "date"):
        if a[clock] is None or b[clock] is None:
            return None
        if a[clock] != b[clock]:
            return "a" if a[clock] < b[clock] else "b"
    return None
