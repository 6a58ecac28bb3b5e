"""The data view: the passages of the published generation, with Chinese names for fields and values.

It has no time field: a passage belongs to a year, or to none.
"""

import json
from collections import Counter
from collections.abc import Mapping

from api.pages.wording.repairs import REPAIRS
from engine.elastic.connection import Connection
from engine.fields import FIELDS, Kind
from kibana.saved import DATA_VIEW, Told, saved
from vocabulary import districts
from vocabulary.labels import KINDS, PARTS, SECTIONS, Labels

TITLE = "Tifa 段落"
NAMES = {
    "report": "报告",
    "district": "地区",
    "district_name": "地区名",
    "region": "所属地区代码",
    "year": "年度",
    "covers": "所涉年份",
    "date": "日期",
    "section": "板块",
    "part": "部分",
    "kind": "体裁",
    "slogan": "提法",
    "repair": "修复",
    "copy": "重复来源",
    "length": "字数",
    "text": "原文",
    "title": "标题",
    "headings": "小标题",
}
REPAIR_KINDS = (
    "markdown",
    "bold",
    "and",
    "wrap",
    "rows",
    "gutters",
    "blanks",
    "page_break",
    "moved",
    "overlap",
    "repeated",
    "doubled",
)


def data_view() -> Told:
    attributes = {
        "title": Connection(()).passages(),
        "name": TITLE,
        "fields": "[]",  # Kibana asks the index
        "fieldAttrs": _written({name: {"customLabel": label} for name, label in NAMES.items()}),
        "fieldFormatMap": _written({**_lookups(), **_plain_numbers()}),
        "runtimeFieldMap": "{}",
        "sourceFilters": "[]",
    }
    return saved("index-pattern", DATA_VIEW, attributes)


def _lookups() -> Told:
    """Keys shown as what they are called."""
    lists: Mapping[str, Mapping[str, str]] = {
        "section": _called(SECTIONS),
        "part": _called(PARTS),
        "kind": _called(KINDS),
        "repair": {kind: REPAIRS[f"repair_{kind}"][0] for kind in REPAIR_KINDS},
        "copy": {"yes": "是", "no": "否"},
        "district": _district_names(),
    }
    return {name: {"id": "static_lookup", "params": {"lookupEntries": _entries(of)}} for name, of in lists.items()}


def _district_names() -> dict[str, str]:
    """A district is counted by its code, which no other has, and shown by its name: whole where several have the same."""
    today = districts.in_force()
    shared = Counter(district.name for district in today)
    return {
        district.code: district.name if shared[district.name] == 1 else districts.full_name(district.code)
        for district in today
    }


def _plain_numbers() -> Told:
    """A year is not 2,024."""
    numbers = [field.name for field in FIELDS.values() if field.kind is Kind.INTEGER]
    return {name: {"id": "number", "params": {"pattern": "0"}} for name in numbers}


def _called(labels: Labels) -> dict[str, str]:
    return {key: label.chinese for key, label in labels.items()}


def _entries(of: Mapping[str, str]) -> list[Told]:
    return [{"key": key, "value": value} for key, value in of.items()]


def _written(value: Told) -> str:
    return json.dumps(value, ensure_ascii=False)
