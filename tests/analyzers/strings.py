"""Strings for property tests: any Unicode at all, and the characters that make folding and cutting hard, often."""

from hypothesis import strategies as st

HARD = [
    *"国國乾瞭甦衞Ａａ０９①⑩Ⅳ㎡㍿ﬁ½℡…—·，、；：“”‘’「」『』\"'﹁﹂ \t\n\u3000\u00a0\u2028\x1c\x00",
    *["\u0301", "\u0316", "\u3099", "か", "ｶ", "ﾞ", "가", "\u1100", "\u1161", "\u11a8", "é", "ß", "İ", "Σ", "ё"],
    *["\u200b", "\u200d", "\ufeff", "\ufe0f", "\U000e0100", "\u00ad", "\ufffd", "𠀀", "𬬸", "\U0002f800", "𝟗", "😀"],
    *["\ud800", "\udc00", "＿", "_", "%", "+", "-", ".", "1", "6", "N", "a"],
]
PHRASES = [
    "全过程人民民主",
    "“两个确立”",
    "“1343”总体思路",
    "稳进增效、除险清患",
    "98.16%",
    "1+6+N",
    "2006-2020",
    "渝事好商量",
    "B超",
]

characters = st.one_of(
    st.sampled_from(HARD), st.characters(), st.sampled_from([chr(c) for c in range(0xD800, 0xE000, 255)])
)
texts = st.lists(st.one_of(characters, st.sampled_from(PHRASES)), max_size=40).map("".join)
