"""A text in pieces, so that what is marked in it can be shown: hits, and slogans with hits in them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.mentions import Mention
from api.shown.answer import Span


class Piece(NamedTuple):
    text: str
    hit: bool


class Run(NamedTuple):
    """Pieces that lie in one slogan, or in none; ``left_out`` says that something is missing before them."""

    pieces: list[Piece]
    slogan: str = ""
    category: str = ""
    left_out: bool = False


def marked(text: str, hits: Sequence[Span], mentions: Sequence[Mention] = ()) -> list[Run]:
    """The whole text. Of slogans that lie in longer ones, the longer one is told."""
    runs: list[Run] = []
    at = 0
    for it in sorted((it for it in mentions if not it.nested_in), key=lambda it: it.start):
        if it.start >= at:
            runs += _plain(text, at, it.start, hits)
            runs.append(Run(list(_pieces(text, it.start, it.end, hits)), it.slogan, it.category))
            at = it.end
    return [*runs, *_plain(text, at, len(text), hits)]


def shortened(text: str, hits: Sequence[Span], kept: Sequence[Span]) -> list[Run]:
    """What of the text is kept, in order."""
    ends = [0, *(end for _, end in kept)]
    return [
        Run(list(_pieces(text, start, end, hits)), left_out=start > before)
        for (start, end), before in zip(kept, ends, strict=False)
    ]


def _plain(text: str, start: int, end: int, hits: Sequence[Span]) -> list[Run]:
    return [Run(list(_pieces(text, start, end, hits)))] if start < end else []


def _pieces(text: str, start: int, end: int, hits: Sequence[Span]) -> Iterator[Piece]:
    """Between two places of the text, by turns hit and not."""
    at = start
    for first, last in hits:
        begins, ends = max(first, at), min(last, end)
        if begins < ends:
            if at < begins:
                yield Piece(text[at:begins], hit=False)
            yield Piece(text[begins:ends], hit=True)
            at = ends
    if at < end:
        yield Piece(text[at:end], hit=False)
