"""The saved searches. Each asks exactly: by a slogan, a label, or a text in quotation marks.

Without quotation marks, Kibana finds every passage that holds any one character of a Chinese text. A filter, which one may take
away, leaves copies out.
"""

import json
from dataclasses import dataclass

from analyzers.exact import pairs
from analyzers.fold import fold
from kibana.saved import COPY_FIELD, COPY_VALUE, Told, asked, is_value, saved, to_data_view

SOURCE = "kibanaSavedObjectMeta.searchSourceJSON"
COLUMNS = ["year", "district_name", "section", "text"]
EXAMPLE = "老旧小区改造"


def exactly(text: str) -> str:
    """The question that Tifa asks for a text in quotation marks: its pairs of characters, one after the other."""
    return is_value("pairs", " ".join(pairs(fold(text).text)))


@dataclass(frozen=True, slots=True)
class Search:
    id: str
    title: str
    english: str
    query: str = ""


SEARCHES = (
    Search("tifa-all", "全部段落", "All passages, copies left out, the latest year first."),
    Search(
        "tifa-democracy",
        "提法：全过程人民民主",
        "Passages that hold the slogan, in any of its forms; put another one in its place.",
        is_value("slogan", "全过程人民民主"),
    ),
    Search(
        "tifa-revitalization",
        "提法：乡村振兴",
        "Passages that hold the slogan, in any of its forms.",
        is_value("slogan", "乡村振兴"),
    ),
    Search(
        "tifa-quoted",
        f"原文：“{EXAMPLE}”",
        "A text in quotation marks, as it is printed. Marks are passed over: it is also found with a comma within.",
        is_value("text", EXAMPLE),
    ),
    Search(
        "tifa-exact",
        f"逐字：{EXAMPLE}",
        "The same, character by character, as Tifa asks it: overlapping pairs of folded characters. It finds what grep finds.",
        exactly(EXAMPLE),
    ),
    Search(
        "tifa-plans",
        "部署中的协商议政",
        "What reports plan for consultation.",
        f"{is_value('section', 'consultation')} and {is_value('part', 'plan')}",
    ),
    Search("tifa-repaired", "修复过的段落", "Passages in which something was repaired.", "repair : *"),
)


def search(one: Search) -> Told:
    attributes = {
        "title": one.title,
        "description": one.english,
        "columns": COLUMNS,
        "sort": [["year", "desc"]],
        "grid": {},
        "hideChart": True,
        "isTextBasedQuery": False,
        "timeRestore": False,
        "kibanaSavedObjectMeta": {"searchSourceJSON": json.dumps(_source(one.query), ensure_ascii=False)},
    }
    called = [f"{SOURCE}.index", f"{SOURCE}.filter[0].meta.index"]
    return saved("search", one.id, attributes, map(to_data_view, called))


def _source(query: str) -> Told:
    return {"query": asked(query), "filter": [_without_copies()], "indexRefName": f"{SOURCE}.index"}


def _without_copies() -> Told:
    return {
        "$state": {"store": "appState"},
        "meta": {
            "alias": None,
            "disabled": False,
            "negate": False,
            "type": "phrase",
            "key": COPY_FIELD,
            "params": {"query": COPY_VALUE},
            "indexRefName": f"{SOURCE}.filter[0].meta.index",
        },
        "query": {"match_phrase": {COPY_FIELD: COPY_VALUE}},
    }
