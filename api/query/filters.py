"""The filters of a question, and what they are called; the first of the Chinese names is the one that is shown."""

FIELDS = {
    "district": ("地区",),
    "region": ("区域",),
    "year": ("年度", "年份"),
    "covers": ("涉及", "所涉年份"),
    "section": ("板块",),
    "part": ("部分",),
    "slogan": ("提法",),
    "kind": ("体裁",),
}


def in_chinese(field: str) -> str:
    return FIELDS[field][0]
