"""The page of two reports compared."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from api.compare import compare
from api.compare_request import KINDS, CompareRequest, compare_link
from api.following import Opened
from api.pages.compared_text import Stretch, stretches
from api.pages.share import percent
from api.shown.compare import (
    CompareAnswer,
    ComparedPassage,
    ComparedReport,
    ComparedRow,
    ComparedSection,
    ComparedSlogan,
)

FIRST = 12  # slogans of a column before it is opened
LONG = 3  # passages of one report alone, beyond which they are folded


@dataclass(frozen=True, slots=True)
class Head:
    """A report; ``other`` leads to where another is chosen in its place. ``clock``: earlier, later, or nothing."""

    side: str
    report: ComparedReport
    kept: str
    clock: str
    other: str


@dataclass(frozen=True, slots=True)
class SloganColumn:
    """``heading`` names what it is called, ``sides`` are those that have these slogans."""

    name: str
    heading: str
    sides: tuple[str, ...]
    first: list[ComparedSlogan]
    rest: list[ComparedSlogan]

    @property
    def count(self) -> int:
        return len(self.first) + len(self.rest)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """``widths`` are those of its bars, of 100."""

    section: ComparedSection
    shares: tuple[str, str]
    widths: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Side:
    name: str
    passage: ComparedPassage
    text: list[Stretch]


@dataclass(frozen=True, slots=True)
class Line:
    """A row: ``sides`` has one where a passage stands in one report alone; ``once``: both texts are the same to the last mark."""

    row: ComparedRow
    share: str
    sides: list[Side]
    once: bool


@dataclass(frozen=True, slots=True)
class Run:
    """What stands between two pairs in one report alone; ``folded``: it is long."""

    kind: str
    lines: list[Line]

    @property
    def folded(self) -> bool:
        return len(self.lines) > LONG

    @property
    def first(self) -> int:
        return self.lines[0].sides[0].passage.order + 1

    @property
    def last(self) -> int:
        return self.lines[-1].sides[0].passage.order + 1


@dataclass(frozen=True, slots=True)
class Block:
    """A pair; or two runs between pairs, each in its own column."""

    pair: Line | None
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind of passages, with how many there are, and the address that shows it or no more."""

    kind: str
    count: int
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class ComparePage:
    answer: CompareAnswer
    heads: list[Head]
    swapped: str
    json: str
    slogans: list[SloganColumn]
    sections: list[SectionLine]
    sections_left_out: int
    tabs: list[Tab]
    everything: Tab
    blocks: list[Block]

    @property
    def distinct_slogans(self) -> int:
        return sum(column.count for column in self.slogans)


def compare_page(request: CompareRequest, opened: Opened) -> ComparePage:
    answer = compare(request, opened)
    link = compare_link(request)
    in_time = _in_time(answer)
    sections = [it for it in answer.sections if it.a.passages or it.b.passages]
    return ComparePage(
        answer=answer,
        heads=[_head("a", answer), _head("b", answer)],
        swapped=compare_link(_swapped(request)),
        json=f"/api/v1{link}",
        slogans=[
            _column("dropped", "dropped" if in_time else "only_a", ("a",), answer.slogans.dropped),
            _column("kept_slogans", "kept_slogans", ("a", "b"), answer.slogans.kept),
            _column("added", "added" if in_time else "only_b", ("b",), answer.slogans.added),
        ],
        sections=_sections(sections),
        sections_left_out=len(answer.sections) - len(sections),
        tabs=[_tab(kind, request, answer) for kind in KINDS],
        everything=Tab("all", _all(answer), compare_link(replace(request, show=())), request.shown == KINDS),
        blocks=list(_blocks(_lines(answer))),
    )


def _head(side: str, answer: CompareAnswer) -> Head:
    report = answer.a if side == "a" else answer.b
    clock = "" if answer.earlier is None else "earlier" if answer.earlier == side else "later"
    stays = ("b", answer.b) if side == "a" else ("a", answer.a)
    return Head(side, report, percent(report.kept, report.characters), clock, f"/compare?{stays[0]}={stays[1].id}")


def _swapped(request: CompareRequest) -> CompareRequest:
    """What is only in a is only in b then."""
    turned = {"only_a": "only_b", "only_b": "only_a"}
    return CompareRequest(request.b, request.a, tuple(turned.get(kind, kind) for kind in request.show))


def _in_time(answer: CompareAnswer) -> bool:
    """Whether b follows a in one district: only then has it taken something up, or dropped it."""
    a, b = answer.a.district, answer.b.district
    return answer.earlier == "a" and a is not None and b is not None and (a.code, a.name) == (b.code, b.name)


def _column(name: str, heading: str, sides: tuple[str, ...], found: list[ComparedSlogan]) -> SloganColumn:
    return SloganColumn(name, heading, sides, found[:FIRST], found[FIRST:])


def _sections(found: list[ComparedSection]) -> list[SectionLine]:
    most = max(side.share or 0.0 for it in found for side in (it.a, it.b)) or 1.0

    def line(it: ComparedSection) -> SectionLine:
        shares = (it.a.share or 0.0, it.b.share or 0.0)
        first, second = (round(100 * share / most, 1) for share in shares)
        return SectionLine(it, (percent(shares[0], even=True), percent(shares[1], even=True)), (first, second))

    return [line(it) for it in found]


def _tab(kind: str, request: CompareRequest, answer: CompareAnswer) -> Tab:
    """Where all is shown, it shows the one kind alone; else one more, or one less."""
    chosen = set(request.shown) if request.shown != KINDS else set()
    url = compare_link(replace(request, show=tuple(chosen ^ {kind})))
    return Tab(kind, getattr(answer.counts, kind), url, kind in chosen)


def _all(answer: CompareAnswer) -> int:
    return sum(getattr(answer.counts, kind) for kind in KINDS)


def _lines(answer: CompareAnswer) -> list[Line]:
    places = {
        side.id: f"#{name}-{side.id}" for row in answer.rows for name, side in (("a", row.a), ("b", row.b)) if side
    }
    return [_line(row, places) for row in answer.rows]


def _blocks(lines: list[Line]) -> Iterator[Block]:
    for paired, group in groupby(lines, key=lambda it: bool(it.row.a and it.row.b)):
        found = list(group)
        if paired:
            yield from (Block(it, []) for it in found)
        else:
            runs = [Run("only_a", [it for it in found if it.row.a]), Run("only_b", [it for it in found if it.row.b])]
            yield Block(None, runs)


def _line(row: ComparedRow, places: dict[str, str]) -> Line:
    changed = [piece for piece in row.pieces if piece.kind != "same"]
    sides = [
        Side(name, passage, stretches(passage, spans, places))
        for name, passage, spans in (("a", row.a, [it.a for it in changed]), ("b", row.b, [it.b for it in changed]))
        if passage
    ]
    once = bool(row.a and row.b and row.a.text == row.b.text)
    return Line(row, percent(row.share) if row.share is not None else "", sides, once)
