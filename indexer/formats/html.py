"""The text of a web page: each paragraph, heading and cell a line, without what a browser hides and without menus.

A line that is all links, or lies in a page's navigation or footer, is taken for part of a menu unless it ends as sentences
do; all else stays. resiliparse and trafilatura, which look for the main text, were tried: both drop sentences of it for
the name of a box or a tag around them, and a menu that stays is easily told apart later, while a sentence that went is gone.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from indexer.encoding import Decoded, decode
from indexer.unreadable import UnreadableError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
CHARSET_WITHIN = 10_000
CHARSETS = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big-5", "cn-big5", "x-x-big5", "csbig5"), "big5"),
    "big5-hkscs": "big5hkscs",
}


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNSEEN = _names(
    "head script style template noscript iframe object audio video canvas svg select textarea button datalist rt rp"
)
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
LINE_BREAKS = _names(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
BLANKS = re.compile(r"[ \t\n\r\f]+")
SEPARATORS = re.compile(r"[\s|｜/>»›·•\-\[\]【】]+")
SENTENCE_ENDS = tuple("。！？；：…”」』")
MENUS = {"nav", "footer"}
MENU_SHARE = 0.8
# The parser looks through all open blocks for each that begins, so a page of nothing but open ones keeps it busy for hours.
DEEPEST = 20_000
_BLOCK = re.compile(
    rf"<(/?)(?:{'|'.join(LINE_BREAKS - _names('body br hr html li p dd dt tbody td tfoot th thead tr'))})\b",
    re.IGNORECASE,
)


def read_html(data: bytes) -> Decoded:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only for who has pages

    page, charset, _ = decode(data, _declared(data))
    _check_depth(page)
    body = LexborHTMLParser(page).body
    return Decoded("\n".join(_lines(body)) if body else "", charset)


def _check_depth(page: str) -> None:
    deep = accumulate(-1 if found[1] else 1 for found in _BLOCK.finditer(page))
    if max(deep, default=0) > DEEPEST:
        what = f"has more than {DEEPEST:,} blocks within one another, as no page has"
        raise UnreadableError(what, "open it in a browser and save its text")


def _declared(data: bytes) -> str:
    found = CHARSET.search(data, 0, CHARSET_WITHIN)
    return CHARSETS.get(found[1].decode().lower(), "") if found else ""


def _lines(body: "LexborNode") -> list[str]:
    page = _Page()
    for node, begins in _walk(body):
        if node.is_text_node:
            page.write(node.text_content or "" if begins else "")
        else:
            page.turn(node, 1 if begins else -1)
    return page.lines


def _walk(top: "LexborNode") -> Iterator[tuple["LexborNode", bool]]:
    """Every node that is seen, as it begins and as it ends; without recursion, for pages may be nested deeply."""
    node: LexborNode | None = top
    begins = True
    while node:
        yield node, begins
        if begins and _is_seen(node) and node.child:
            node = node.child
        elif begins:
            begins = False
        elif node.mem_id == top.mem_id:
            return
        elif node.next:
            node, begins = node.next, True
        else:
            node = node.parent


def _is_seen(node: "LexborNode") -> bool:
    if node.tag in UNSEEN:
        return False
    look = node.attributes
    hidden = "hidden" in look or HIDDEN.search(look.get("style") or "")
    return not hidden or node.tag == "body"  # which scripts show at last


class _Page:
    """What was read, as lines; of the one being read, also what of it lies in links or menus."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._line: list[str] = []
        self._in_menus: list[str] = []
        self._menus = 0
        self._preformatted = 0

    def turn(self, node: "LexborNode", step: int) -> None:
        """An element begins (1) or ends (-1)."""
        if node.tag in LINE_BREAKS:
            self._end_line()
        self._preformatted += step * (node.tag == "pre")
        self._menus += step * (node.tag in MENUS or (node.tag == "a" and "href" in node.attributes))

    def write(self, text: str) -> None:
        if not self._preformatted:
            self._add(BLANKS.sub(" ", text))
            return
        for number, line in enumerate(text.splitlines()):
            if number:
                self._end_line()
            self._add(line)

    def _add(self, text: str) -> None:
        self._line.append(text)
        if self._menus:
            self._in_menus.append(text)

    def _end_line(self) -> None:
        line = BLANKS.sub(" ", "".join(self._line)).strip(" ")
        if line.strip() and not _is_menu(line, "".join(self._in_menus)):
            self.lines.append(line)
        self._line, self._in_menus = [], []


def _is_menu(line: str, in_menus: str) -> bool:
    words, menus = SEPARATORS.sub("", line), SEPARATORS.sub("", in_menus)
    return bool(menus) and len(menus) >= MENU_SHARE * len(words) and not line.endswith(SENTENCE_ENDS)
