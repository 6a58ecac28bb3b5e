"""The terms and mentions of parsed reports: what an index needs of a passage beyond what parsing tells."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from analyzers.nesting import Find
from analyzers.pipeline import Analyzer

Told = Mapping[str, Any]


def cut(analyzer: Analyzer, reports: Iterable[Told]) -> list[dict[str, Any]]:
    """For each report, as `tifa parse` prints it, the words of its title and what was cut of its passages."""
    return [_report(analyzer, report) for report in reports]


def _report(analyzer: Analyzer, report: Told) -> dict[str, Any]:
    headings: dict[str, str] = {}  # the same stand above many passages
    return {
        "title_words": _words(analyzer, f"{report['title']}\n{report['subtitle']}"),
        "passages": [_passage(analyzer, passage, headings) for passage in report["passages"]],
    }


def _passage(analyzer: Analyzer, passage: Told, headings: dict[str, str]) -> dict[str, Any]:
    found = analyzer.for_index(passage["text"])
    above = "\n".join(passage["heading_path"])
    if above not in headings:
        headings[above] = _words(analyzer, above)
    return {
        "folded": found.folded.text,
        "words": " ".join(found.terms),
        "heading_words": headings[above],
        "mentions": _counted(found.finds),
    }


def _words(analyzer: Analyzer, text: str) -> str:
    return " ".join(analyzer.for_index(text).terms)


def _counted(finds: Iterable[Find]) -> dict[str, list[int]]:
    """Of each slogan how often it occurs, and how often within no longer one."""
    finds = list(finds)
    all_of_them = Counter(find.slogan.name for find in finds)
    free = Counter(find.slogan.name for find in finds if not find.around)
    return {name: [times, free[name]] for name, times in all_of_them.items()}
