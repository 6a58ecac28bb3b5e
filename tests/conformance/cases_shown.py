"""How what is found is shown: copies, pages, orders, groups, single passages and streams; worked out by hand."""

from engine.query import Like, Not, Range
from engine.question import Question
from tests.conformance.case import (
    ALL,
    Alike,
    Also,
    Case,
    First,
    Got,
    Grouped,
    Law,
    Pages,
    Scan,
    Totals,
    chosen,
    found,
    near,
    of,
    ranked,
    under,
)
from tests.conformance.cases_found import EVERY
from tests.conformance.seed_passages import phrase as p

BY_YEAR = "0c 0d 01 02 03 04 05 06 07 08 09 0a 0b"
BY_YEAR_DOWN = "05 06 07 08 09 0a 0b 01 02 03 04 0c 0d"
BY_DATE = "0c 0d 01 02 03 04 09 0a 0b 05 06 07 08"
BY_DATE_DOWN = "09 0a 0b 01 02 03 04 0c 0d 05 06 07 08"
BY_DISTRICT = "01 02 03 04 09 0a 0b 05 06 07 08 0c 0d"
BY_DISTRICT_DOWN = "05 06 07 08 01 02 03 04 09 0a 0b 0c 0d"
UP, DOWN = True, False


def joined(name: str, ids: str, question: Question) -> Case:
    return Case(name, Pages(question), ids.split())


def grouped(name: str, question: Question, best: int, rows: str, totals: tuple[int, int]) -> Case:
    """Rows as ``a 4 01 02``: a report, how many of its passages are found, and the best of them."""
    split = [row.split(maxsplit=2) for row in rows.split(" / ") if row]
    wanted = [(report, int(count), "".join(ids)) for report, count, *ids in split]
    return Case(name, Grouped(question, best), (*totals, wanted))


def alike(name: str, ids: str, passage: str, terms: str, question: Question) -> Case:
    return Case(name, Alike(passage, terms, question), ids.split())


def streamed(name: str, ids: str, question: Question) -> Case:
    return Case(name, Scan(question), ids.split())


COPIES = under(
    Law.COPIES,
    found("a copy is left out", p("开展专题"), "01"),
    ranked("a copy is asked for", p("开展专题"), "01 0e", copies=True),
    ranked("everything with its copies", ALL, f"{EVERY} 0e", copies=True),
    found("a filter on copies finds none", of("copy", "yes"), ""),
    found("a filter on copies that are asked for", of("copy", "yes"), "0e", copies=True),
    found("the report that is a copy", of("date", "2023-01-06"), ""),
    found("not brings no copy back", Not(of("date", "2023-01-05")), "05 06 07 08 09 0a 0b 0c 0d"),
    found("not, with copies", Not(p("提案")), "01 03 04 06 07 08 09 0b 0c 0e", copies=True),
    found("a range with copies", Range("date", "2023-01-06"), "09 0a 0b 0e", copies=True),
    found("a chosen value with copies", ALL, "01 02 0e", copies=True, chosen={"covers": (2022,), "year": (2023,)}),
)

TOTAL = under(
    Law.TOTAL,
    found("a page of nothing", ALL, "", size=0, total=13),
    found("a page of nothing, of a phrase", p("提案"), "", size=0, total=4),
    ranked("a page smaller than what is found", ALL, "01 02 03", size=3, total=13),
    ranked("a page further on", ALL, "04 05 06", offset=3, size=3, total=13),
    ranked("the last page is short", ALL, "0d", offset=12, size=5, total=13),
    ranked("a page past the end", ALL, "", offset=13, total=13),
    ranked("a page past the end of a phrase", p("提案"), "", offset=4, total=4),
    ranked("a page past the end of a sort", ALL, "", offset=13, sort="date", total=13),
    ranked("the deepest page", ALL, "", offset=9_980, size=20, total=13),
    ranked("the deepest page of nothing", ALL, "", offset=10_000, size=0, total=13),
    ranked("the largest page", ALL, EVERY, size=1_000),
    ranked("a page of nothing found", p("没有"), "", size=5),
    Case("what further queries find too", Also(Question(p("提案"), also=(p("质量"), p("民"), ALL))), (4, [1, 0, 4])),
    Case(
        "what further queries find of what is chosen, in a facet that is counted and in one that is not",
        Also(Question(chosen=chosen(year=2024, part="review"), facets=("year",), also=(p("提案"), p("民")))),
        (2, [1, 1]),
    ),
    Case(
        "several totals at once", Totals((Question(p("提案")), Question(p("没有")), Question(copies=True))), [4, 0, 14]
    ),
    Case("no totals at all", Totals(()), []),
    Case("the first hits, and nothing counted", First(Question(Like(("办理",)), size=1)), ["02"]),
    Case("the first hits of what is chosen", First(Question(chosen=chosen(year=2022), size=1)), ["0c"]),
)

PAGES = under(
    Law.PAGES,
    joined("pages of one", EVERY, Question(size=1)),
    joined("pages of two", EVERY, Question(size=2)),
    joined("pages of five", EVERY, Question(size=5)),
    joined("pages by score", "05 0a 02 0d", Question(p("提案"), size=3)),
    joined("pages amid equal scores", "01 02 03 04 09 0a 0b", Question(Like(("江津",)), size=2)),
    joined("pages amid equal scores of copies", "0c 01 0e 06", Question(p("协商"), copies=True, size=2)),
    joined("pages by year", BY_YEAR, Question(sort="year", ascending=True, size=4)),
    joined("pages by date over those without", BY_DATE, Question(sort="date", ascending=True, size=2)),
    joined("pages by district downwards", BY_DISTRICT_DOWN, Question(sort="district", size=3)),
)

SCORE = under(
    Law.SCORE,
    ranked("the more often and the shorter go first", p("提案"), "05 0a 02 0d"),
    ranked("of two with one each, the shorter", p("团结"), "07 03"),
    ranked("twice in a long one goes before once in a short one", p("协商"), "0c 01 06"),
    ranked("a single character counts once, so the fewest others", p("民"), "0c 06 09 04 01 0e", copies=True),
    ranked("equal scores go by id", Like(("江津",)), "01 02 03 04 09 0a 0b"),
    ranked("what ranks nothing goes by id", of("part", "plan"), "03 04 06 08 0a 0d"),
    ranked("the best goes first, ascending or not", p("提案"), "05 0a 02 0d", ascending=True),
    ranked("what is chosen does not rank", p("提案"), "05 0a 02 0d", chosen={"kind": ("feature", "report")}),
    ranked("a page amid the ranking", p("民"), "06 09", offset=1, size=2, total=5),
)

SORT = under(
    Law.SORT,
    ranked("by year", ALL, BY_YEAR, sort="year", ascending=UP),
    ranked("by year, the last first", ALL, BY_YEAR_DOWN, sort="year", ascending=DOWN),
    ranked("by date, the undated last", ALL, BY_DATE, sort="date", ascending=UP),
    ranked("by date, the last first, the undated last", ALL, BY_DATE_DOWN, sort="date", ascending=DOWN),
    ranked("by district, those without last", ALL, BY_DISTRICT, sort="district", ascending=UP),
    ranked("by district backwards, those without last", ALL, BY_DISTRICT_DOWN, sort="district", ascending=DOWN),
    ranked("of one year by score", p("民"), "0c 04 01 06 09", sort="year", ascending=UP),
    ranked("of one year by score, the last first", p("民"), "06 09 04 01 0c", sort="year", ascending=DOWN),
    ranked("of one date by score", p("民"), "0c 04 01 09 06", sort="date", ascending=UP),
    ranked("of one date by score, the last first", p("民"), "09 04 01 0c 06", sort="date", ascending=DOWN),
    ranked("of one district by score", p("民"), "09 04 01 06 0c", sort="district", ascending=UP),
    ranked("of one district by score, backwards", p("民"), "06 09 04 01 0c", sort="district", ascending=DOWN),
    ranked("of one score by id", p("开展专题"), "01 0e", copies=True, sort="district"),
    ranked("the later copy first", p("开展专题"), "0e 01", copies=True, sort="date"),
    ranked("nothing has a value", of("report", "d".rjust(16, "0")), "0c 0d", sort="district"),
    ranked("a page amid values", ALL, "0b 05 06 07", sort="date", ascending=UP, offset=8, size=4, total=13),
    ranked("by year, what is near", near("协商 民主", 0), "0c 01 06", sort="year", ascending=UP),
)

GROUPS = under(
    Law.GROUPS,
    grouped("everything", Question(), 2, "a 4 01 02 / b 4 05 06 / c 3 09 0a / d 2 0c 0d", (4, 13)),
    grouped("of a phrase, by score", Question(p("提案")), 1, "b 1 05 / c 1 0a / a 1 02 / d 1 0d", (4, 4)),
    grouped("with the best of each", Question(p("民")), 5, "d 1 0c / b 1 06 / c 1 09 / a 2 04 01", (4, 5)),
    grouped("without the best", Question(p("民")), 0, "d 1 / b 1 / c 1 / a 2", (4, 5)),
    grouped("with copies", Question(p("开展专题"), copies=True), 1, "a 1 01 / e 1 0e", (2, 2)),
    grouped("by year", Question(sort="year", ascending=True), 1, "d 2 0c / a 4 01 / b 4 05 / c 3 09", (4, 13)),
    grouped("by date, the last first", Question(sort="date"), 1, "c 3 09 / a 4 01 / d 2 0c / b 4 05", (4, 13)),
    grouped(
        "sorted, with the best by score",
        Question(p("民"), sort="year"),
        2,
        "b 1 06 / c 1 09 / a 2 04 01 / d 1 0c",
        (4, 5),
    ),
    grouped("a page of them", Question(offset=1, size=2), 1, "b 4 05 / c 3 09", (4, 13)),
    grouped("a page past the end", Question(offset=4), 1, "", (4, 13)),
    grouped("a page of nothing", Question(size=0), 1, "", (4, 13)),
    grouped("of what is chosen", Question(chosen={"year": (2024,)}), 1, "b 4 05 / c 3 09", (2, 7)),
    grouped("of what is near", Question(near("协商 民主", 0)), 1, "d 1 0c / b 1 06 / a 1 01", (3, 3)),
    grouped("of nothing", Question(p("没有")), 3, "", (0, 0)),
)

TERMS = "开展 专题 协商 , 协商 民主"

SIMILAR = under(
    Law.SIMILAR,
    alike("a passage shares terms in text, heading and title", "0c 04 05 06 08 09 0d", "01", TERMS, Question()),
    alike("its copy is the most alike", "0e 04 05 06 08 09 0c 0d", "01", TERMS, Question(copies=True)),
    alike("to a copy its original is", "01 04 05 06 08 09 0c 0d", "0e", TERMS, Question()),
    alike("of what is chosen", "05 0d", "01", TERMS, Question(chosen={"section": ("proposals",)})),
    alike("of what is asked for", "0c 06", "01", TERMS, Question(p("民主协商"))),
    alike("the only other with a term", "07", "03", "加强 团结 联谊", Question()),
    alike("no other has its terms", "", "0b", "谢谢 大家", Question()),
    alike("terms that stand nowhere", "", "01", "没有", Question()),
    alike("no terms", "", "01", "", Question()),
    alike("of a passage that is not there", "03 07", "ff", "团结", Question()),
    alike("the first one only", "0c", "01", TERMS, Question(size=1)),
)

GET = under(
    Law.GET,
    Case("a passage", Got("05"), ("b", "提案工作,提案办理,提案答复", "passage 05")),
    Case("a copy", Got("0e"), ("e", "开展专题协商,协商民主", "passage 0e")),
    Case("a passage with a blank", Got("0d"), ("d", "new york提案", "passage 0d")),
    Case("no passage", Got("ff"), None),
)

SCAN = under(
    Law.SCAN,
    streamed("everything", EVERY, Question()),
    streamed("everything with copies", f"{EVERY} 0e", Question(copies=True)),
    streamed("not by score", "02 05 0a 0d", Question(p("提案"))),
    streamed("whatever the page", EVERY, Question(offset=3, size=2)),
    streamed("whatever the sort", EVERY, Question(sort="date")),
    streamed("what is chosen", "01 04", Question(chosen={"year": (2023,), "section": ("consultation",)})),
    streamed("what is near", "01 06 0c", Question(near("协商 民主", 0))),
    streamed("all others", "01 03 04 06 07 08 09 0b 0c", Question(Not(p("提案")))),
    streamed("nothing", "", Question(p("没有"))),
)

SHOWN = (*COPIES, *TOTAL, *PAGES, *SCORE, *SORT, *GROUPS, *SIMILAR, *GET, *SCAN)
