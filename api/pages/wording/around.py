"""What stands around every page."""

from api.pages.wording.texts import Texts

AROUND: Texts = {
    "name": ("提法", "Tifa"),
    "tagline": ("政协工作报告全文检索", "Full-text search in Chinese political reports"),
    "to_content": ("跳到正文", "Skip to content"),
    "nav": ("主导航", "Main"),
    "nav_search": ("检索", "Search"),
    "nav_slogans": ("提法", "Slogans"),
    "nav_compare": ("对照", "Compare"),
    "nav_help": ("用法", "Help"),
    "other_language": ("English", "中文"),
    "generation": ("索引版本 {id}，建于 {built}", "Index {id}, built {built}"),
    "dictionary": ("词典 {id}", "dictionary {id}"),
    "keys_hint": ("按 ? 看快捷键", "Press ? for keys"),
    "problem": ("没能回答", "This could not be answered"),
    "problem_not-found": ("没有这一页", "There is no such page"),
    "problem_bad-parameter": ("地址里有不认识的参数", "The address holds a parameter that is not known"),
    "problem_too-much": ("问得太多", "That is too much at once"),
    "problem_bad-question": ("这样问不了", "This cannot be asked"),
    "problem_no-index": ("还没有索引", "There is no index yet"),
    "problem_engine-unavailable": ("搜索引擎没有应答", "The engine does not answer"),
    "problem_too-many-requests": ("请求太频繁", "Too many requests"),
    "remedy": ("可以这样", "What to do"),
    "request_id": ("请求编号", "Request"),
}
