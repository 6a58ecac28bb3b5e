"""Facets: what their values count, what choosing does, which values are told; worked out by hand from the small corpus."""

from engine.query import Not, Range
from engine.question import Question
from tests.conformance.case import (
    ALL,
    Case,
    Counts,
    Law,
    Listed,
    chosen,
    counted,
    either,
    found,
    near,
    of,
    ranked,
    under,
)
from tests.conformance.seed_passages import phrase as p

YEARS = {2024: 7, 2023: 4, 2022: 2}
COVERS = {2023: 5, 2024: 4, 2022: 3, 2021: 1}
SECTIONS = {"consultation": 5, "proposals": 4, "ending": 1, "other": 1, "self": 1, "unity": 1}
PARTS = {"plan": 6, "review": 5, "closing": 2}
SLOGANS = {"人民民主": 2, "全过程人民民主": 2, "协商民主": 2}
ONE_OF_EACH = {"closing": 1, "plan": 1, "review": 1}


def listed(name: str, asked: Listed, wanted: Counts) -> Case:
    return Case(name, asked, list(wanted.items()))


ALONE = under(
    Law.ALONE,
    counted("years and districts of everything", ALL, 13, {"year": YEARS, "district": {"500116": 7, "500119": 4}}),
    counted("a division counts all below it", ALL, 13, {"region": {"500000": 11, "500116": 7, "500119": 4}}),
    counted("what has several values counts under each", ALL, 13, {"covers": COVERS, "slogan": SLOGANS}),
    counted("equal counts go by their values", ALL, 13, {"section": SECTIONS, "part": PARTS}),
    counted("kinds", ALL, 13, {"kind": {"report": 10, "feature": 3}}),
    counted("a facet without any value", ALL, 13, {"repair": {}, "flag": {}}),
    counted("of a phrase", p("提案"), 4, {"year": {2024: 2, 2022: 1, 2023: 1}, "slogan": {}}),
    counted("of a phrase, what has no district counts in none", p("提案"), 4, {"district": {"500116": 2, "500119": 1}}),
    counted("of all others", Not(p("提案")), 9, {"year": {2024: 5, 2023: 3, 2022: 1}}),
    counted("of what is near", near("协商 民主", 0), 3, {"year": {2022: 1, 2023: 1, 2024: 1}}),
    counted(
        "of what is near, a value chosen",
        near("协商 民主", 0),
        1,
        {"year": {2022: 1, 2023: 1, 2024: 1}},
        chosen=chosen(year=2023),
    ),
    counted("of nothing", p("没有"), 0, {"year": {}, "section": {}}),
    counted("with copies", ALL, 14, {"year": {2024: 7, 2023: 5, 2022: 2}}, copies=True),
    counted("what is chosen does not limit its own facet", ALL, 4, {"year": YEARS}, chosen=chosen(year=2023)),
    counted(
        "what is chosen limits the others",
        ALL,
        4,
        {"year": YEARS, "section": {"consultation": 2, "proposals": 1, "unity": 1}},
        chosen=chosen(year=2023),
    ),
    counted(
        "what is chosen in a facet that is not counted",
        ALL,
        4,
        {"part": {"plan": 2, "review": 2}},
        chosen=chosen(year=2023),
    ),
    counted(
        "of two chosen, each is left out of its own counts only",
        ALL,
        3,
        {"year": {2023: 4, 2024: 3}, "district": {"500119": 4, "500116": 3}, "part": ONE_OF_EACH},
        chosen=chosen(year=2024, district="500116"),
    ),
    counted(
        "a district and a region are one facet",
        ALL,
        11,
        {"district": {"500116": 7, "500119": 4}, "region": {"500000": 11, "500116": 7, "500119": 4}},
        chosen=chosen(district="500116", region="500119"),
    ),
    counted(
        "a region that is chosen does not limit the districts",
        ALL,
        4,
        {"district": {"500116": 7, "500119": 4}},
        chosen=chosen(region="500119"),
    ),
    counted("several chosen count each alone", ALL, 6, {"year": YEARS}, chosen=chosen(year=(2022, 2023))),
    counted(
        "chosen of several values",
        ALL,
        4,
        {"covers": COVERS, "part": {"plan": 3, "closing": 1}},
        chosen=chosen(covers=2024),
    ),
    counted(
        "what is chosen beside values does not limit its own facet",
        ALL,
        11,
        {"year": YEARS, "part": {"plan": 5, "review": 4, "closing": 2}},
        beside={"year": Range("year", 2023)},
    ),
    counted(
        "a value and what is chosen beside it",
        ALL,
        9,
        {"year": YEARS},
        chosen=chosen(year=2022),
        beside={"year": Range("year", 2024)},
    ),
    counted(
        "what is chosen beside values in a facet that is not counted",
        ALL,
        6,
        {"part": {"plan": 3, "review": 3}},
        beside={"year": Range("year", None, 2023)},
    ),
    counted(
        "a chosen slogan",
        ALL,
        2,
        {"slogan": SLOGANS, "year": {2023: 1, 2024: 1}},
        chosen=chosen(slogan="全过程人民民主"),
    ),
    counted(
        "a chosen value that nothing has is told",
        ALL,
        0,
        {"section": {**SECTIONS, "nowhere": 0}, "year": {}},
        chosen=chosen(section="nowhere"),
    ),
    counted(
        "chosen values that exclude each other are told",
        ALL,
        0,
        {"year": {2024: 3, 2022: 0}, "kind": {"report": 2, "feature": 0}},
        chosen=chosen(year=2022, kind="feature"),
    ),
    counted(
        "a chosen value where nothing is found is told",
        p("没有"),
        0,
        {"year": {2023: 0}, "part": {}},
        chosen=chosen(year=2023),
    ),
    counted("a filter in the query limits its own facet", of("year", 2023), 4, {"year": {2023: 4}}),
    counted(
        "a filter in the query and a chosen value",
        of("year", 2023, 2024),
        7,
        {"year": {2024: 7, 2023: 4}},
        chosen=chosen(year=2024),
    ),
    counted("nothing chosen in a named facet", ALL, 13, {"year": YEARS}, chosen={"year": ()}),
    ranked("counts do not depend on the page", ALL, "0b 0c", total=13, facets={"year": YEARS}, offset=10, size=2),
    ranked(
        "counts do not depend on the sort",
        ALL,
        "0c",
        total=13,
        facets={"year": YEARS},
        sort="date",
        ascending=True,
        size=1,
    ),
)

CHOSEN = under(
    Law.CHOSEN,
    found("one value", ALL, "0c 0d", chosen=chosen(year=2022)),
    found("either of two values", ALL, "01 02 03 04 0c 0d", chosen=chosen(year=(2022, 2023))),
    found("either of two texts", ALL, "03 07", chosen=chosen(section=("unity", "other"))),
    found("a value and one that nothing has", ALL, "03", chosen=chosen(section=("unity", "nowhere"))),
    found("a value that nothing has", ALL, "", chosen=chosen(section="nowhere")),
    found("a value chosen twice", ALL, "0c 0d", chosen=chosen(year=(2022, 2022))),
    found("either of several values of one passage", ALL, "06 07 08 0a 0c", chosen=chosen(covers=(2021, 2024))),
    found("what has both is found once", ALL, "03 04 05 06 07 08 09 0a", chosen=chosen(covers=(2023, 2024))),
    found("either slogan", ALL, "01 04 09 0c", chosen=chosen(slogan=("协商民主", "人民民主"))),
    found("two facets", ALL, "01 04", chosen=chosen(year=2023, section="consultation")),
    found("three facets", ALL, "0a", chosen=chosen(year=2024, district="500116", part="plan")),
    found(
        "either in one facet, and another", ALL, "01 04 0c", chosen=chosen(year=(2022, 2023), section="consultation")
    ),
    found("two facets that exclude each other", ALL, "", chosen=chosen(year=2022, kind="feature")),
    found("no value", ALL, "0c 0d", chosen={"year": (2022,), "section": ()}),
    found("with a phrase", p("提案"), "05 0a", chosen=chosen(year=2024)),
    found("with either of two phrases", either(p("提案"), p("团结")), "02 03", chosen=chosen(year=2023)),
    found("with all others", Not(p("提案")), "0c", chosen=chosen(year=2022)),
    found("a division and all below it", ALL, "05 06 07 08", chosen=chosen(region=("500119",))),
)

VALUES = under(
    Law.VALUES,
    listed("a part of a text", Listed(Question(), "section", "con"), {"consultation": 5}),
    listed("everything", Listed(Question(), "section", ""), SECTIONS),
    listed("digits of a year", Listed(Question(), "year", "202"), YEARS),
    listed("the end of a year", Listed(Question(), "year", "3"), {2023: 4}),
    listed("the most frequent of them", Listed(Question(), "year", "202", 2), {2024: 7, 2023: 4}),
    listed("none of them", Listed(Question(), "year", "202", 0), {}),
    listed("what contains nothing such", Listed(Question(), "section", "nowhere"), {}),
    listed("slogans that contain another", Listed(Question(), "slogan", "人民"), {"人民民主": 2, "全过程人民民主": 2}),
    listed("divisions", Listed(Question(), "region", "5001"), {"500116": 7, "500119": 4}),
    listed("of a phrase", Listed(Question(p("提案")), "part", "e"), {"review": 2}),
    listed(
        "of what is chosen elsewhere",
        Listed(Question(chosen=chosen(year=2023)), "section", "o"),
        {"consultation": 2, "proposals": 1},
    ),
    listed(
        "what is chosen in the facet does not limit it",
        Listed(Question(chosen=chosen(year=2023)), "year", "202"),
        YEARS,
    ),
    listed(
        "a chosen value that nothing has",
        Listed(Question(chosen=chosen(section="nowhere")), "section", "no"),
        {"nowhere": 0},
    ),
    listed("with copies", Listed(Question(copies=True), "year", "2023"), {2023: 5}),
)

FACETS = (*ALONE, *CHOSEN, *VALUES)
