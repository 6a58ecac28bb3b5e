"""Requests for slogans and for lines as addresses: the query string of the page and of its JSON, without what is as it is anyway."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from api.kwic_request import LINES, KwicRequest
from api.links import asked_pairs, slogan_link, with_more
from api.request import SearchRequest
from api.slogan_request import SLOGANS, SloganRequest, SlogansRequest

Pair = tuple[str, str]


def slogans_query(wanted: SlogansRequest) -> str:
    chosen = [("category", it) for it in wanted.category] + [("level", it) for it in wanted.level]
    told = _told(wanted, SlogansRequest(wanted.within), ("containing", "unused", "sort"))
    return _query(asked_pairs(wanted.within), chosen, told, _page(wanted.within, SLOGANS))


def kwic_query(wanted: KwicRequest) -> str:
    told = _told(wanted, KwicRequest(wanted.within), ("of", "free", "width", "sort"))
    return _query(asked_pairs(wanted.within), told, _page(wanted.within, LINES))


def slogan_query(wanted: SloganRequest) -> str:
    return _query(asked_pairs(wanted.within), _told(wanted, SloganRequest("", wanted.within), ("measure",)))


def slogans_address(wanted: SlogansRequest) -> str:
    return _address("/slogans", slogans_query(wanted))


def kwic_address(wanted: KwicRequest) -> str:
    return _address("/kwic", kwic_query(wanted))


def kwic_files(wanted: KwicRequest) -> dict[str, str]:
    """The addresses of all its lines as files, by the names of their forms; pages and what is around a file have no say in it."""
    whole = replace(wanted, within=replace(wanted.within, page=1, size=LINES))
    return {name: f"/api/v1/kwic{with_more(kwic_query(whole))}format={name}" for name in ("csv", "excel")}


def slogan_address(wanted: SloganRequest) -> str:
    return _address(slogan_link(wanted.name), slogan_query(wanted))


def _told(wanted: object, plain: object, names: Iterable[str]) -> list[Pair]:
    """What is not as it is anyway."""
    values = ((name, getattr(wanted, name)) for name in names)
    return [
        (name, value if isinstance(value, str) else str(value).lower())
        for name, value in values
        if value != getattr(plain, name)
    ]


def _page(request: SearchRequest, size: int) -> list[Pair]:
    page = [("page", str(request.page))] if request.page != 1 else []
    return page + ([("size", str(request.size))] if request.size != size else [])


def _query(*pairs: list[Pair]) -> str:
    return f"?{urlencode([pair for some in pairs for pair in some])}"


def _address(path: str, query: str) -> str:
    return path if query == "?" else f"{path}{query}"
