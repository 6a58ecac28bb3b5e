"""Two reports aligned: passages in pairs or alone, and the sentences that stand elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from api.aligning.cut import Cut, Cutter
from api.aligning.elsewhere import Elsewhere, elsewhere, is_new, spoken
from api.aligning.pairs import Pair, pairs
from api.aligning.rows import Row, rows


@dataclass(frozen=True, slots=True)
class Aligned:
    """``from_a``: sentences of a that are found in another place of b, by the number of their passage; ``from_b`` likewise."""

    a: list[Cut]
    b: list[Cut]
    rows: list[Row]
    from_a: dict[int, list[Elsewhere]]
    from_b: dict[int, list[Elsewhere]]


def aligned(a: Sequence[str], b: Sequence[str], cutter: Cutter) -> Aligned:
    """``a`` and ``b`` are the texts of passages in their order."""
    one, other = ([cutter(text) for text in side] for side in (a, b))
    found = pairs(one, other)
    from_a, from_b = _elsewhere(one, other, found, cutter)
    return Aligned(one, other, list(rows(len(one), len(other), found)), from_a, from_b)


def _elsewhere(
    a: list[Cut], b: list[Cut], found: list[Pair], cutter: Cutter
) -> tuple[dict[int, list[Elsewhere]], dict[int, list[Elsewhere]]]:
    same_a = {it.a: [piece.a for piece in it.differences.pieces if piece.same] for it in found}
    same_b = {it.b: [piece.b for piece in it.differences.pieces if piece.same] for it in found}
    of_a, of_b = spoken(a), spoken(b)
    new_a = [it for it in of_a if is_new(it, same_a.get(it.passage, ()))]
    new_b = [it for it in of_b if is_new(it, same_b.get(it.passage, ()))]
    to_b, to_a = {it.a: it.b for it in found}, {it.b: it.a for it in found}
    return (
        _by_passage(elsewhere(new_a, of_b, to_b, cutter)),
        _by_passage(elsewhere(new_b, of_a, to_a, cutter)),
    )


def _by_passage(found: Iterable[Elsewhere]) -> dict[int, list[Elsewhere]]:
    told: dict[int, list[Elsewhere]] = {}
    for it in sorted(found, key=lambda it: it.here.span):
        told.setdefault(it.here.passage, []).append(it)
    return told
