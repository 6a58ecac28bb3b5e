"""Tables and sums with every measure, worked out by hand from the small corpus."""

from typing import Any

from engine.measure import Characters, Measure, Mentions, Passages, Reports
from engine.question import Question
from tests.conformance.case import Case, Law, Mentioned, Sums, Table, both, chosen, near, of, times, under
from tests.conformance.cases_facets import COVERS, YEARS
from tests.conformance.seed_passages import phrase as p


def table(name: str, names: str, measure: Measure, cells: dict[Any, int], **asked: Any) -> Case:
    """Cells by their values; in a table of one facet the value stands alone."""
    wanted = {values if isinstance(values, tuple) else (values,): amount for values, amount in cells.items()}
    return Case(name, Table(Question(**asked), tuple(names.split()), measure), wanted)


def sums(name: str, wanted: list[int], measures: tuple[Measure, ...], **asked: Any) -> Case:
    return Case(name, Sums(Question(**asked), measures), wanted)


TABLE = under(
    Law.TABLE,
    table("passages by year", "year", Passages(), YEARS),
    table("passages by covered year stand in each", "covers", Passages(), COVERS),
    table("passages without a district stand in no cell", "district", Passages(), {"500116": 7, "500119": 4}),
    table(
        "passages by two facets",
        "year part",
        Passages(),
        {
            (2022, "review"): 1,
            (2022, "plan"): 1,
            (2023, "review"): 2,
            (2023, "plan"): 2,
            (2024, "review"): 2,
            (2024, "plan"): 3,
            (2024, "closing"): 2,
        },
    ),
    table(
        "passages by three facets",
        "year kind part",
        Passages(),
        {
            (2022, "report", "plan"): 1,
            (2023, "report", "review"): 1,
            (2024, "report", "review"): 1,
            (2024, "feature", "plan"): 1,
        },
        query=p("提案"),
    ),
    table(
        "passages by two facets of several values",
        "region covers",
        Passages(),
        {("500000", 2024): 1, ("500119", 2024): 1},
        query=of("part", "closing"),
    ),
    table(
        "the order of facets is the order of values",
        "part year",
        Passages(),
        {("closing", 2024): 2},
        query=of("part", "closing"),
    ),
    table("what is chosen limits its own column", "year", Passages(), {2023: 4}, chosen=chosen(year=2023)),
    table("all values of what is chosen by one", "covers", Passages(), {2023: 1, 2024: 4}, chosen=chosen(covers=2024)),
    table("passages with copies", "year", Passages(), {2022: 2, 2023: 5, 2024: 7}, copies=True),
    table("passages near", "year", Passages(), {2022: 1, 2023: 1, 2024: 1}, query=near("协商 民主", 0)),
    table("a table of nothing", "year", Passages(), {}, query=p("没有")),
    table("a table whatever the page", "year", Passages(), YEARS, offset=2, size=1),
    table("reports by year", "year", Reports(), {2022: 1, 2023: 1, 2024: 2}),
    table("reports by covered year stand in each", "covers", Reports(), {2021: 1, 2022: 2, 2023: 3, 2024: 2}),
    table(
        "reports by section",
        "section",
        Reports(),
        {"consultation": 4, "proposals": 4, "ending": 1, "other": 1, "self": 1, "unity": 1},
    ),
    table(
        "reports by two facets",
        "year district",
        Reports(),
        {(2023, "500116"): 1, (2024, "500116"): 1, (2024, "500119"): 1},
    ),
    table("reports with copies", "year", Reports(), {2022: 1, 2023: 2, 2024: 2}, copies=True),
    table("reports of a phrase", "part", Reports(), {"plan": 2, "review": 2}, query=p("提案")),
    table("characters by year", "year", Characters(), {2022: 16, 2023: 35, 2024: 65}),
    table("characters by covered year stand in each", "covers", Characters(), {2021: 6, 2022: 30, 2023: 62, 2024: 27}),
    table(
        "characters by two facets", "kind year", Characters(), {("feature", 2024): 28}, chosen=chosen(kind="feature")
    ),
    table("occurrences by year", "year", times("提案"), {2022: 1, 2023: 1, 2024: 4}),
    table("occurrences twice in a passage", "year", times("协商"), {2022: 2, 2023: 2, 2024: 1}),
    table("occurrences of a character", "year", times("民"), {2022: 1, 2023: 3, 2024: 7}),
    table("occurrences of a digit", "year", times("2"), {2023: 2, 2024: 2}),
    table("occurrences of a text with a blank", "year", times("new york"), {2022: 1}),
    table("occurrences do not lie over each other", "year", times("主,全过程人民民主"), {2024: 1}),
    table("occurrences by covered year stand in each", "covers", times("2023"), {2022: 1, 2023: 1, 2024: 1}),
    table(
        "occurrences by two facets",
        "part year",
        times("民主"),
        {("review", 2023): 1, ("review", 2024): 3, ("review", 2022): 1},
        chosen=chosen(part="review"),
    ),
    table("occurrences in what is found by another phrase", "year", times("办理"), {2023: 1, 2024: 1}, query=p("提案")),
    table("occurrences of what is not found", "year", times("提案"), {}, query=p("协商")),
    table("occurrences with copies", "year", times("协商"), {2022: 2, 2023: 4, 2024: 1}, copies=True),
)

MENTIONS = under(
    Law.MENTIONS,
    table("all mentions by year", "year", Mentions("人民民主"), {2023: 1, 2024: 3}),
    table("free mentions by year", "year", Mentions("人民民主", free=True), {2024: 1}),
    table("mentions of the longer one", "year", Mentions("全过程人民民主"), {2023: 1, 2024: 2}),
    table("free mentions of the longer one", "year", Mentions("全过程人民民主", free=True), {2023: 1, 2024: 2}),
    table(
        "mentions by two facets",
        "section year",
        Mentions("协商民主"),
        {("consultation", 2022): 1, ("consultation", 2023): 1},
    ),
    table("mentions where there is no district", "district", Mentions("协商民主"), {"500116": 1}),
    table("mentions by covered year", "covers", Mentions("协商民主"), {2021: 1, 2022: 1}),
    table("mentions with copies", "year", Mentions("协商民主"), {2022: 1, 2023: 2}, copies=True),
    table("mentions in what is chosen", "year", Mentions("人民民主"), {2024: 3}, chosen=chosen(kind="feature")),
    table("mentions of a part of a slogan", "year", Mentions("民主"), {}),
    table("mentions of no slogan", "year", Mentions("没有"), {}),
    Case("all slogans at once", Mentioned(Question()), {"人民民主": 4, "全过程人民民主": 3, "协商民主": 2}),
    Case("all slogans, free", Mentioned(Question(), free=True), {"人民民主": 1, "全过程人民民主": 3, "协商民主": 2}),
    Case("all slogans of what is found", Mentioned(Question(p("2023"))), {}),
    sums(
        "all and free",
        [4, 1, 3, 3],
        (
            Mentions("人民民主"),
            Mentions("人民民主", free=True),
            Mentions("全过程人民民主"),
            Mentions("全过程人民民主", free=True),
        ),
    ),
)

ALL_THREE = (Passages(), Reports(), Characters())

SUMS = under(
    Law.SUMS,
    sums("everything", [13, 4, 116], ALL_THREE),
    sums("everything with copies", [14, 5, 127], ALL_THREE, copies=True),
    sums("what has two chosen values counts once", [8, 3, 76], ALL_THREE, chosen=chosen(covers=(2023, 2024))),
    sums("of a phrase", [4, 4, 37], ALL_THREE, query=p("提案")),
    sums("of what is near", [3, 3, 22], ALL_THREE, query=near("协商 民主", 0)),
    sums("of nothing", [0, 0, 0, 0, 0], (*ALL_THREE, Mentions("人民民主"), times("提案")), query=p("没有")),
    sums("occurrences", [6, 5, 11, 0], (times("提案"), times("协商"), times("民"), times("没有"))),
    sums("occurrences in a year", [4], (times("提案"),), query=of("year", 2024)),
    sums("occurrences where two phrases stand", [4], (times("提案"),), query=both(p("提案"), p("办理"))),
    sums(
        "mentions and occurrences are told in order",
        [2, 4, 2],
        (Mentions("协商民主"), times("人民民主"), times("协商民主")),
    ),
    sums("no measures", [], ()),
    sums("whatever the page", [13], (Passages(),), offset=5, size=1),
)

COUNTED = (*TABLE, *MENTIONS, *SUMS)
