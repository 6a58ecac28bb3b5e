"""Clean paragraphs out of a text as the corpus has it, and nothing that came damaged."""

import re
from collections.abc import Iterator

from benchmarks.damage.truth import Paragraph

ENDS = "。！？：；…”’）"
CANNOT_BEGIN = re.compile(r"[，。、；：！？）》”’]")
NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十]+[）)、．]|第[一二三四五六七八九十]+[，、章节]|[0-9０-９]{1,2}[、．.](?![0-9０-９])"
)
DIRT = re.compile(r"^[①-⑳]|———|[ａ-ｚ＠ú\"]")  # footnotes, dashes run together, letters from a broken encoding
PAIRS = ("“”", "《》", "（）", "【】")
HEADING_LENGTH = 40
TAIL = re.compile(r"^(?:本作品|此作品|Public domain|注：中文维基|注释|参考文献|外部链接)", re.MULTILINE)
WORST_SHARE = 0.4


def clean(text: str) -> list[Paragraph]:
    """The paragraphs and numbered headings of `text` that are whole.

    Left out: the title block, which is what stands before the first whole paragraph; the notice at the end; paragraphs that
    lie in several lines where others lie in one, that begin or end amid a sentence, that open a quotation or bracket and do
    not close it, or that follow one that ends amid a sentence; footnotes. A text that loses more than two fifths of itself is left out.
    """
    kept: list[Paragraph] = []
    torn, length = False, 0
    for line, in_one in _lines(TAIL.split(text, maxsplit=1)[0]):
        heading = _is_heading(line)
        if in_one and not torn and _is_whole(line, heading=heading) and (kept or not heading):
            kept.append(Paragraph(line.rstrip(".") if heading else line, heading))
        torn, length = bool(kept) and not heading and line[-1] not in ENDS, length + len(line)
    return kept if sum(len(paragraph.text) for paragraph in kept) >= (1 - WORST_SHARE) * length else []


def tidy(text: str) -> str:
    """One line without format characters, and with blanks only between Latin letters or digits."""
    text = re.sub("[\u200b\u200e\u200f\ufeff]", "", text).strip()
    return re.sub(r"\s+", lambda blank: " " if _between_latin(text, blank.start(), blank.end()) else "", text)


def _between_latin(text: str, start: int, end: int) -> bool:
    around = text[start - 1 : start] + text[end : end + 1]
    return around.isascii() and around.isalnum() and len(around) == 2


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs and whether each lies in one line; where there are no blank lines, every line is a paragraph."""
    lines = [tidy(line) for line in text.split("\n")]
    apart = 4 * lines.count("") >= len(lines)
    for group in re.split(r"\n\n+" if apart else r"\n+", "\n".join(lines)):
        if line := group.replace("\n", ""):
            yield line, "\n" not in group.strip("\n")


def _is_heading(line: str) -> bool:
    return len(line) <= HEADING_LENGTH and line[-1] not in ENDS + "，、《" and NUMBERED.match(line) is not None


def _is_whole(line: str, *, heading: bool) -> bool:
    balanced = all(line.count(pair[0]) == line.count(pair[1]) for pair in PAIRS)
    dirty = CANNOT_BEGIN.match(line) or DIRT.search(line)
    return len(line) >= 2 and balanced and not dirty and (heading or line[-1] in ENDS)
