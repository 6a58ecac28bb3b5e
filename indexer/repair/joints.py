"""Torn paragraphs put together again, in reading order; what stays open is flagged.

What stands twice at a joint (乡村振兴 | 兴、重点项目) stands once. Captions and furniture between two halves come after the whole.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from indexer.paragraph import BODY, CAPTION, Paragraph
from indexer.printed import number_rank
from indexer.repair.judge import Score
from indexer.repair.order import reading_order
from indexer.repair.page import Page, Weights
from indexer.repair.torn import joints
from indexer.strand import Piece, Strand
from indexer.structure.captions import may_interrupt
from indexer.structure.split import goes_on_from

CUT_START, CUT_END = "cut_start", "cut_end"
PAGE_BREAK, MOVED, OVERLAP = "page_break", "moved", "overlap"


def repairer(score: Score, weights: Weights | None = None) -> Callable[[list[Paragraph]], list[Paragraph]]:
    """The step, given a judge of how well one text goes on in another."""

    def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
        return [
            paragraph
            for article in _articles(paragraphs)
            for paragraph in _repaired(article, score, weights or Weights())
        ]

    return repair


def _articles(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """What surely are several articles: no sentence goes over from one to another."""
    starts = [at for at, paragraph in enumerate(paragraphs) if at and goes_on_from(paragraph)]
    for start, end in pairwise([0, *starts, len(paragraphs)]):
        yield paragraphs[start:end]


def _repaired(paragraphs: list[Paragraph], score: Score, weights: Weights) -> list[Paragraph]:
    page = Page(paragraphs, score, weights)
    found = joints(page) if page.ends else {}
    return [replace(paragraph, settled=True) for paragraph in _together(page, found)]


def _together(page: Page, found: dict[int, int]) -> list[Paragraph]:
    interrupting = {
        left: between for left, right in found.items() if (between := _between(page, left, right)) is not None
    }
    across = {
        left: right for left, right in found.items() if page.following.get(left) != right and left not in interrupting
    }
    captions = set(interrupting.values())
    continued = set(found.values())
    firsts = set(found) - continued
    done: list[Paragraph] = []
    for at in reading_order(page.paragraphs, across):
        paragraph = page.paragraphs[at]
        if at in captions and at not in found and at not in continued:
            done.append(replace(paragraph, role=CAPTION))
        elif at in firsts:
            done.append(_whole(page, at, found, across))
        elif at not in continued:
            done.append(_flagged(page, paragraph, at, at, found))
    return done


def _between(page: Page, left: int, right: int) -> int | None:
    """The line within a torn sentence, if that is all that parts its halves."""
    between = page.following.get(left)
    if between is None or between == right or page.following.get(between) != right:
        return None
    return between if may_interrupt(page.paragraphs[between].text) else None


def _whole(page: Page, first: int, found: dict[int, int], across: dict[int, int]) -> Paragraph:
    pieces = list(page.paragraphs[first].strand.pieces)
    flags: set[str] = set()
    at = first
    while (right := found.get(at)) is not None and right != first:
        pieces += _goes_on(page, at, right, MOVED if at in across else PAGE_BREAK)
        flags |= page.paragraphs[right].flags
        at = right
    whole = page.paragraphs[first].with_strand(Strand(pieces)).flagged(*flags)
    return _flagged(page, whole, first, at, found)


def _goes_on(page: Page, left: int, right: int, kind: str) -> Iterator[Piece]:
    """The second half: after a mark of no width that records the joint, and without what stands on both sides."""
    strand = page.paragraphs[right].strand
    yield Piece(strand.start, strand.start, "", kind)
    if overlap := page.overlap(left, right):
        strand = strand.replace(0, overlap, "", OVERLAP)
    yield from strand.pieces


def _flagged(page: Page, paragraph: Paragraph, first: int, last: int, found: dict[int, int]) -> Paragraph:
    """Flagged where the print lost what comes before or after."""
    if paragraph.role != BODY:
        return paragraph
    before = page.before.get(first)
    torn_off = before in page.open and before not in found and not page.may_begin(first)
    torn_off = torn_off or (paragraph.torn and before is not None and page.paragraphs[before].torn)
    goes_on = before is None and goes_on_from(page.paragraphs[0]) and number_rank(paragraph.text) is None
    lost_after = last in page.open and last not in found and (page.paragraphs[last].torn or not page.closes(last))
    return paragraph.flagged(*([CUT_START] if torn_off or goes_on else []), *([CUT_END] if lost_after else []))
