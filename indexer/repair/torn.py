"""Which torn paragraph goes on in which.

It goes on in the next one that was printed, unless columns are out of order: then another one goes on clearly better, and is
clearly not the continuation of any other. What stays doubtful is not joined.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise, product

from indexer.paragraph import CAPTION, FURNITURE, HEADING
from indexer.printed import number_rank
from indexer.repair.matching import best_pairs
from indexer.repair.page import NEVER_FIRST, Page
from indexer.structure.captions import may_interrupt
from indexer.structure.headings import lead

MOST_TELLING = 5.0  # one pair of neighbours says no more than this of the order
USUAL = 0.25  # so many paragraphs begin with a lead where that is usual
FEWEST_TORN = 2  # one torn paragraph says nothing of the order
MOST_RIVALS = 24  # with more open ends, neighbours that look sure are not put into question


def joints(page: Page) -> dict[int, int]:
    """For each torn paragraph that goes on in another, which."""
    neighbours = {left: _neighbour(page, left) for left in page.ends}
    in_disorder = _is_in_disorder(page, neighbours)
    found: dict[int, int] = {}
    if len(page.ends) > MOST_RIVALS or not in_disorder:  # all against all is for short or broken pages
        found = _sure(page, neighbours)
    taken = set(found.values())
    lefts = [left for left in _lefts(page, in_disorder=in_disorder) if left not in found][:MOST_RIVALS]
    rights = [right for right in _rights(page, in_disorder=in_disorder) if right not in taken]
    rights = sorted(rights, key=lambda right: not _may_be_open(page, right))[: 2 * MOST_RIVALS]
    _add(found, _contest(page, neighbours, lefts, rights, in_disorder=in_disorder))
    _add(found, _around_captions(page, found))
    return found


def _add(found: dict[int, int], pairs: Iterable[tuple[int, int]]) -> None:
    """The pairs too, but for those that would close a ring or have another's left side."""
    for left, right in pairs:
        if left not in found and not _closes_ring(found, left, right):
            found[left] = right


def _lefts(page: Page, *, in_disorder: bool) -> list[int]:
    """What may go on: open ends; where columns are out of order, also what looks like a heading, as it may end a column."""
    return sorted({*page.ends, *page.like_headings}) if in_disorder else page.ends


def _rights(page: Page, *, in_disorder: bool) -> list[int]:
    """What may be gone on in: where columns are out of order, also the text under a heading that begins amid a sentence."""
    if in_disorder:
        return [at for at in page.bodies if _may_go_on(page, at) or (_is_text(page, at) and page.is_torn_off(at))]
    return [at for at in page.bodies if _may_go_on(page, at) and _may_be_open(page, at)]


def _around_captions(page: Page, found: dict[int, int]) -> list[tuple[int, int]]:
    """Paragraphs that a caption parts between two sentences: on a page where captions stand within sentences too."""
    captioned = {
        left: right
        for left, right in page.following.items()
        if any(between.role == CAPTION for between in page.paragraphs[left:right])
    }
    if not any(found.get(left) == right for left, right in captioned.items()):
        return []
    joined, has_leads = set(found.values()), _has_leads(page, captioned.values())
    return [
        (left, right)
        for left, right in captioned.items()
        if left not in page.heads
        and right not in joined
        and _may_go_on(page, right)
        and not (has_leads and lead(page.paragraphs[right].text))
    ]


def _has_leads(page: Page, captioned: Collection[int]) -> bool:
    """Whether it is usual on the page that a paragraph begins with a lead."""
    begins = [bool(lead(page.paragraphs[at].text)) for at in page.bodies if at not in captioned]
    return sum(begins) > USUAL * len(begins)


def _sure(page: Page, neighbours: dict[int, int | None]) -> dict[int, int]:
    """Neighbours that go on so well that they are not put into question; each right side once, the best first."""
    pairs = [(page.goes_on(left, right), left, right) for left, right in neighbours.items() if right is not None]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for value, left, right in sorted(pairs, reverse=True):
        if value >= page.weights.sure and right not in taken:
            found[left] = right
            taken.add(right)
    return found


def _contest(
    page: Page, neighbours: dict[int, int | None], lefts: list[int], rights: list[int], *, in_disorder: bool
) -> Iterator[tuple[int, int]]:
    """What goes together in the best matching of all, where that clearly depends on it; the surest first."""
    weights = page.weights
    near, below = set(neighbours.items()), set(_below(page))
    values = {
        (left, right): page.belongs(left, right)
        + (page.printed_next(left, right, in_disorder=in_disorder) if (left, right) in near else 0.0)
        + (weights.neighbour if (left, right) in below else 0.0)
        for left, right in product(lefts, rights)
        if left != right and ((left, right) in near or in_disorder or page.is_torn(left))
    }
    for left, (right, matters) in sorted(best_pairs(values).items(), key=lambda pair: -pair[1][1]):
        if matters >= (weights.lead if (left, right) in near else weights.margin):
            yield left, right


def _below(page: Page) -> Iterator[tuple[int, int]]:
    """For each single line in a row of columns, the one below it in the next row."""
    rows: list[dict[int, int]] = []
    for at in page.bodies:
        column = page.paragraphs[at].column
        if column and (not rows or column >= min(rows[-1])):
            rows.append({})
        if column:
            rows[-1][column] = at
    for row, following in pairwise(rows):
        yield from ((row[column], following[column]) for column in row.keys() & following.keys())


def _neighbour(page: Page, left: int) -> int | None:
    """The next paragraph, or the one after a line that may be a caption."""
    first = page.following.get(left)
    if first is None:
        return None
    second = page.following.get(first)
    if second is not None and _is_interrupted(page, left, first, second):
        return second
    return first if _may_go_on(page, first) else None


def _is_interrupted(page: Page, left: int, first: int, second: int) -> bool:
    """Whether a sentence goes on better in the paragraph after the next."""
    if not _is_text(page, second) or not may_interrupt(page.paragraphs[first].text):
        return False
    return page.goes_on(left, second) > max(page.goes_on(left, first), 0) + page.weights.lead


def _may_go_on(page: Page, at: int) -> bool:
    """A heading, the paragraph under it, or one with a number of its own, is no continuation."""
    if not _is_text(page, at):
        return False
    above = next(
        (other for other in range(at - 1, -1, -1) if page.paragraphs[other].role not in (CAPTION, FURNITURE)), -1
    )
    return above not in page.heads and (above < 0 or page.paragraphs[above].role != HEADING)


def _is_text(page: Page, at: int) -> bool:
    return at not in page.heads and number_rank(page.paragraphs[at].text) is None


def _may_be_open(page: Page, at: int) -> bool:
    """Whether a paragraph may begin within a sentence: what is printed before it is torn, or no sentence begins so."""
    before = page.before.get(at)
    text = page.paragraphs[at].text
    return before in page.open or text[0] in NEVER_FIRST or text[1:2] in NEVER_FIRST or before is None


def _is_in_disorder(page: Page, neighbours: dict[int, int | None]) -> bool:
    """Whether torn paragraphs mostly do not go on in what is printed next."""
    if len(neighbours) < FEWEST_TORN:
        return False
    values = (-MOST_TELLING if right is None else page.goes_on(left, right) for left, right in neighbours.items())
    total = sum(max(-MOST_TELLING, min(MOST_TELLING, value)) for value in values)
    return total + page.weights.orderly / len(neighbours) < page.weights.in_order * len(neighbours)


def _closes_ring(found: dict[int, int], left: int, right: int) -> bool:
    at: int | None = right
    while at is not None and at != left:
        at = found.get(at)
    return at == left
