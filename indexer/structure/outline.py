"""A report's paragraphs in order to its outline: each passage with the headings above it, each heading with its level."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.paragraph import BODY, HEADING, Paragraph
from indexer.strand import Strand
from indexer.structure import headings
from indexer.structure.headings import Breaks

LED = 4  # leads, in a report whose paragraphs are led by them
LEAD_RANK = 10 * headings.LOWEST_NUMBER  # 一是 and leads stand beside each other


@dataclass(frozen=True, slots=True)
class Headed:
    """A heading: on its own line, or as the first characters of the passage it runs into."""

    text: str
    rank: int
    strand: Strand
    run_in: bool


@dataclass(slots=True)
class Outlined:
    """A passage to be, with the headings above it, highest first."""

    paragraph: Paragraph
    above: list[Headed] = field(default_factory=list)
    opens: bool = False  # stands right under a heading of its own line


def outline(paragraphs: Sequence[Paragraph], breaks: Breaks) -> tuple[list[Outlined], list[Headed]]:
    """The passages and all headings, both in order."""
    with_sisters = _leads(paragraphs)
    above: list[Headed] = []
    passages: list[Outlined] = []
    found: list[Headed] = []
    opens = False
    for at, paragraph in enumerate(paragraphs):
        if paragraph.role == HEADING:
            heading = Headed(paragraph.text, headings.rank(paragraph.text), paragraph.strand, run_in=False)
            above = [*_higher(above, heading.rank), heading]
            found.append(heading)
            opens = True
        elif paragraph.role == BODY:
            own = _run_in(paragraph, with_sisters.get(at, ""), breaks, led=len(with_sisters) >= LED)
            found += own
            for heading in own:
                above = [*_higher(above, heading.rank), heading]
            passages.append(Outlined(paragraph, list(above), opens and not own))
            above = [heading for heading in above if heading.rank < LEAD_RANK]
            opens = False
    return passages, found


def _higher(above: list[Headed], rank: int) -> list[Headed]:
    return [heading for heading in above if heading.rank < rank]


def _leads(paragraphs: Sequence[Paragraph]) -> dict[int, str]:
    """The leads that have sisters: enough under one heading, or all through the report."""
    leads = {
        at: lead
        for at, paragraph in enumerate(paragraphs)
        if paragraph.role == BODY and (lead := headings.lead(paragraph.text))
    }
    group = 0
    groups: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for at, paragraph in enumerate(paragraphs):
        group += paragraph.role == HEADING or bool(headings.run_in_rank(paragraph.text))
        if at in leads:
            groups[at] = group
            sizes[group] = sizes.get(group, 0) + 1
    many = len(leads) >= 4 * headings.FEWEST_SISTERS
    return {at: lead for at, lead in leads.items() if many or sizes[groups[at]] >= headings.FEWEST_SISTERS}


def _run_in(paragraph: Paragraph, lead: str, breaks: Breaks, *, led: bool) -> list[Headed]:
    numbered = headings.run_in(paragraph.text, breaks, led=led)
    texts = numbered or ([lead] if lead else [])
    found: list[Headed] = []
    at = 0
    for text in texts:
        rank = headings.rank(text) if numbered and not at else LEAD_RANK
        found.append(Headed(text, min(rank, LEAD_RANK), paragraph.strand.part(at, at + len(text)), run_in=True))
        at += len(text)
    return found


def levels(found: Sequence[Headed]) -> dict[int, int]:
    """The level of each rank: one below the lowest it ever stands under. The highest that is printed is 1."""
    parents: dict[int, set[int]] = {}
    above: list[int] = []
    for heading in found:
        above = [rank for rank in above if rank < heading.rank]
        parents.setdefault(heading.rank, set()).update(above[-1:])
        above.append(heading.rank)
    level: dict[int, int] = {}
    for rank in sorted(parents):
        level[rank] = 1 + max((level[parent] for parent in parents[rank]), default=0)
    return level
