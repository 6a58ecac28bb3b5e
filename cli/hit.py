"""A passage that was found, as a person reads it: where it stands, its text with the hits in colour, how to cite it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from api.excerpt import Span, excerpt
from cli.language import Language
from cli.output import printable
from vocabulary.labels import KINDS, PARTS, SECTIONS, Labels

if TYPE_CHECKING:
    from api.shown.answer import ShownHit

HIT = "bold red"
INDENT = 4
MOST_SLOGANS = 8
TORN = {
    "cut_start": ("前文缺失", "its beginning is missing"),
    "cut_end": ("后文缺失", "its end is missing"),
}


def hit_lines(hit: "ShownHit", number: str, lang: Language, *, whole: bool) -> Iterator[tuple[int, Text]]:
    """Each line with how far it is indented."""
    yield 0, Text.assemble((f"{number:<3} ", "dim"), (" · ".join(_about(hit, lang)), "bold"))
    title = printable(" ".join(hit.shown_title.split()))
    headings = [printable(" ".join(heading.split())) for heading in hit.heading_path]
    yield INDENT, Text(" › ".join([title, *headings]), "cyan")
    yield INDENT, marked(hit.text, hit.highlights, whole=whole)
    if hit.slogans:
        yield INDENT, _slogans(hit.slogans, lang)
    yield INDENT, Text(printable(hit.citation), "dim")
    yield INDENT, Text(f"id {printable(hit.id)}", "dim")


def marked(text: str, highlights: Sequence[Span], *, whole: bool) -> Text:
    """The text, or what stands around its hits, with these in colour."""
    shown = Text(printable(text).replace("\t", " "))
    for start, end in highlights:
        shown.stylize(HIT, start, end)
    if whole:
        return shown
    made = Text()
    for start, end in (spans := excerpt(text, highlights)):
        made.append("… " if start else "", "dim").append(shown[start:end])
    return made.append(" …" if spans[-1][1] < len(text) else "", "dim")


def _about(hit: "ShownHit", lang: Language) -> Iterator[str]:
    if hit.district:
        yield printable(hit.district.name)
    if hit.date or hit.year:
        inferred = lang.of("（推算）", " (inferred)") if hit.year_inferred else ""
        yield f"{printable(hit.date or str(hit.year))}{inferred}"
    for key, labels in ((hit.part, PARTS), (hit.section, SECTIONS), (hit.kind, KINDS)):
        yield _label(key, labels, lang)
    yield from (lang.of(*TORN[flag]) for flag in hit.flags if flag in TORN)


def _label(key: str, labels: Labels, lang: Language) -> str:
    return lang.of(labels[key].chinese, labels[key].english) if key in labels else printable(key)


def _slogans(names: Sequence[str], lang: Language) -> Text:
    more = f" … {len(names)}" if len(names) > MOST_SLOGANS else ""
    told = " · ".join(map(printable, names[:MOST_SLOGANS]))
    return Text.assemble((lang.of("提法 ", "slogans "), "dim"), told, (more, "dim"))
