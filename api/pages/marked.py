"""A text in pieces, so that what is marked in it can be shown: hits, and slogans with hits in them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analyzers.mentions import Mention
from api.shown.answer import Span


class Piece(NamedTuple):
    """``begins``: a hit does, which may go on in the next piece."""

    text: str
    hit: bool
    begins: bool = False


class Run(NamedTuple):
    """Pieces that lie in one slogan, or in none; ``left_out`` says that something is missing before them."""

    pieces: list[Piece]
    slogan: str = ""
    category: str = ""
    left_out: bool = False


def marked(text: str, hits: Sequence[Span], mentions: Sequence[Mention] = (), within: Span | None = None) -> list[Run]:
    """The whole text, or a span of it. Of slogans that lie in longer ones, the longer one is told."""
    at, last = within or (0, len(text))
    runs: list[Run] = []
    for it in sorted((it for it in mentions if not it.nested_in), key=lambda it: it.start):
        start, end = max(it.start, at), min(it.end, last)
        if start < end and (start == it.start or not runs):
            runs += _plain(text, at, start, hits)
            runs.append(Run(list(_pieces(text, start, end, hits)), it.slogan, it.category))
            at = end
    return [*runs, *_plain(text, at, last, hits)]


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
            yield Piece(text[begins:ends], hit=True, begins=begins == first)
            at = ends
    if at < end:
        yield Piece(text[at:end], hit=False)
