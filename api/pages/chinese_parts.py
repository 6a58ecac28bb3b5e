"""On an English page what is Chinese says so, so that it is read out and set as Chinese (WCAG 3.1.2).

It is done over the whole page at the end, so that no template forgets it: names, texts and questions stand nearly everywhere.
"""

import re
from collections.abc import Iterator

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IN_CHINESE = 'lang="zh-CN"'
_LANG = " lang="
_TAG = re.compile(r"(<[^>]*>)")  # within attributes there is no > that is not escaped
_LATIN = re.compile(r"(&\w+;|&#\w+;|[A-Za-z]+)")
_CHINESE = re.compile(f"[〔《“‘「『（【]?[{_HAN}](?:.*[{_HAN}])?[〕》”’」』）】…。！？]*", re.DOTALL)
_WITHOUT_END = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])
_PLAIN = frozenset(["option", "optgroup", "text"])  # they hold text alone, and are told as a whole
_LEFT = frozenset(["title", "script", "style", "textarea"])


def chinese_parts(page: str) -> str:
    pieces = _TAG.split(page)
    around: list[tuple[int, bool]] = []  # the places of the tags that are open, and whether what is in them is Chinese
    for at, piece in enumerate(pieces):
        if at % 2:
            _pass(piece, at, around)
        elif not piece.isascii() and around and not around[-1][1]:
            _tell(pieces, at, around[-1][0])
    return "".join(pieces)


def _pass(tag: str, at: int, around: list[tuple[int, bool]]) -> None:
    if tag.startswith("</"):
        around.pop()
    elif not tag.startswith(("<!", "<?")) and not tag.endswith("/>") and _name(tag) not in _WITHOUT_END:
        inherited = bool(around) and around[-1][1] and _LANG not in tag
        around.append((at, inherited or f" {_IN_CHINESE}" in tag))


def _tell(pieces: list[str], at: int, tag: int) -> None:
    """Where all text of an element is Chinese, on the element itself."""
    name = _name(pieces[tag])
    if name in _LEFT or not _CHINESE.search(pieces[at]):
        return
    alone = tag == at - 1 and pieces[at + 1] == f"</{name}>" and not _LATIN.search(pieces[at])
    if name in _PLAIN or (alone and _LANG not in pieces[tag]):
        pieces[tag] = f"{pieces[tag][:-1]} {_IN_CHINESE}>"
    else:
        pieces[at] = "".join(_parts(pieces[at]))


def _parts(text: str) -> Iterator[str]:
    """The text with its stretches of Chinese in elements."""
    for number, part in enumerate(_LATIN.split(text)):
        yield part if number % 2 else _CHINESE.sub(lambda found: f"<span {_IN_CHINESE}>{found[0]}</span>", part)


def _name(tag: str) -> str:
    return tag[1:].partition(" ")[0].rstrip(">")
