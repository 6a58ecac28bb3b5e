"""Where the other pages of a list are."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from api.links import query_string
from api.request import SearchRequest

BESIDE = 2  # pages told on either side
DEEPEST = 10_000  # hits


@dataclass(frozen=True, slots=True)
class Paging:
    """``numbers`` are pages with their addresses; 0 stands for those left out."""

    page: int
    pages: int
    before: str
    after: str
    numbers: list[tuple[int, str]]


def paging(request: SearchRequest, pages: int) -> Paging:
    """No page beyond what can be asked for."""
    most = min(pages, DEEPEST // request.size)
    return numbered(request.page, most, lambda page: query_string(replace(request, page=page)))


def numbered(page: int, pages: int, address_of: Callable[[int], str]) -> Paging:
    """The pages near this one, and the first and last."""

    def address(page: int) -> str:
        return address_of(page) if 1 <= page <= pages else ""

    near = {1, pages, *range(page - BESIDE, page + BESIDE + 1)}
    told = sorted(number for number in near if 1 <= number <= pages)
    numbers: list[tuple[int, str]] = []
    for number, before in zip(told, [0, *told], strict=False):
        if number - before > 1:
            numbers.append((0, ""))
        numbers.append((number, address(number)))
    return Paging(page, pages, address(page - 1), address(page + 1), numbers)
