"""The page of a search: what was found, and where one may go from there."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from api.excerpt import excerpt
from api.following import Opened
from api.links import chosen_pairs, query_string, report_link, with_more
from api.pages.choices import Choices, choices
from api.pages.chosen import Chip, chips
from api.pages.facet_boxes import Box, boxes
from api.pages.marked import Run, marked, shortened
from api.pages.paging import Paging, paging
from api.pages.strip import Strip, strip
from api.query.values import slogan_filter
from api.request import SearchRequest, without_filters
from api.search import searched
from api.shown.answer import SearchAnswer, ShownHit

EXAMPLES = 5
_KEPT = ("sort", "group", "size")
LONGEST = 320  # characters of a passage that is shown whole at once


@dataclass(frozen=True, slots=True)
class Card:
    """A hit: ``short`` is what stands around what was found, where the whole is long. ``url`` is its place in its report."""

    hit: ShownHit
    url: str
    whole: list[Run]
    short: list[Run]


@dataclass(frozen=True, slots=True)
class Group:
    """A report with the best of its passages; ``url`` finds all that were found of it."""

    cards: list[Card]
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``request`` is what was asked, ``read`` the same as it was read."""

    answer: SearchAnswer
    request: SearchRequest
    read: SearchRequest
    chips: list[Chip]
    boxes: list[Box]
    strip: Strip
    choices: Choices
    paging: Paging
    cards: list[Card]
    groups: list[Group]
    nearby: list[Card]

    @property
    def here(self) -> str:
        return query_string(self.request)

    @property
    def last(self) -> str:
        """The last page that there is."""
        return query_string(replace(self.request, page=self.answer.pages))

    @property
    def as_read(self) -> str:
        return query_string(replace(self.read, page=1))

    @property
    def reads_otherwise(self) -> bool:
        """Whether it was read as anything else than it was typed, blanks apart."""
        return bool(self.read.q) and self.read.q.split() != self.request.q.split()

    @property
    def without_filters(self) -> str:
        return query_string(without_filters(self.request))

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What goes on with another question."""
        plain, request = SearchRequest(), self.request
        told = [(name, str(getattr(request, name))) for name in _KEPT if getattr(request, name) != getattr(plain, name)]
        return chosen_pairs(request.chosen) + told

    @property
    def is_start(self) -> bool:
        """Whether nothing is asked at all."""
        return query_string(self.request) == "?"

    @property
    def examples(self) -> list[str]:
        return [str(it.value) for it in self.answer.facets["slogan"][:EXAMPLES]]

    @property
    def downloads(self) -> dict[str, str]:
        """The same search in other forms, by their names."""
        asked = query_string(SearchRequest(self.request.q, self.request.chosen))
        more = with_more(asked)
        bare = asked if len(asked) > 1 else ""
        return {
            "csv": f"/api/v1/export{more}format=csv",
            "excel": f"/api/v1/export{more}format=excel",
            "json": f"/api/v1/search{self.here}",
            "atom": f"/feed{bare}",
            "kwic": f"/kwic{bare}",
        }


def search_page(request: SearchRequest, opened: Opened) -> SearchPage:
    answer, asked = searched(request, opened)
    read = replace(request, q=answer.query.read_as)
    return SearchPage(
        answer=answer,
        request=request,
        read=read,
        chips=chips(read, query_string),
        boxes=boxes(read, answer.facets),
        strip=strip(read, asked, answer.total, opened),
        choices=choices(request, asked.reading),
        paging=paging(request, answer.pages),
        cards=list(_cards(answer.hits, read)),
        groups=[
            Group(list(_cards(it.hits, read)), it.count, report_link(it.report_id, to_mark(read)))
            for it in answer.groups
        ],
        nearby=list(_cards(answer.nearby, read)),
    )


def to_mark(read: SearchRequest) -> str:
    """What a report is asked so that the same is marked in it: the question, and the slogans that are chosen."""
    either = " OR ".join(slogan_filter(name) for name in read.chosen.slogan)
    told = [read.q] if read.q else []
    told += [either] if either else []
    told += [slogan_filter(name) for name in read.chosen.slogan_all]
    return told[0] if len(told) == 1 else " ".join(f"({each})" for each in told)


def _cards(hits: list[ShownHit], read: SearchRequest) -> Iterator[Card]:
    question = to_mark(read)
    for hit in hits:
        kept = excerpt(hit.text, hit.highlights, LONGEST)
        whole = marked(hit.text, hit.highlights)
        is_whole = kept == [(0, len(hit.text))]
        url = f"{report_link(hit.report_id, question)}#p-{hit.id}"
        yield Card(hit, url, whole, [] if is_whole else shortened(hit.text, hit.highlights, kept))
