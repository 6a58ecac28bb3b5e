"""The panels: what each one shows, of which values, and what it counts. Copies are never counted.

A title is Chinese, as the texts are; its English is the description, with what is to be known of the figures.
"""

from dataclasses import dataclass
from enum import StrEnum

from kibana.columns import Figure, Operation, Values


class Shape(StrEnum):
    NUMBER = "number"
    HEAT = "heat"  # rows, then columns
    BARS = "bars"  # one for each value; a second field splits them
    LINES = "lines"  # along the values of the second field, a line for each of the first
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Panel:
    id: str
    title: str
    english: str
    shape: Shape
    figures: tuple[Figure, ...]
    values: tuple[Values, ...] = ()


PASSAGES = Figure(Operation.COUNT, "段落")
REPORTS = Figure(Operation.DISTINCT, "报告", "report")
DISTRICTS = Figure(Operation.DISTINCT, "地区", "district")
YEARS = Figure(Operation.DISTINCT, "年度", "year")
FIRST_YEAR = Figure(Operation.LEAST, "最早年度", "year")
LAST_YEAR = Figure(Operation.MOST, "最晚年度", "year")

BY_YEAR = Values("year", 60, in_order=True)
NEARLY = "A distinct count of Elasticsearch: exact up to 3,000 values, a close estimate above."
DATED = "Passages without a year, or without a district, are left out."

PANELS = (
    Panel("tifa-passages", "段落数", "Passages, copies left out.", Shape.NUMBER, (PASSAGES,)),
    Panel("tifa-reports", "报告数", f"Reports. {NEARLY}", Shape.NUMBER, (REPORTS,)),
    Panel("tifa-districts", "地区数", f"Districts. {NEARLY}", Shape.NUMBER, (DISTRICTS,)),
    Panel("tifa-years", "年度数", f"Years. {NEARLY}", Shape.NUMBER, (YEARS,)),
    Panel(
        "tifa-district-year",
        "地区 × 年度（段落数）",
        f"Passages by district and year: the 40 districts with most passages. {DATED}",
        Shape.HEAT,
        (PASSAGES,),
        (Values("district", 40), BY_YEAR),
    ),
    Panel(
        "tifa-section-part",
        "各板块在报告哪一部分（段落数）",
        "Passages by section, split by the part of the report in which they stand.",
        Shape.BARS,
        (PASSAGES,),
        (Values("section", 20), Values("part", 10)),
    ),
    Panel("tifa-kind", "体裁（段落数）", "Passages by kind.", Shape.BARS, (PASSAGES,), (Values("kind", 10),)),
    Panel(
        "tifa-repair",
        "修复（段落数）",
        "Passages by what was repaired in them; one with several kinds of repair counts in each row.",
        Shape.TABLE,
        (PASSAGES,),
        (Values("repair", 30),),
    ),
    Panel(
        "tifa-slogan-year",
        "提法 × 年度（段落数）",
        f"Passages that hold a slogan, by year: the 40 most frequent slogans. {DATED}",
        Shape.HEAT,
        (PASSAGES,),
        (Values("slogan", 40), BY_YEAR),
    ),
    Panel(
        "tifa-slogan-lines",
        "最常见提法的历年段落数",
        "The ten most frequent slogans over the years, in passages. With more texts from a year, all its lines rise.",
        Shape.LINES,
        (PASSAGES,),
        (Values("slogan", 10), BY_YEAR),
    ),
    Panel(
        "tifa-slogans",
        "常见提法",
        f"The 100 most frequent slogans: passages, reports, districts, first and last year. Reports and districts: {NEARLY}",
        Shape.TABLE,
        (PASSAGES, REPORTS, DISTRICTS, FIRST_YEAR, LAST_YEAR),
        (Values("slogan", 100),),
    ),
    Panel(
        "tifa-slogan-district",
        "各地区最常见的提法",
        "The five most frequent slogans of each of the 40 districts with most passages, in passages.",
        Shape.TABLE,
        (PASSAGES,),
        (Values("district", 40), Values("slogan", 5)),
    ),
)
