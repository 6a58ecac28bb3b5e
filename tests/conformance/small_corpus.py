"""Fourteen short passages of four reports, small enough to see what any question must find. A slash parts the words."""

from typing import Any

from analyzers.exact import pairs_field, singles_field
from engine.tally import tallied

# number: report, district, year, covers, date, section, part, kind, copy, words, its heading, its slogans (all, free)
_ROWS: dict[str, tuple[Any, ...]] = {
    "01": (
        "a",
        "500116",
        2023,
        [2022],
        "2023-01-05",
        "consultation",
        "review",
        "开展/专题/协商/,/协商/民主",
        "协商",
        {"协商民主": (1, 1)},
    ),
    "02": ("a", "500116", 2023, [2022], "2023-01-05", "proposals", "review", "办理/提案/2023/件", "提案", {}),
    "03": ("a", "500116", 2023, [2023], "2023-01-05", "unity", "plan", "加强/团结/联谊", "团结", {}),
    "04": (
        "a",
        "500116",
        2023,
        [2023],
        "2023-01-05",
        "consultation",
        "plan",
        "践行/全过程人民民主",
        "协商",
        {"全过程人民民主": (1, 1), "人民民主": (1, 0)},
    ),
    "05": ("b", "500119", 2024, [2023], None, "proposals", "review", "提案/工作/,/提案/办理/,/提案/答复", "提案", {}),
    "06": ("b", "500119", 2024, [2024], None, "consultation", "plan", "民主/协商/会", "", {}),
    "07": ("b", "500119", 2024, [2024], None, "other", "closing", "团结/奋斗/!", "", {}),
    "08": ("b", "500119", 2024, [2023, 2024], None, "self", "plan", "1+6+N/体系/,/2023/年", "自身", {}),
    "09": (
        "c",
        "500116",
        2024,
        [2023],
        "2024-01-10",
        "consultation",
        "review",
        "人民民主/,/全过程人民民主/,/全过程人民民主",
        "协商",
        {"全过程人民民主": (2, 2), "人民民主": (3, 1)},
    ),
    "0a": ("c", "500116", 2024, [2024], "2024-01-10", "proposals", "plan", "提案/质量", "提案", {}),
    "0b": ("c", "500116", 2024, [], "2024-01-10", "ending", "closing", "谢谢/大家", "", {}),
    "0c": (
        "d",
        None,
        2022,
        [2021],
        "2022-12-31",
        "consultation",
        "review",
        "协商/民主/协商",
        "协商",
        {"协商民主": (1, 1)},
    ),
    "0d": ("d", None, 2022, [2022], "2022-12-31", "proposals", "plan", "new york/提案", "提案", {}),
    "0e": (
        "e",
        "500116",
        2023,
        [2022],
        "2023-01-06",
        "consultation",
        "review",
        "开展/专题/协商/,/协商/民主",
        "协商",
        {"协商民主": (1, 1)},
    ),
}
COPIES = {"e"}  # the report e is a copy of a
FEATURES = {"c"}
TITLES = {"a": "江津/报告", "b": "丰都/报告", "c": "江津/回眸", "d": "协商/文稿", "e": "江津/报告"}


def identity(short: str) -> str:
    return short.rjust(16, "0")


def small_corpus() -> list[dict[str, Any]]:
    return [_passage(short, *row) for short, row in _ROWS.items()]


def _passage(short: str, report: str, *told: Any) -> dict[str, Any]:
    district, year, covers, date, section, part, words, heading, slogans = told
    text = words.replace("/", "")
    values = {
        "id": identity(short),
        "report": identity(report),
        "order": int(short, 16),
        "text": text,
        "folded": text,
        "passage": f"passage {short}",
        "copy": "yes" if report in COPIES else "no",
        "district": district,
        "region": [district, "500000"] if district else [],
        "year": year,
        "covers": covers,
        "date": date,
        "section": section,
        "part": part,
        "kind": "feature" if report in FEATURES else "report",
        "slogan": list(slogans),
        "mentions": [tallied(name, times) for name, (times, _) in slogans.items() if times],
        "free_mentions": [tallied(name, times) for name, (_, times) in slogans.items() if times],
        "length": len(text),
        "words": words.replace("/", " "),
        "heading_words": heading,
        "title_words": TITLES[report].replace("/", " "),
        "pairs": pairs_field(text),
        "singles": singles_field(text),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}
