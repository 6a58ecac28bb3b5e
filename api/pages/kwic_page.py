"""The page of lines: every occurrence under the other, in the order of the texts or of what stands around it."""

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from api import hints
from api.following import Opened
from api.kwic import NothingError, kwic
from api.kwic_request import SORTS, KwicRequest
from api.links import query_string
from api.list_links import kwic_address, kwic_files, kwic_query
from api.pages.choices import Choice
from api.pages.chosen import Chip, narrowed_by
from api.pages.figure import Figure
from api.pages.lines import ShownLine, shown_lines
from api.pages.paging import Paging, numbered
from api.request import SearchRequest, without_filters
from api.shown.answer import Instead, ToldGeneration, told_generation
from api.shown.kwic import KwicAnswer
from api.slogan_request import found_slogan, with_slogan

WIDTHS = (15, 30, 60, 100)
ONE_LINE = 35  # characters on either side


@dataclass(frozen=True, slots=True)
class KwicPage:
    """``answer`` is none where there is nothing to line up. ``passages`` are those that were looked through.

    ``search`` is the page of passages of the same question; ``meant``: what may have been meant, where it finds nothing.

    ``nesting``: with slogans that lie in longer ones, and without.
    """

    wanted: KwicRequest
    answer: KwicAnswer | None
    generation: ToldGeneration
    chips: list[Chip]
    without_filters: str
    lines: list[ShownLine]
    passages: Figure | None
    sorts: list[Choice]
    widths: list[Choice]
    nesting: list[Choice]
    paging: Paging
    search: str
    meant: list[Instead]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What goes on with another question, as fields of a form."""
        return parse_qsl(kwic_query(replace(self.wanted, within=replace(self.wanted.within, q="", page=1)))[1:])

    @property
    def wrapped(self) -> bool:
        """Whether what stands around takes more than a line of a wide screen."""
        return self.wanted.width > ONE_LINE

    @property
    def json(self) -> str:
        return f"/api/v1{kwic_address(self.wanted)}"

    @property
    def files(self) -> dict[str, str]:
        """All lines as a table, by the names of its forms."""
        return kwic_files(self.wanted)


def kwic_page(asked: KwicRequest, opened: Opened) -> KwicPage:
    """Where nothing is asked that can be lined up, the page says what can be."""
    wanted = replace(asked, of=found_slogan(asked.of, opened).name) if asked.of else asked
    answer = _answer(wanted, opened)
    first = replace(wanted, within=replace(wanted.within, page=1))
    pages = answer.pages if answer else 0
    return KwicPage(
        wanted=wanted,
        answer=answer,
        generation=told_generation(opened.generation),
        chips=_chips(first),
        without_filters=kwic_address(replace(first, of="", within=without_filters(first.within))),
        lines=shown_lines(answer, wanted.of) if answer else [],
        passages=_passages(answer, wanted) if answer else None,
        sorts=[Choice(it, kwic_address(replace(first, sort=it)), it == wanted.sort) for it in SORTS],
        widths=[Choice(str(it), kwic_address(replace(first, width=it)), it == wanted.width) for it in WIDTHS],
        nesting=_nesting(first, answer) if answer else [],
        paging=numbered(wanted.within.page, pages, lambda page: kwic_address(_at(wanted, page))),
        search=query_string(_searched(wanted)),
        meant=hints.instead(_searched(wanted), 0, opened) if answer and not answer.total else [],
    )


def _answer(wanted: KwicRequest, opened: Opened) -> KwicAnswer | None:
    try:
        return kwic(wanted, opened)
    except NothingError:
        return None


def _nesting(first: KwicRequest, answer: KwicAnswer) -> list[Choice]:
    """Where slogans are lined up."""
    chosen = first.within.chosen
    slogans = first.of or chosen.slogan or chosen.slogan_all or "slogan:" in answer.query.read_as
    free = (False, True) if slogans else ()
    return [Choice(str(it), kwic_address(replace(first, free=it)), it == first.free) for it in free]


def _chips(first: KwicRequest) -> list[Chip]:
    """The question stands in its box already."""
    of = [Chip("of", first.of, first.of, kwic_address(replace(first, of="")))] if first.of else []
    told = narrowed_by(first.within, lambda within: kwic_address(replace(first, within=within)))
    return [*of, *(chip for chip in told if chip.facet != "q")]


def _passages(answer: KwicAnswer, wanted: KwicRequest) -> Figure:
    """Of the question as it was read."""
    return Figure(answer.passages, "passages", query_string(_searched(wanted)))


def _searched(wanted: KwicRequest) -> SearchRequest:
    """The same as a search for passages."""
    within = SearchRequest(wanted.within.q, wanted.within.chosen)
    return with_slogan(within, wanted.of) if wanted.of else within


def _at(wanted: KwicRequest, page: int) -> KwicRequest:
    return replace(wanted, within=replace(wanted.within, page=page))
