"""Occurrences in their lines, each with the address of its passage in its report."""

from dataclasses import dataclass

from api.links import report_link
from api.query.values import slogan_filter
from api.shown.kwic import KwicAnswer, Line


@dataclass(frozen=True, slots=True)
class ShownLine:
    line: Line
    url: str


def shown_lines(answer: KwicAnswer, of: str = "") -> list[ShownLine]:
    """In the report, what was lined up is marked: ``of``, where it is one slogan."""
    question = slogan_filter(of) if of else answer.query.read_as
    return [ShownLine(it, f"{report_link(it.report_id, question)}#p-{it.passage_id}") for it in answer.lines]
