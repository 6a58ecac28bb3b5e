"""Questions that nobody asks who wants an answer: what breaks readers, engines and templates, and what would cost much."""

import random
from collections.abc import Iterator
from urllib.parse import quote

_WORDS = "协商 民主 提案 委员 视察 调研 江津 重庆市 全过程人民民主 双成经济圈 老旧小区改造 工作 的 和 政协"
WORDS = _WORDS.split()
_OPERATORS = 'OR AND NOT | - －( ) （ ） " “ ” 「 」 『 』 ＂ ~5 ~ ～999999 : ： * ? , .. … ，'
OPERATORS = _OPERATORS.split()
_FIELDS = "district: region: year: covers: section: part: slogan: slogan_all: kind: 地区： 提法: foo: id: _id: text:"
FIELDS = _FIELDS.split()
CONTROLS = [
    *map(chr, range(0x20)),
    "\x7f",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u200b",
    "\u202e",
    "\ufffe",
    "\uffff",
]
ASTRAL = [
    "\U00020000",
    "\U0002a6d6",
    "\U0001f600",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0010ffff",
    "e\u0301" * 3,
    "ﷺ",
    "㌔",
    "İ",
]
INJECTIONS = [
    "'; DROP TABLE passages; --",
    "1 OR 1=1",
    "' UNION SELECT body FROM records --",
    '{"query":{"match_all":{}}}',
    '{"$gt":""}',
    '"}},"size":10000,"query":{"match_all":{"a":"',
    "*:*",
    "text:(a* OR b?) AND -c^5 +d [1 TO 9] {x TO y}",
    "/.*.*.*.*.*.*x/",
    "pairs:协商",
    r"\\\"\u0000\x00",
    "{{7*7}}${7*7}<%= 7*7 %>#{7*7}",
    "{{''.__class__.__mro__}}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "${jndi:ldap://127.0.0.1/a}",
    "$(sleep 9)`sleep 9`;sleep 9|sleep 9",
    "%s%s%n%x{0.__class__}",
    "\r\nSet-Cookie: a=b\r\n\r\n<html>",
    "NULL null None undefined NaN Infinity -1 1e999",
    "_source:* _exists_:text",
]
LONG = [
    '"' * 5000,
    "“" * 5000,
    "“”" * 2500,
    "(" * 5000,
    "(" * 500 + ")" * 500,
    "-" * 1000,
    "((((((((协商))))))))",
    "*" * 1000,
    "协" * 1000,
    "协 " * 500,
    "协商 " * 333,
    "全过程人明民主" * 140,
    "全过程人明民主 " * 125,
    "协商 OR " * 140,
    "-协商 " * 250,
    '"协" ' * 250,
    "“协商 民主”~9 " * 100,
    "“的 的 的 的 的 的 的 和”~20",
    "“的 和 在 一 工 作 人 民”~1000",
    "“a b c d e f g h i j k l m n o p q r s t”~5",
    "year:2023 " * 100,
    "slogan:全过程人明民主 " * 60,
    "district:江北 " * 90,
    "district:" + "江北," * 300,
    "year:" + "2023," * 190,
    "year:0000..9999",
    "a" * 10_000,
    "\U00020000" * 10_000,
    "a b " * 250,
    "e\u0301" * 500,
    "？" * 1000,
    "协商 民主 “提案” " * 70,
    "OR " * 333,
    "NOT " * 250,
    "| " * 500,
]
# Percent-encoded what is no UTF-8, or none that stands for characters.
BYTES = [
    "%ED%A0%80",
    "%ED%BF%BF",
    "%FF",
    "%FE%FF",
    "%C0%80",
    "%C0%AE",
    "%E5%8D",
    "%80",
    "%F4%90%80%80",
    "%00",
    "%0A%0D",
    "%",
    "%%",
    "%zz",
    "%E",
    "+",
    "&&==",
    "q=%26%3D",
]
OTHERS = (
    "page",
    "size",
    "sort",
    "group",
    "copies",
    "district",
    "region",
    "year",
    "covers",
    "part",
    "section",
    "slogan",
    "slogan_all",
    "kind",
)
NUMBERS = [
    "-1",
    "0",
    "1e9",
    "00",
    "0x10",
    "１２",
    "٣",
    "²",
    "①",
    "½",
    "9" * 30,
    "1.5",
    "",
    " ",
    "true",
    "null",
    "2022..",
    "..",
    "2022..2021",
]


def query_strings(count: int, seed: int) -> Iterator[str]:
    """So many: first each of the lists, then pieces of them put together by chance, the same for the same seed."""
    known = [*LONG, *INJECTIONS, *CONTROLS, *ASTRAL, *OPERATORS, *FIELDS]
    fixed = [*(f"q={quote(text)}" for text in known), *(f"q={raw}" for raw in BYTES)]
    fixed += [f"{name}={quote(text)}" for name in OTHERS for text in (*NUMBERS, *INJECTIONS[:6], *ASTRAL[:2])]
    fixed += [f"{name}={raw}" for name in OTHERS for raw in BYTES]
    chance = random.Random(seed)
    chance.shuffle(fixed)
    yield from fixed[:count]
    for _ in range(count - len(fixed)):
        yield _made(chance)


def _made(chance: random.Random) -> str:
    pools = (WORDS, WORDS, OPERATORS, OPERATORS, FIELDS, CONTROLS, ASTRAL, INJECTIONS)
    pieces = [chance.choice(chance.choice(pools)) for _ in range(chance.choice((2, 4, 8, 16, 60)))]
    told = quote(chance.choice(("", "", " ")).join(pieces))
    if chance.random() < 0.1:
        told += chance.choice(BYTES)
    more = [
        f"{chance.choice(OTHERS)}={quote(chance.choice((*WORDS, *NUMBERS)))}"
        for _ in range(chance.choice((0, 0, 0, 1, 3)))
    ]
    return "&".join([f"q={told}", *more])
