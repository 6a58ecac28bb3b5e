"""The ways in which a slogan may be written in a folded text.

Quotation marks, blanks, width and script are gone by folding. What is left to differ is what joins the parts of a
parallel: 、 or ， or ； or · in any mixture, nothing at all where each part had quotation marks of its own, 和 before the
last.
"""

import re
from functools import lru_cache

from analyzers.fold import fold_text

JOINT = ","
MOST_KEPT = 10_000  # what is typed passes through here too
_JOINTS = "、;·・•"
_OUTER_JOINT = re.compile("[,;]")
_NO_WORD = re.compile("[^一-\u9fd5a-z0-9]+")


def join_alike(folded: str) -> str:
    """The folded text with every joint alike; each character stays in its place."""
    if folded.isalnum():
        return folded
    for joint in _JOINTS:  # far faster than one translation of every character
        folded = folded.replace(joint, JOINT)
    return folded


def comparable(text: str) -> str:
    """Folded, and with joints alike."""
    return join_alike(fold_text(text))


@lru_cache(MOST_KEPT)
def spellings(form: str) -> tuple[str, ...]:
    """The texts, folded and with joints alike, by which a form is found. The first is the form itself."""
    folded = fold_text(form)
    alike = join_alike(folded)
    head, joint, tail = alike.rpartition(JOINT)
    found = [alike]
    if joint and head and tail:
        found += [alike.replace(JOINT, ""), head + "和" + tail, head + JOINT + "和" + tail]
        if "、" in folded:  # groups of parts: “甲、乙”“丙、丁”
            found.append(join_alike(_OUTER_JOINT.sub("", folded)))
    return tuple(dict.fromkeys(found))


def words(form: str) -> list[str]:
    """What a segmenter shall know of a form: itself, or the parts of it that hold no punctuation.

    A part with a digit or letter at its edge is torn from a formula (13+1省区市) and is no word.
    """
    alike = spellings(form)[0]
    if alike.isalnum():
        return [] if alike.isascii() else [alike]
    parts = [part for part in _NO_WORD.split(alike) if part]
    if len(parts) > 1:
        parts = [part for part in parts if not part[0].isascii() and not part[-1].isascii()]
    return [part for part in parts if len(part) > 1 and not part.isascii()]
