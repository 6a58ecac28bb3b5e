"""A source to its reports: its lines repaired, put in order, and told apart by what they are.

Ids depend on the source alone: a report's on its place in the source, a passage's on the first character it holds.
"""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from analyzers.fold import fold
from analyzers.mentions import Finder
from analyzers.pipeline import Analyzer
from indexer.intake import Source
from indexer.paragraph import CAPTION, FURNITURE, TITLE, Paragraph, lines
from indexer.plain import as_printed, is_plain, plain, restored
from indexer.repair.steps import Steps
from indexer.report import Caption, Furniture, Heading, Metadata, Passage, Report
from indexer.sidecar import Said, Sidecar, SidecarError, overrule, read_sidecar
from indexer.structure.metadata import metadata
from indexer.structure.outline import Headed, Outlined, levels, outline
from indexer.structure.parts import PLAN, REVIEW, Stand, parts
from indexer.structure.sections import Placed, section_of
from indexer.structure.split import goes_on_from, goes_on_to, split

LAST = 3  # so many passages at its end count as the last of a part


class Parser:
    """Parses sources with one analyzer and one table of steps. ``finder`` looks for other slogans than the analyzer's.

    Repairs rest on the analyzer alone, so that passages and their ids stay where slogans are added.
    """

    def __init__(self, analyzer: Analyzer, finder: Finder | None = None) -> None:
        self.analyzer = analyzer
        self._finder = finder or analyzer.finder
        self._steps = Steps(analyzer)

    def parse(self, source: Source) -> list[Report]:
        """The reports of a source, in the order of its print. Raises ``SidecarError`` where its sidecar is wrong."""
        sidecar = read_sidecar(source.sidecar, self._steps.names) if source.sidecar else Sidecar()
        paragraphs = self._steps.repair(lines(plain(source.text)), sidecar)
        page = [paragraph for paragraph in paragraphs if paragraph.role == FURNITURE]
        found = [report for report in split(paragraphs) if report]
        if len(sidecar.reports) > len(found):
            what = f"there are {len(sidecar.reports)} tables [[report]] and {len(found)} reports"
            raise SidecarError(sidecar.file, [f"{what}. Remedy: keep one table for each report, in the order of print"])
        said = [*sidecar.reports, *[{}] * len(found)]
        return [self._report(source, number, report, page, said[number]) for number, report in enumerate(found)]

    def _report(
        self, source: Source, number: int, paragraphs: list[Paragraph], page: list[Paragraph], said: Said
    ) -> Report:
        outlined, headed = outline(paragraphs, self._steps.breaks)
        bodies = [passage.paragraph.text for passage in outlined]
        found = metadata(paragraphs, page, [heading.text for heading in headed], bodies)
        about = overrule(_as_printed(found, [*paragraphs, *page], source.text), said)
        goes_on = any(goes_on_from(paragraph) for paragraph in paragraphs)
        return Report(
            id=_id(source.sha256, f"report {number}"),
            file=source.file,
            sha256=source.sha256,
            encoding=source.encoding,
            metadata=about,
            same_as=None,
            incomplete_start=goes_on,
            incomplete_end=any(goes_on_to(paragraph) for paragraph in paragraphs),
            passages=self._passages(source, outlined, about, goes_on),
            headings=_headings(headed, source.text),
            captions=[
                Caption(as_printed(it.strand, source.text), it.strand.spans())
                for it in paragraphs
                if it.role == CAPTION
            ],
            furniture=[
                Furniture(as_printed(it.strand, source.text), it.reason or "title", it.strand.spans())
                for it in paragraphs
                if it.role in (FURNITURE, TITLE)
            ],
        )

    def _passages(self, source: Source, outlined: Sequence[Outlined], about: Metadata, goes_on: bool) -> list[Passage]:
        stands = [Stand(it.paragraph.text, tuple(head.text for head in it.above)) for it in outlined]
        found = parts(stands, about.kind, goes_on=goes_on)
        placed = [
            Placed(stand.text, stand.headings, part, about.kind, it.opens, part not in found[order + LAST :])
            for order, (it, stand, part) in enumerate(zip(outlined, stands, found, strict=True))
        ]
        return [
            self._passage(source, order, it, place, about)
            for order, (it, place) in enumerate(zip(outlined, placed, strict=True))
        ]

    def _passage(self, source: Source, order: int, found: Outlined, place: Placed, about: Metadata) -> Passage:
        strand = found.paragraph.strand
        return Passage(
            id=_id(source.sha256, f"passage {strand.start}"),
            order=order,
            text=as_printed(strand, source.text),
            part=place.part,
            section=section_of(place),
            heading_path=[as_printed(head.strand, source.text) for head in found.above],
            covers=_covers(place.part, about),
            slogans=list(dict.fromkeys(find.slogan.name for find in self._finder.finds(fold(strand.text)))),
            repairs=strand.repairs(source.text),
            flags=sorted(found.paragraph.flags),
            spans=strand.spans(),
        )


def _covers(part: str, about: Metadata) -> list[int]:
    years = {REVIEW: about.review_years, PLAN: about.plan_years}
    return list(years.get(part, []))


def _headings(headed: Sequence[Headed], source: str) -> list[Heading]:
    level = levels(headed)
    return [Heading(as_printed(it.strand, source), level[it.rank], it.strand.spans()) for it in headed]


def _as_printed(about: Metadata, paragraphs: Sequence[Paragraph], source: str) -> Metadata:
    """What was read in plain characters, in those of the print."""
    if is_plain(source):
        return about
    lines = [(it.text, as_printed(it.strand, source)) for it in paragraphs if it.role in (FURNITURE, TITLE)]
    return replace(
        about,
        title=restored(about.title, lines),
        subtitle=restored(about.subtitle, lines),
        speaker=restored(about.speaker, lines),
        meeting=restored(about.meeting, lines),
        publication=restored(about.publication, lines),
    )


def _id(source: str, place: str) -> str:
    return sha256(f"{source} {place}".encode()).hexdigest()[:16]
