"""Text that knows where it came from: what every step of parsing is handed and hands on.

A strand is a row of pieces. A piece stands for a range of the source: it reads as the source does, or as a repair made
it read. White space that torn lines left falls between pieces. So a strand always is the source at its spans, joined,
with its repairs applied, and no step needs to keep account of that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """``source[start:end]``, which reads ``text``; ``repair`` is the kind of repair that made it so."""

    start: int
    end: int
    text: str
    repair: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair did: ``before`` stands in the source at ``start`` to ``end``, and reads ``after`` now."""

    kind: str
    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """``text[start:end]`` shall read ``after``; without a kind it is white space that goes unrecorded."""

    start: int
    end: int
    after: str
    kind: str


def _part(piece: Piece, start: int, end: int) -> Piece:
    return Piece(piece.start + start, piece.start + end, piece.text[start:end])


class Strand:
    __slots__ = ("pieces", "text")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)
        self.text = "".join([piece.text for piece in self.pieces])

    @classmethod
    def of(cls, source: str, start: int, end: int) -> "Strand":
        return cls((Piece(start, end, source[start:end]),))

    def __add__(self, other: "Strand") -> "Strand":
        return Strand(self.pieces + other.pieces)

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"Strand({self.text!r})"

    @property
    def start(self) -> int:
        return self.pieces[0].start if self.pieces else 0

    @property
    def end(self) -> int:
        return self.pieces[-1].end if self.pieces else 0

    def cut(self, at: int) -> tuple["Strand", "Strand"]:
        """Before and after a place in the text. A piece that reads as a repair made it is never cut: it stays before."""
        head: list[Piece] = []
        tail: list[Piece] = []
        place = 0
        for piece in self.pieces:
            length = len(piece.text)
            if tail or (place >= at and length):
                tail.append(piece)
            elif place + length <= at or piece.repair:
                head.append(piece)
            else:
                middle = at - place
                head.append(Piece(piece.start, piece.start + middle, piece.text[:middle]))
                tail.append(Piece(piece.start + middle, piece.end, piece.text[middle:]))
            place += length
        return Strand(head), Strand(tail)

    def part(self, start: int, end: int) -> "Strand":
        """``text[start:end]`` as a strand."""
        rest = self.cut(start)[1] if start else self
        return rest.cut(end - start)[0]

    def parted(self, ranges: Sequence[Span]) -> list["Strand"]:
        """What stands between those ranges of white space; a silent piece within one goes with what stands before it."""
        parts: list[Strand] = []
        rest, at = self, 0
        for start, end in ranges:
            head, rest = rest.cut(start - at)
            blank, rest = rest.cut(end - start)
            parts.append(Strand((*head.pieces, *(piece for piece in blank.pieces if not piece.text))))
            at = end
        return [*parts, rest]

    def replace(self, start: int, end: int, after: str, kind: str) -> "Strand":
        """With ``text[start:end]`` reading ``after``. Over several pieces, the first takes it and the others fall silent."""
        return self.changed([Change(start, end, after, kind)])

    def without_blanks(self, ranges: Iterable[Span]) -> "Strand":
        """Without those ranges of white space: they fall between pieces and need no repair on record."""
        return self.changed([Change(start, end, "", "") for start, end in ranges])

    def changed(self, changes: Sequence[Change]) -> "Strand":
        """With all these changes, which come in order and do not touch each other, in one pass."""
        done: list[Piece] = []
        pending = iter(changes)
        change = next(pending, None)
        place = 0
        for piece in self.pieces:
            at, end = place, place + len(piece.text)
            if at == end:
                done.append(piece)
            while at < end:
                while change and change.end <= at:
                    change = next(pending, None)
                within = change is not None and change.start <= at
                stop = end if piece.repair or change is None else min(end, change.end if within else change.start)
                part = piece if (at, stop) == (place, end) else _part(piece, at - place, stop - place)
                if not change or not within:
                    done.append(part)
                elif change.kind:
                    done.append(Piece(part.start, part.end, change.after if at <= change.start else "", change.kind))
                at = stop
            place = end
        return Strand(done)

    def spans(self) -> list[Span]:
        """The ranges of the source, those that touch as one."""
        spans: list[Span] = []
        for piece in self.pieces:
            if spans and spans[-1][1] == piece.start:
                spans[-1] = (spans[-1][0], piece.end)
            else:
                spans.append((piece.start, piece.end))
        return spans

    def repairs(self, source: str) -> list[Repair]:
        """What was repaired, neighbouring pieces of one repair as one."""
        found: list[Repair] = []
        for piece in self.pieces:
            if not piece.repair:
                continue
            last = found[-1] if found else None
            before = source[piece.start : piece.end]
            if last and last.end == piece.start and last.kind == piece.repair:
                found[-1] = Repair(last.kind, last.before + before, last.after + piece.text, last.start, piece.end)
            else:
                found.append(Repair(piece.repair, before, piece.text, piece.start, piece.end))
        return found
