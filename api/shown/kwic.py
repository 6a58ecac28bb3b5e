"""Occurrences in their lines, as they are shown."""

from dataclasses import dataclass

from api.shown.answer import District, Span, ToldGeneration, ToldQuery


@dataclass(frozen=True, slots=True)
class Line:
    """One occurrence. `span` is where `hit` stands in the passage, in characters.

    Of a slogan, `slogan` names it and `nested_in` the longest one around it.
    """

    passage_id: str
    report_id: str
    url: str
    left: str
    hit: str
    right: str
    span: Span
    title: str
    shown_title: str
    file: str
    district: District | None
    year: int | None
    slogan: str | None
    nested_in: str | None


@dataclass(frozen=True, slots=True)
class KwicAnswer:
    """A page of lines. `total` counts occurrences, `passages` those that were found; some may hold none of what can be lined up."""

    query: ToldQuery
    total: int
    passages: int
    lines: list[Line]
    page: int
    pages: int
    generation: ToldGeneration
