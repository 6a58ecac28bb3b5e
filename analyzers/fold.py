"""The form in which texts are compared, with the way back to the original.

``fold`` is NFKC, traditional to simplified character by character, lower case by character; format characters and
quotation marks dropped; white space dropped, but kept as one blank between two ASCII letters or digits. A lone
surrogate becomes U+FFFD. All other punctuation stays.

Most characters fold to one character whatever stands beside them; they are translated in long runs. Only the breaks
between the runs (quotation marks, white space, combining marks, ① and ㎡, all beyond the BMP) are looked at one by one.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import add, sub
from pathlib import Path

# A base with more marks than this is no writing; cutting it there keeps NFKC's sorting of marks from running in squares.
LONGEST_CLUSTER = 64
MOST_PLACES_KEPT = 200_000

TABLE = json.loads((Path(__file__).parent / "data" / "fold.json").read_text(encoding="utf-8"))
SIMPLIFIED: dict[str, str] = dict(zip(*TABLE["simplified"], strict=True))
_DROPPED = frozenset(TABLE["dropped"])
_JOINING = frozenset(chr(code) for first, last in TABLE["joining"] for code in range(first, last + 1))
_SAME_LENGTH = list(range(0x10000))
for _char, _form in zip(*TABLE["same_length"], strict=True):
    _SAME_LENGTH[ord(_char)] = ord(_form)
_BREAKS = re.compile(
    "(["
    + "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in TABLE["breaks"])
    + "\\ud800-\\udfff\U00010000-\U0010ffff]+)"
)
_WHITE = frozenset(
    ("\n", "\n\n", " ", "  ", "\u3000", "\u3000\u3000", "\r\n", "\r\n\r\n", "\n\u3000\u3000", "\t")
)  # the usual
_ASCII_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class _Runs:
    """Pieces of folded text with their places: a run of width 0 goes character by character, another is one cluster."""

    __slots__ = ("at", "blank", "length", "pieces", "source", "width")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at: list[int] = []
        self.source: list[int] = []
        self.width: list[int] = []
        self.length = 0
        self.blank: tuple[int, int] | None = None  # white space that stays only if a letter or digit follows

    def add(self, piece: str, source: int, width: int) -> None:
        if self.blank is not None:
            self._settle_blank(piece[0])
        self.pieces.append(piece)
        self.at.append(self.length)
        self.source.append(source)
        self.width.append(width)
        self.length += len(piece)

    def _settle_blank(self, following: str) -> None:
        start, end = self.blank or (0, 0)
        self.blank = None
        if following in _ASCII_WORD and self.pieces and self.pieces[-1][-1] in _ASCII_WORD:
            self.add(" ", start, end - start)


class Folded:
    """A folded text, and where each of its characters stood in the original."""

    __slots__ = ("__dict__", "_runs", "original", "text")

    def __init__(self, original: str, runs: _Runs) -> None:
        self.original = original
        self.text = "".join(runs.pieces)
        self._runs = runs

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that folded to ``text[start:end]``; a cluster is never halved."""
        if start >= end:
            at = self._source(start)[0] if start < len(self.text) else len(self.original)
            return at, at
        return self._source(start)[0], self._source(end - 1)[1]

    def _source(self, index: int) -> tuple[int, int]:
        run = bisect_right(self._runs.at, index) - 1
        source, width = self._runs.source[run], self._runs.width[run]
        if width:
            return source, source + width
        source += index - self._runs.at[run]
        return source, source + 1

    @property
    def starts(self) -> list[int]:
        """Where each folded character begins in the original: worth making where most spans are wanted."""
        return self._bounds[0]

    @property
    def ends(self) -> list[int]:
        """Where the folded text up to each index ends in the original: ``ends[i]`` closes ``text[:i]``."""
        return self._bounds[1]

    @cached_property
    def _bounds(self) -> tuple[list[int], list[int]]:
        runs = self._runs
        counts = list(map(sub, [*runs.at[1:], runs.length], runs.at))
        lasts = list(map(add, runs.source, counts))
        places = _places(len(self.original) + 2)
        starts: list[int] = []
        ends = [0]
        for source, last in zip(runs.source, lasts, strict=True):
            starts += places[source:last]
            ends += places[source + 1 : last + 1]
        for at, count, source, width in zip(runs.at, counts, runs.source, runs.width, strict=True):
            if width and (width, count) != (1, 1):
                starts[at : at + count] = [source] * count
                ends[at + 1 : at + count + 1] = [source + width] * count
        return starts, ends


_known_places: list[int] = []


def _places(count: int) -> list[int]:
    """0, 1, 2, … for at least so many: one list for all texts but the longest, as slicing it makes no new numbers."""
    global _known_places  # noqa: PLW0603 - replaced as a whole, so threads may share it
    if count <= len(_known_places):
        return _known_places
    places = list(range(2 * count))
    if count <= MOST_PLACES_KEPT:
        _known_places = places
    return places


def fold(text: str) -> Folded:
    """Fold ``text``. Never raises, for any string."""
    runs = _Runs()
    # Translating leaves the breaks as they are, and split gives piece, break, piece, …
    pieces = _BREAKS.split(text.translate(_SAME_LENGTH))
    position = 0
    for piece, gap in zip(pieces[::2], pieces[1::2], strict=False):
        start = position + len(piece)
        end = start + len(gap)
        if piece and gap[0] in _JOINING:
            start -= 1  # the base belongs to its marks
            piece = piece[:-1]  # noqa: PLW2901
        if piece:
            runs.add(piece, position, 0)
        position = end
        if gap in _DROPPED:
            pass
        elif gap in _WHITE:
            runs.blank = runs.blank or (start, end)
        else:
            _add_breaks(runs, text, start, end)
    if pieces[-1]:
        runs.add(pieces[-1], position, 0)
    return Folded(text, runs)


def fold_text(text: str) -> str:
    """The folded text alone."""
    return fold(text).text if _BREAKS.search(text) else text.translate(_SAME_LENGTH)


def _add_breaks(runs: _Runs, text: str, start: int, end: int) -> None:
    for first, last in _clusters(text, start, end):
        form = _fold_cluster(text[first:last])
        kept = form.replace(" ", "") if " " in form else form
        if kept != form and (not runs.blank or runs.blank[1] == first):
            runs.blank = (runs.blank[0] if runs.blank else first, last)
        if kept:
            runs.add(kept, first, last - first)


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each base with the marks that follow it."""
    first = start
    for at in range(start + 1, end):
        if text[at] not in _JOINING or at - first >= LONGEST_CLUSTER:
            yield first, at
            first = at
    yield first, end


_known_clusters: dict[str, str] = {}


def _fold_cluster(cluster: str) -> str:
    """The cluster's form, with every white space in it as one blank."""
    form = _known_clusters.get(cluster)
    if form is None:
        form = "".join(map(_fold_char, unicodedata.normalize("NFKC", cluster)))
        if len(_known_clusters) < 4096:
            _known_clusters[cluster] = form
    return form


def _fold_char(char: str) -> str:
    """One character of an NFKC text."""
    if char in _DROPPED or unicodedata.category(char) == "Cf":  # a newer Unicode knows more of them
        return ""
    if char.isspace():
        return " "
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"
    return SIMPLIFIED.get(char, char).lower()
