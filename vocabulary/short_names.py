"""What people call a division for short: 江津 for 江津区, 恩施 and 恩施州 for 恩施土家族苗族自治州."""

import re

KINDS = {
    "省": ("省",),
    "市": ("市",),
    "县": ("自治县", "县"),
    "区": ("特别行政区", "自治区", "地区", "矿区", "林区", "特区", "新区", "区"),
    "州": ("自治州", "州"),
    "盟": ("盟",),
    "旗": ("自治旗", "旗"),
}
"""The words a name can end in, by their last character, longer ones first."""

PEOPLES = (
    *("柯尔克孜", "维吾尔", "哈萨克", "达斡尔", "鄂温克", "鄂伦春", "塔吉克", "蒙古", "布依", "朝鲜", "土家", "哈尼"),
    *("傈僳", "拉祜", "东乡", "纳西", "景颇", "仫佬", "布朗", "撒拉", "毛南", "仡佬", "锡伯", "阿昌", "普米", "德昂"),
    *("保安", "裕固", "独龙", "回", "藏", "苗", "彝", "壮", "满", "侗", "瑶", "白", "傣", "黎", "佤", "畲", "水", "土"),
    *("羌", "怒", "各"),
)
# Only names of two or more characters are also used without 族 (塔什库尔干塔吉克自治县).
_PEOPLE = "|".join(f"{people}族?" if len(people) > 1 else f"{people}族" for people in PEOPLES)
_WITH_PEOPLES = re.compile(rf"(.{{2,}}?)(?:{_PEOPLE})+(?:自治[区州县旗]|区)")

NAMED_AFTER_A_PEOPLE = ("族自治县", "族自治旗")
"""What follows the stem in 东乡族自治县 and 鄂温克族自治旗, where no other name stands before the people."""

WITHOUT_SHORT_NAME = frozenset({"市中区", "市郊区", "井陉矿区"})
"""市中 and 市郊 are parts of any city, and 井陉 is the county next to the mining district."""


def stem(name: str) -> str:
    """The name without its kind and without the peoples in it: 江津 of 江津区, 酉阳 of 酉阳土家族苗族自治县.

    A name that is nothing but its kind stays as it is.
    """
    if _names_peoples(name) and (found := _WITH_PEOPLES.fullmatch(name)):
        return found[1]
    if name.endswith(NAMED_AFTER_A_PEOPLE):
        return name[:-4]
    for kind in KINDS.get(name[-1:], ()):
        if name.endswith(kind) and name != kind:
            return name[: -len(kind)]
    return name


def short_names(name: str) -> tuple[str, ...]:
    """The short names by which a division may be meant, with 州, 县, 旗 or 区 too where peoples are left out.

    None of one character: 渝 stands in too many words, and 忠 for 忠县 in more.
    """
    short = stem(name)
    if len(short) < 2 or short == name or name in WITHOUT_SHORT_NAME:
        return ()
    with_kind = _names_peoples(name) and not name.endswith("自治区")
    return (short, short + name[-1]) if with_kind else (short,)


def _names_peoples(name: str) -> bool:
    return "自治" in name or "族" in name
