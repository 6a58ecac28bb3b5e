"""The box, how a question was read, and the start."""

from api.pages.wording.texts import Texts

SEARCHING: Texts = {
    "question": ("检索词", "Question"),
    "question_hint": (
        "词、“原文短语”、地区:江津、提法:渝事好商量",
        "words, “exact phrases”, district:江津, slogan:渝事好商量",
    ),
    "go": ("检索", "Search"),
    "suggestions": ("补全", "Suggestions"),
    "suggestions_found": ("{n} 条补全，用上下键选取", "{n} {n:suggestion|suggestions}, use the arrow keys"),
    "kind_slogan": ("提法", "slogan"),
    "kind_word": ("词", "word"),
    "kind_district": ("地区", "district"),
    "kind_value": ("值", "value"),
    "kind_field": ("筛选", "filter"),
    "read_as": ("读作", "Read as"),
    "did_you_mean": ("要找的是不是", "Did you mean"),
    "start_title": ("查提法，数提法，引原文", "Find set phrases, count them, cite the text"),
    "try": ("试试", "Try"),
}
