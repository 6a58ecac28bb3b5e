"""The slogans of two reports: which are in both, and which came or went."""

from collections.abc import Iterable

from api.following import Opened
from api.links import report_link, slogan_link
from api.query.tokens import is_plain, unquoted
from api.shown.compare import ComparedSlogan, ComparedSlogans, OneSide
from api.shown.labels import category_and_level
from api.shown.report import SloganOfReport, WholeReport


def compared_slogans(a: WholeReport, b: WholeReport, opened: Opened) -> ComparedSlogans:
    """The most frequent first, of both together."""
    in_a, in_b = ({it.slogan: it for it in report.slogans} for report in (a, b))

    def told(names: Iterable[str]) -> list[ComparedSlogan]:
        found = [_told(name, _side(a, in_a.get(name)), _side(b, in_b.get(name)), opened) for name in names]
        return sorted(found, key=lambda it: (-_occurrences(it), it.slogan))

    return ComparedSlogans(
        told(in_b.keys() - in_a.keys()), told(in_a.keys() - in_b.keys()), told(in_a.keys() & in_b.keys())
    )


def _told(name: str, a: OneSide | None, b: OneSide | None, opened: Opened) -> ComparedSlogan:
    slogan = opened.analyzer.dictionary.find(name)
    category = slogan.category if slogan else ""
    return ComparedSlogan(name, category, category_and_level(slogan)[0] if slogan else "", slogan_link(name), a, b)


def _side(report: WholeReport, found: SloganOfReport | None) -> OneSide | None:
    if found is None:
        return None
    name = found.slogan if is_plain(found.slogan) else f"“{unquoted(found.slogan)}”"
    return OneSide(found.passages, found.occurrences, found.free, report_link(report.id, f"slogan:{name}"))


def _occurrences(told: ComparedSlogan) -> int:
    return sum(side.occurrences for side in (told.a, told.b) if side)
