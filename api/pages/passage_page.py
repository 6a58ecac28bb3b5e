"""The page of a passage: how it is cited, what was repaired in it, what stands before and after it, and what is like it."""

from dataclasses import dataclass

from api.excerpt import excerpt
from api.following import Opened
from api.links import passage_page_link, report_link
from api.pages.marked import Run, marked
from api.pages.mended import Mended, mended
from api.pages.read_passage import CUT_START, flag_names
from api.passages import passage, similar
from api.reports import record_of
from api.request import SearchRequest
from api.shown.answer import ShownHit
from api.shown.passage import PassageAnswer

MOST_ALIKE = 5
BEGINNING = 100  # characters of a passage that is like this one


@dataclass(frozen=True, slots=True)
class Alike:
    """Another passage, by its beginning; ``cut``: it goes on."""

    hit: ShownHit
    url: str
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class PassagePage:
    answer: PassageAnswer
    question: str
    runs: list[Run]
    repairs: list[Mended]
    alike: list[Alike]

    @property
    def title(self) -> str:
        return self.answer.passage.shown_title

    @property
    def number(self) -> int:
        return self.answer.passage.order + 1

    @property
    def starts_torn(self) -> bool:
        return CUT_START in self.answer.passage.flags

    @property
    def flags(self) -> list[str]:
        return flag_names(self.answer.passage.flags)

    @property
    def in_report(self) -> str:
        hit = self.answer.passage
        return f"{report_link(hit.report_id, self.question)}#p-{hit.id}"

    @property
    def neighbours(self) -> list[tuple[str, str, str]]:
        """What stands before and after: the name of what it is called, its text, its page."""
        beside = (("passage_before", self.answer.before), ("passage_after", self.answer.after))
        return [(name, it.text, passage_page_link(it.id)) for name, it in beside if it]

    @property
    def api(self) -> str:
        return f"/api/v1/passages/{self.answer.passage.id}"

    @property
    def alike_api(self) -> str:
        return f"/api/v1/similar/{self.answer.passage.id}"


def passage_page(name: str, question: str, opened: Opened) -> PassagePage:
    answer = passage(name, question, opened)
    hit = answer.passage
    record = record_of(hit.report_id, opened)
    [told] = [it for it in record["passages"] if it["id"] == name]
    return PassagePage(answer, question, marked(hit.text, hit.highlights), mended(told), _alike(name, opened))


def _alike(name: str, opened: Opened) -> list[Alike]:
    found = similar(name, SearchRequest(sort="relevance", size=MOST_ALIKE), opened).hits
    beginnings = [excerpt(hit.text, (), BEGINNING)[0][1] for hit in found]
    return [
        Alike(hit, passage_page_link(hit.id), hit.text[:end], end < len(hit.text))
        for hit, end in zip(found, beginnings, strict=True)
    ]
