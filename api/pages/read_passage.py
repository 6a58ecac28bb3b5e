"""A passage as it is read in its report: its headings within, what is marked in it, what was repaired, what stays open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzers.mentions import Mention
from api.links import passage_page_link
from api.pages.marked import Run, marked
from api.pages.mended import Mended, mended
from api.pages.outline import Headed, Heading
from api.pages.wording import told_or
from api.shown.answer import Span

CUT_START = "cut_start"  # the one flag that is told before the text


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a passage: a heading that runs into it, or text."""

    heading: Heading | None
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class Passage:
    """``number`` counts from 1; ``hits`` are the places marked in it; ``flags`` name texts; ``cite`` leads to its own page."""

    id: str
    number: int
    section: str
    parts: list[Part]
    hits: int
    starts_torn: bool
    flags: list[str]
    repairs: list[Mended]
    repaired: int
    cite: str

    @property
    def url(self) -> str:
        return f"#p-{self.id}"


def read_passage(it: Headed, hits: list[Span], mentions: list[Mention]) -> Passage | None:
    """None where headings stand above no text."""
    if it.passage is None:
        return None
    told = it.passage
    return Passage(
        id=told["id"],
        number=told["order"] + 1,
        section=told["section"],
        parts=list(_parts(told["text"], it.within, hits, mentions)),
        hits=len(hits),
        starts_torn=CUT_START in told["flags"],
        flags=flag_names(told["flags"]),
        repairs=mended(told),
        repaired=len(told["repairs"]),
        cite=passage_page_link(told["id"]),
    )


def _parts(
    text: str, within: list[tuple[Heading, int, int]], hits: list[Span], mentions: list[Mention]
) -> Iterator[Part]:
    """The text from its headings on, cut where they end."""
    at = 0
    for heading, start, end in within:
        if at < start:
            yield Part(None, marked(text, hits, mentions, (at, start)))
        yield Part(heading, marked(text, hits, mentions, (start, end)))
        at = end
    if at < len(text):
        yield Part(None, marked(text, hits, mentions, (at, len(text))))


def flag_names(flags: Sequence[str]) -> list[str]:
    """The texts that say behind a passage what is open in it."""
    return [told_or(f"flag_{flag}", "flag_other") for flag in flags if flag != CUT_START]
