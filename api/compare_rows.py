"""The passages of two reports side by side, as they are shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from api.aligning.aligned import Aligned
from api.aligning.differences import Piece
from api.aligning.elsewhere import Elsewhere
from api.aligning.rows import Row
from api.links import passage_link
from api.shown.compare import ComparedPassage, ComparedPiece, ComparedRow, FoundElsewhere
from api.shown.report import WholeReport


def kind_of(row: Row) -> str:
    if row.pair:
        return "carried" if row.pair.carried else "reworded"
    return "only_a" if row.b is None else "only_b"


def shown_rows(a: WholeReport, b: WholeReport, found: Aligned) -> Iterator[ComparedRow]:
    of_a, of_b = _Side(a, b, found.from_a), _Side(b, a, found.from_b)
    for row in found.rows:
        pieces = row.pair.differences.pieces if row.pair else ()
        yield ComparedRow(
            kind=kind_of(row),
            a=None if row.a is None else of_a.passage(row.a),
            b=None if row.b is None else of_b.passage(row.b),
            share=round(row.pair.differences.share, 4) if row.pair else None,
            moved=row.moved,
            pieces=[ComparedPiece(_kind(piece), piece.a, piece.b) for piece in pieces],
        )


@dataclass(frozen=True, slots=True)
class _Side:
    whole: WholeReport
    other: WholeReport
    elsewhere: dict[int, list[Elsewhere]]

    def passage(self, number: int) -> ComparedPassage:
        told = self._passages(self.whole)[number]
        return ComparedPassage(
            id=told["id"],
            url=passage_link(self.whole.id, told["id"]),
            order=told["order"],
            part=told["part"],
            section=told["section"],
            heading_path=told["heading_path"],
            text=told["text"],
            elsewhere=[self._found(it) for it in self.elsewhere.get(number, ())],
        )

    def _found(self, it: Elsewhere) -> FoundElsewhere:
        told = self._passages(self.other)[it.there.passage]
        url = passage_link(self.other.id, told["id"])
        return FoundElsewhere(it.here.span, told["id"], url, told["order"], it.there.span, round(it.share, 4))

    @staticmethod
    def _passages(whole: WholeReport) -> Sequence[dict[str, Any]]:
        found: Sequence[dict[str, Any]] = whole.report["passages"]
        return found


def _kind(piece: Piece) -> str:
    if piece.same:
        return "same"
    if piece.a[0] == piece.a[1]:
        return "inserted"
    return "deleted" if piece.b[0] == piece.b[1] else "replaced"
