"""What stands around every page."""

from api.pages.wording.texts import Texts

AROUND: Texts = {
    "name": ("提法", "Tifa"),
    "tagline": ("政协工作报告全文检索", "Full-text search in work reports of the CPPCC"),
    "to_content": ("跳到正文", "Skip to content"),
    "to_results": ("跳到检索结果", "Skip to the results"),
    "nav": ("主导航", "Main"),
    "nav_search": ("检索", "Search"),
    "nav_kwic": ("逐处索引", "Concordance"),
    "nav_slogans": ("提法", "Slogans"),
    "nav_compare": ("对照", "Compare"),
    "nav_help": ("用法", "Help"),
    "other_language": ("English", "中文"),
    "generation": ("索引版本 {id}，建于 {built}", "Index {id}, built {built}"),
    "dictionary": ("词典 {id}", "dictionary {id}"),
    "keys_hint": ("快捷键 ?", "Keys ?"),
    "keys": ("快捷键", "Keys"),
    "key_box": ("到检索框", "to the search box"),
    "key_hits": ("在结果之间移动", "through the results"),
    "key_open": ("打开所在的结果", "open the result"),
    "key_marks": ("报告里：后一处、前一处", "in a report: next, previous hit"),
    "key_help": ("看这张表", "this list"),
    "key_close": ("关闭", "close"),
    "close": ("关闭", "Close"),
    "request_id": ("请求编号", "Request"),
}
