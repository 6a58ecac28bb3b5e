"""How Chinese is printed: what ends a sentence, what opens a heading."""

import re

BULLETS = "●■◆★☆▪▫•·○□◇➤►"
SENTENCE_ENDS = frozenset("。！？；：…”’）)》」』.!?;:")
FULL_STOPS = frozenset("。！？!?…")
_CLOSING = "”’」』）)》\"'"

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff"
_NUMERAL = "[一二三四五六七八九十]{1,3}"
NUMBERS = (
    # by rank: the higher a number stands here, the higher the heading it opens
    re.compile(rf"第{_NUMERAL}[章编篇部]分?[ \u3000]*"),
    re.compile(rf"第{_NUMERAL}节[ \u3000]*"),
    re.compile(rf"{_NUMERAL}[、．.][ \u3000]*"),
    re.compile(rf"[（(][ \u3000]*{_NUMERAL}[ \u3000]*[）)][ \u3000]*、?"),
    re.compile(r"[0-9０-９]{1,2}(?:[、．]|\.(?![0-9]))[ \u3000]*"),
    re.compile(r"[（(][ \u3000]*[0-9０-９]{1,2}[ \u3000]*[）)][ \u3000]*"),
    re.compile(r"[①-⑳]"),
    re.compile(rf"(?:{_NUMERAL}是(?!否|非)|{_NUMERAL}要(?=[^素点求领务件])|第{_NUMERAL}[，,、](?=\S))"),
)
LOWEST_OWN_LINE = 6  # 一是 and the like open a sentence, never a heading of their own


def bare(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def number_rank(text: str) -> int | None:
    """Which kind of number opens the text."""
    if not text or text[0] not in _FIRSTS:
        return None
    return next((rank for rank, number in enumerate(NUMBERS) if number.match(text)), None)


_FIRSTS = frozenset("第一二三四五六七八九十（(0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def begins_with_number(text: str) -> bool:
    """Whether the text opens as numbered headings do."""
    rank = number_rank(text)
    return rank is not None and rank <= LOWEST_OWN_LINE and rank != 4


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends here, also within closing quotation marks and brackets."""
    bare = text.rstrip(_CLOSING)
    if bare.endswith(".") and not bare[-2:-1].isdigit():
        return True
    return bool(bare) and (bare[-1] in FULL_STOPS or (bare[-1] in ":：;；" and bare == text))
