"""The help."""

from api.pages.wording.texts import Texts

HELPING: Texts = {
    "help_title": ("怎样检索", "How to search"),
    "help_intro": (
        "直接写词，或用下面的写法；怎样写都能检索，页面会说明检索词是怎样读的。每例右边是本库现在找到的段数，点开就是原句。",
        "Write words, or use the forms below. Any text can be searched for, and the page says how it was read. The number beside each "
        "example is how many passages it finds in this index now.",
    ),
    "help_example": ("写法", "Example"),
    "help_meaning": ("意思", "Meaning"),
    "help_both": ("两个词都有", "both words"),
    "help_exact": ("一字不差的原文", "exactly this text"),
    "help_either": ("有其中一个就行，OR 也可以", "either; OR does the same"),
    "help_without": ("有前一个，没有后一个", "the first without the second"),
    "help_brackets": ("括号先算", "brackets go first"),
    "help_near": ("都有，相邻的两个之间不超过 10 个字", "both, with at most 10 characters between them"),
    "help_district": ("只看这个地区；名称可以不写全", "this district alone; its name need not be whole"),
    "help_region": ("这个地区连同它下面的", "this region with all below it"),
    "help_year": ("年度：报告提交或刊登的那一年", "the year in which the report was given or printed"),
    "help_covers": ("所涉年份：回顾或部署的是哪一年的工作", "the work year that is reviewed or planned"),
    "help_section": ("板块", "the theme of the passage"),
    "help_part": (
        "部分：开头、回顾、部署、结尾",
        "its place: opening, review, plan, closing",
    ),
    "help_kind": (
        "体裁：工作报告、综述、社论、会议报道",
        "what it is: report, feature, editorial, news",
    ),
    "help_slogan": ("含有这条提法，任何一种写法都算", "this slogan in any of its forms"),
    "help_counts": ("数的是什么", "What is counted"),
    "help_counts_passages": (
        "段：修复后的一个自然段。合计、筛选、地区×年度表里数的都是段；重复来源不计，除非选了“计入重复来源”。",
        "Passages are repaired paragraphs. Totals, filters and the table count passages; copies are left out unless they are asked for.",
    ),
    "help_counts_quotes": (
        "加引号的，查一字不差的原文：凡含这句原文的段落都计入，一段不漏（空白、引号、繁简、全角半角的差别不论）；不加引号的按词查找，找到的只多不少。",
        "A quoted text counts as a plain text search does (blanks, quotation marks, traditional forms and width aside); bare words find at "
        "least as much.",
    ),
    "help_counts_year": (
        "年度是报告提交或刊登的那一年，一切趋势以它为准；推算出来的会注明。",
        "The year is the one in which the report was given or printed: the clock of every trend. Where it is inferred, this is said.",
    ),
    "help_more": (
        "同样的检索可以取作 JSON、CSV、Excel 或 Atom，地址里的参数完全一样。",
        "The same search is also available as JSON, CSV, Excel or an Atom feed, at the same query string.",
    ),
}
