"""Exact terms: they let a word index find just what grep finds, from one character up.

The engine's exact field holds the overlapping pairs of folded characters, with positions; a field beside it holds the
single characters, without. A text of two characters or more stands in another exactly where its pairs stand one after
the other: pair i and pair i + 1 share a character, so a chain of pairs is a run of the text. That holds as long as
each folded character is one character of the term, and no term is split or lost on its way. The one character that a
``whitespace`` analyzer would lose is the blank, so a stand-in takes its place, one that no folded text holds.
"""

from array import array

BLANK = "＿"  # U+FF3F folds to the ASCII low line, so it cannot come from a text

_SEPARATOR = array("I", " ".encode("utf-32-le"))


def pairs(folded: str) -> list[str]:
    """The overlapping pairs, in order: what a phrase on the exact field asks for."""
    text = folded.replace(" ", BLANK)
    return list(map(str.__add__, text, text[1:]))


def singles(folded: str) -> list[str]:
    """Every character once, in the order of the text."""
    return list(dict.fromkeys(folded.replace(" ", BLANK)))


def pairs_field(folded: str) -> str:
    """``pairs`` ready for a whitespace analyzer; written in one stroke, as every passage needs it."""
    if len(folded) < 2:
        return ""
    codes = array("I", folded.replace(" ", BLANK).encode("utf-32-le"))
    field = _SEPARATOR * (3 * len(codes) - 4)
    field[0::3] = codes[:-1]
    field[1::3] = codes[1:]
    return field.tobytes().decode("utf-32-le")


def singles_field(folded: str) -> str:
    return " ".join(singles(folded))
