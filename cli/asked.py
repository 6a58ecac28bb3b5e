"""What is searched for: the flags that say it, the same for a page of hits, for all of them, and for a concordance."""

from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from cli import completing
from cli.place import Place

if TYPE_CHECKING:
    from api.request import Chosen, SearchRequest

MOST_VALUES = 50  # of one facet, as over HTTP
LONGEST_VALUE = 200

_chosen = partial(typer.Option, rich_help_panel="What is chosen; each may be told several times")
Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[Q]...", help="The question, in the query language; nothing finds everything."),
]
District = Annotated[
    list[str] | None,
    _chosen(help="A district by name or code, itself alone.", autocompletion=completing.districts),
]
Region = Annotated[
    list[str] | None,
    _chosen(help="A district with all below it.", autocompletion=completing.districts),
]
Year = Annotated[list[str] | None, _chosen(help="The year of the report, or a span: 2022..2024.")]
Covers = Annotated[list[str] | None, _chosen(help="A work year that is spoken of, or a span.")]
Part = Annotated[
    list[str] | None, _chosen(help="The place in the report, by key or label.", autocompletion=completing.parts)
]
Section = Annotated[
    list[str] | None, _chosen(help="The theme of the passage, by key or label.", autocompletion=completing.sections)
]
Slogan = Annotated[list[str] | None, _chosen(help="A slogan in any of its forms.", autocompletion=completing.slogans)]
SloganAll = Annotated[
    list[str] | None,
    _chosen(help="A slogan that must be there besides the others told so.", autocompletion=completing.slogans),
]
Kind = Annotated[
    list[str] | None, _chosen(help="What the report is, by key or label.", autocompletion=completing.kinds)
]
Copies = Annotated[bool, typer.Option("--copies", help="Also what another source gives too; left out otherwise.")]


@dataclass(frozen=True)
class ChosenFlags:
    """What is chosen beside the question. The fields are the flags."""

    district: District = None
    region: Region = None
    year: Year = None
    covers: Covers = None
    part: Part = None
    section: Section = None
    slogan: Slogan = None
    slogan_all: SloganAll = None
    kind: Kind = None
    copies: Copies = False

    def chosen(self) -> "Chosen":
        from api.request import Chosen  # noqa: PLC0415 - with all that a search needs, only when one is made

        told = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "copies"}
        return Chosen(**{name: _values(name, values or []) for name, values in told.items()}, copies=self.copies)


def request(
    words: list[str] | None, chosen: ChosenFlags, sort: str, group: str, page: int, size: int
) -> "SearchRequest":
    """As the API gets it."""
    from api.request import SearchRequest  # noqa: PLC0415

    return SearchRequest(text_of(words or []), chosen.chosen(), sort, group, page, size)


def text_of(words: list[str]) -> str:
    """The question. A minus before a word is a part of it (-改造); two of them are a flag that is not there."""
    for word in words:
        if word.startswith("--"):
            raise typer.BadParameter(f"there is no flag {word}{_near(word)}")
    return _as_text(" ".join(words))


def _values(name: str, values: list[str]) -> tuple[str, ...]:
    flag = f"--{name.replace('_', '-')}"
    if len(values) > MOST_VALUES:
        raise typer.BadParameter(f"{len(values)} values; {MOST_VALUES} are the most", param_hint=flag)
    if any(not 1 <= len(value) <= LONGEST_VALUE for value in values):
        raise typer.BadParameter(f"a value has 1 to {LONGEST_VALUE} characters", param_hint=flag)
    return tuple(map(_as_text, values))


def _as_text(given: str) -> str:
    """Bytes that are no text, as an argument may hold them, become a sign that finds nothing."""
    return given.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _near(word: str) -> str:
    flag = word.partition("=")[0].removeprefix("--").replace("-", "_")
    names = [field.name for group in (ChosenFlags, Place) for field in fields(group)]
    found = get_close_matches(flag, [*names, "page", "size", "sort", "group", "json", "csv", "kwic", "whole"], 1)
    return f"; did you mean --{found[0].replace('_', '-')}?" if found else ": tifa search --help"
