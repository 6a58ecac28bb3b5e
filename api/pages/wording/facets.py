"""Facets and the table of districts and years."""

from api.pages.wording.texts import Texts

FACETS: Texts = {
    "facets": ("筛选", "Filters"),
    "facet_district": ("地区", "District"),
    "facet_region": ("地区", "Region"),
    "facet_year": ("年度", "Year"),
    "facet_covers": ("所涉年份", "Covers"),
    "facet_section": ("板块", "Section"),
    "facet_part": ("部分", "Part"),
    "facet_slogan": ("提法", "Slogan"),
    "facet_slogan_all": ("兼有提法", "Slogan, all"),
    "facet_kind": ("体裁", "Kind"),
    "itself": ("{name}本级", "{name} itself"),
    "filters_chosen": ("已选 {n} 项", "{n} chosen"),
    "chosen": ("已选", "chosen"),
    "choose_no_more": ("取消", "remove"),
    "this_alone": ("只看这一项", "This alone"),
    "clear_facet": ("清除", "Clear"),
    "clear_all": ("清除全部筛选", "Clear all filters"),
    "more_values": ("另 {n} 项", "{n} more"),
    "all_values": ("全部…", "All…"),
    "search_in_facet": ("在“{name}”里找", "Find in {name}"),
    "values_of": ("{name}：全部 {n} 项", "{name}: {n} {n:value|values}"),
    "back_to_search": ("回到检索", "Back to the search"),
    "strip": ("地区 × 年度（段落数）", "District × year (passages)"),
    "total": ("合计", "Total"),
    "blank_or_zero": (
        "空白：没有可查的段落；0：有段落，没有找到。",
        "Blank: no passages there at all; 0: passages, but none found.",
    ),
}
