"""What was printed once and extracted many times: a paragraph right after itself, or an article a second time.

The text stands once; its other places become part of the first as silent pieces, so that nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import replace

from indexer.paragraph import BODY, Paragraph
from indexer.printed import bare
from indexer.strand import Piece, Strand

KIND = "repeated"
SHORTEST = 20  # characters; shorter lines, such as 各位委员：, may stand twice
FEWEST_PARAGRAPHS = 3  # of an article that stands a second time
FEWEST_CHARACTERS = 200


def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
    keys = [bare(paragraph.text) for paragraph in paragraphs]
    first = _first_places(paragraphs, keys)
    copies: dict[int, list[Paragraph]] = {}
    for at, original in first.items():
        copies.setdefault(original, []).append(paragraphs[at])
    return [
        _with_copies(paragraph, copies[at]) if at in copies else paragraph
        for at, paragraph in enumerate(paragraphs)
        if at not in first
    ]


def _first_places(paragraphs: Sequence[Paragraph], keys: list[str]) -> dict[int, int]:
    """For each paragraph that repeats another, where the first one stands."""
    first: dict[int, int] = {}
    met: dict[str, int] = {}
    at = 0
    while at < len(keys):
        original = met.setdefault(keys[at], at)
        length = _repeated(keys, original, at, first) if original < at else 0
        first.update(
            (at + more, original + more) for more in range(length) if paragraphs[at + more].role == BODY or length > 1
        )
        at += max(1, length)
    for at in sorted(first):  # the copy of a copy is a copy of the first
        first[at] = first.get(first[at], first[at])
    return first


def _repeated(keys: list[str], original: int, at: int, first: dict[int, int]) -> int:
    """How many paragraphs from ``at`` repeat those from ``original``, or 0 where that proves nothing."""
    length = 0
    while at + length < len(keys) and original + length < at and keys[at + length] == keys[original + length]:
        length += 1
    characters = sum(map(len, keys[at : at + length]))
    if characters >= SHORTEST and all(between in first for between in range(original + length, at)):
        return length  # right after itself
    return length if length >= FEWEST_PARAGRAPHS and characters >= FEWEST_CHARACTERS else 0


def _with_copies(paragraph: Paragraph, copies: list[Paragraph]) -> Paragraph:
    silent = [Piece(piece.start, piece.end, "", KIND) for copy in copies for piece in copy.strand.pieces]
    return replace(paragraph, strand=Strand((*paragraph.strand.pieces, *silent)))
