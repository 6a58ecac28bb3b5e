"""Headings: those on lines of their own, those run into their paragraph, and leads, with their levels.

A heading on its own line is numbered, or is short, ends without an end of sentence and stands before a paragraph. A
numbered one may run into its paragraph: it ends at the first full stop, or, glued on without one, where the next sentence
starts. A lead is the short first sentence that names its paragraph's theme; it needs sisters that do the same.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from indexer.paragraph import BODY, CAPTION, FURNITURE, HEADING, TITLE, Paragraph
from indexer.printed import BULLETS, HAN, NUMBERS, begins_with_number, ends_sentence, number_rank
from indexer.structure.titles import PART_HEADING, SALUTATION, is_dispatch

LONGEST = 60
LONGEST_UNNUMBERED = 46
SHORTEST = 4
LONGEST_LEAD = 28
LONGEST_BULLET = 16  # ◆ 强引领 筑根基
_HEADING_MARKS = frozenset("◆■★◇□▪")  # ● is an item of a list
FEWEST_SISTERS = 2
UNNUMBERED = 3  # ranks as a heading below 一、 unless numbers stand under it
LOWEST_NUMBER = len(NUMBERS) - 1  # 一是 and the like stand beside leads
_SENTENCE = re.compile(rf"[^。！？!?]*?(?:[。！？!?]|(?<![0-9])\.(?=[{HAN}“\"(（]))")
_NO_LEAD = re.compile(
    r"我们|我区|我市|我县|这|其[他中]|我代表|^把.*(?:作为|放在|摆在)|^在|^对|^同时|^此外|^一是|[：:；;]|各位|\d{4}年|是.{0,12}的|，.*，|,.*,"
)
_MAXIM = re.compile(r"是|哪里|方能|方可|不.{1,6}不|必先|才能|则|者")
_LEADING_VERBS = re.compile(
    "坚持|围绕|聚焦|强化|突出|加强|着力|深化|提升|推进|助力|助推|服务|凝聚|发挥|完善|创新|健全|夯实|扎实|切实|持续|紧扣|抓好|抓实|注重|拓展|优化|推动|落实|全面|"
    "积极|深入|广泛|主动|努力|不断|坚定|牢牢|做好|画好|讲好|鼓好|用好|学深|深学|倾力|倾情|用心|携手|团结|同心|履职|建言|协商|监督|提案|以"
)

_TWO_HALVES = re.compile(rf"[{HAN}“”0-9]{{4,18}}[ \u3000]+[{HAN}“”0-9]{{5,18}}")

Breaks = Callable[[str, str], float]


def mark(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """With the headings on lines of their own told apart."""
    found = list(paragraphs)
    text = [at for at, paragraph in enumerate(paragraphs) if paragraph.role not in (CAPTION, FURNITURE)]
    last: Paragraph | None = None
    for at, after in zip_longest(text, text[1:]):
        paragraph, following = paragraphs[at], None if after is None else paragraphs[after]
        own = paragraph.role == BODY and not paragraph.torn
        if own and _stands_alone(paragraph.text, last, following):
            found[at] = replace(paragraph, role=HEADING)
        last = found[at]
    return found


def _stands_alone(text: str, last: Paragraph | None, following: Paragraph | None) -> bool:
    if len(text) > LONGEST or len(text) < SHORTEST or following is None or following.role == TITLE:
        return False
    if SALUTATION.fullmatch(text) or is_dispatch(text) or _SENTENCE.match(text) or text[-1] in "，、；：,;:…":
        return False
    if PART_HEADING.fullmatch(text) or begins_with_number(text):
        return True
    if len(text) > LONGEST_UNNUMBERED or ends_sentence(text):
        return False
    if text[0] in BULLETS or is_two_halves(text):
        return text[0] not in BULLETS or (text[0] in _HEADING_MARKS and len(text) <= LONGEST_BULLET)
    fresh = last is None or last.role != BODY or ends_sentence(last.text)
    return fresh and following.role in (BODY, HEADING) and len(following.text) > len(text)


def is_two_halves(text: str) -> bool:
    """坚持思想政治引领 共同思想政治基础更加牢固: two clauses with a blank between, as no sentence is set."""
    return _TWO_HALVES.fullmatch(text) is not None


def rank(text: str) -> int:
    """How high a heading's kind stands: a smaller number is higher."""
    number = number_rank(text)
    if PART_HEADING.fullmatch(text) and number is None:
        return -1
    return 10 * number if number is not None else 10 * UNNUMBERED - 5


def run_in_rank(text: str) -> int | None:
    """The rank of the number that opens a paragraph, if a heading may run into it."""
    number = number_rank(text)
    return number if number is not None and number < LOWEST_NUMBER else None


def run_in(text: str, breaks: Breaks, *, led: bool) -> list[str]:
    """The numbered heading that runs into a paragraph; where others have leads, also one glued on without a full stop."""
    number = number_rank(text)
    if number is None:
        return []
    found = _SENTENCE.match(text)
    sentence = found.group() if found else ""
    if not sentence or len(sentence) > LONGEST + 10 or len(sentence) >= len(text) - 1:
        return []
    head = sentence[:-1]
    if led and number < LOWEST_NUMBER and (at := _glued(head, breaks)):
        return [head[:at], head[at:]]
    return [head] if len(head) <= LONGEST else []


GLUED_FROM = 18  # characters without a comma
SHORTEST_HALF = 6
VERB = 1.5  # in the judge's units, what it tells that a verb such as 围绕 begins the second half


def _glued(head: str, breaks: Breaks) -> int:
    """Where a heading ends and a lead starts without a mark between them, or 0."""
    number = next((found.end() for pattern in NUMBERS if (found := pattern.match(head))), 0)
    bare = head[number:]
    if len(bare) < GLUED_FROM or "，" in bare or "," in bare:
        return 0
    scores = {
        at: breaks(head[:at], head[at:]) + (VERB if _LEADING_VERBS.match(head, at) else 0.0)
        for at in range(number + SHORTEST_HALF, len(head) - SHORTEST_HALF + 1)
    }
    return max(scores, key=lambda at: scores[at], default=0)


def lead(text: str) -> str:
    """The short first sentence that names a theme, or nothing."""
    found = _SENTENCE.match(text)
    sentence = found.group()[:-1] if found else ""
    if (
        not SHORTEST <= len(sentence) <= LONGEST_LEAD
        or len(sentence) + 12 > len(text)
        or (found and found.group()[-1] not in "。.")
    ):
        return ""
    if _NO_LEAD.search(sentence) or not re.search(f"[{HAN}]{{2}}", sentence):
        return ""
    if "，" in sentence or "," in sentence:
        return sentence if _LEADING_VERBS.match(sentence) and not _MAXIM.search(sentence) else ""
    return sentence
