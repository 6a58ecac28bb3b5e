"""A text in plain characters, simplified and with digits and Latin letters of single width, and back to what was printed.

One character stands for one, so that places stay. Steps look for words in plain characters; what is handed out is the
source's own. A character that plain text has too, as 著 of 著名 has, is only ever made plainer, never handed out so.
"""

from collections.abc import Iterable
from functools import lru_cache
from string import ascii_letters, digits

from analyzers.fold import SIMPLIFIED
from indexer.printed import bare
from indexer.strand import Strand

_WIDE = {chr(0xFEE0 + ord(char)): char for char in digits + ascii_letters}
_PLAIN = {**SIMPLIFIED, **_WIDE}
_TABLE = str.maketrans(_PLAIN)

# A line in plain characters and as it was printed.
Line = tuple[str, str]


@lru_cache(1)
def is_plain(text: str) -> bool:
    """Asked of one source again and again."""
    return _PLAIN.keys().isdisjoint(set(text))


def plain(text: str) -> str:
    return text if is_plain(text) else text.translate(_TABLE)


def as_printed(strand: Strand, source: str) -> str:
    """The strand's text in the source's own characters; what a repair put there is as the repair says."""
    if is_plain(source):
        return strand.text
    return "".join(
        piece.text if piece.repair else source[piece.start : piece.start + len(piece.text)] for piece in strand.pieces
    )


def restored(said: str, lines: Iterable[Line]) -> str:
    """What was read off a line in plain characters, or put together of lines, as they were printed."""
    for line, printed in lines:
        if line in said:
            said = said.replace(line, printed)
        elif said and (at := bare(line).find(bare(said))) >= 0:
            said = bare(printed)[at : at + len(bare(said))]
    return said
