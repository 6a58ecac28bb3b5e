"""Requests as addresses: the query string says all of a request, and the same for the page and for its JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

from api.request import Chosen, SearchRequest, without


def query_string(request: SearchRequest) -> str:
    """Without what is as it is anyway; ``?`` alone asks for everything."""
    told = [(field.name, getattr(request, field.name)) for field in fields(SearchRequest) if field.name != "chosen"]
    plain = SearchRequest()
    pairs = asked_pairs(request)
    pairs += [(name, str(value).lower()) for name, value in told if name != "q" and value != getattr(plain, name)]
    return f"?{urlencode(pairs)}"


def with_more(query: str) -> str:
    """A query string to which another parameter is added."""
    return f"{query}{'&' if len(query) > 1 else ''}"


def asked_pairs(request: SearchRequest) -> list[tuple[str, str]]:
    """The question and what is chosen, as parameters."""
    return ([("q", request.q)] if request.q else []) + chosen_pairs(request.chosen)


def chosen_pairs(chosen: Chosen) -> list[tuple[str, str]]:
    """Each value chosen, as a parameter."""
    pairs: list[tuple[str, str]] = []
    for field in fields(Chosen):
        value = getattr(chosen, field.name)
        values = value if isinstance(value, tuple) else ("true",) * value
        pairs += [(field.name, each) for each in values]
    return pairs


def search_link(query: str, site: str) -> str:
    """A query string as the address of its page for who reads it elsewhere; ``site`` is where we are asked, if that is known."""
    return f"{site}/{query}"


class Toggles:
    """Addresses of a request with one value chosen, or no more. They begin at the first page."""

    def __init__(self, request: SearchRequest) -> None:
        self._request = replace(request, page=1)
        self._before = with_more(query_string(self._request))  # most values are added to it

    def url(self, facet: str, come: Sequence[str], gone: Mapping[str, Sequence[str]]) -> str:
        """``come`` are chosen in the facet; ``gone`` is chosen no more, by facet, as the request writes it."""
        if not gone:
            return self._before + "&".join(f"{facet}={quote_plus(value)}" for value in come)
        chosen = self._request.chosen
        kept: dict[str, Any] = {
            name: tuple(it for it in getattr(chosen, name) if it not in gone[name]) for name in gone
        }
        kept[facet] = (*kept.get(facet, getattr(chosen, facet)), *come)
        return query_string(replace(self._request, chosen=replace(chosen, **kept)))


class Only:
    """Addresses of a request with one value each chosen in these facets, whatever was chosen in them. They begin at the first page."""

    def __init__(self, request: SearchRequest, *facets: str) -> None:
        self._before = with_more(query_string(without(request, *facets)))
        self._facets = facets

    def url(self, *values: object) -> str:
        """``values`` in the order of the facets."""
        told = zip(self._facets, values, strict=True)
        return self._before + "&".join(f"{facet}={quote_plus(str(value))}" for facet, value in told)


def as_it_stands(request: SearchRequest, passages: int) -> str:
    """The address behind a number: where it is none, nothing looser is looked for."""
    return query_string(request if passages else replace(request, loosen=False))


def report_link(report: str, question: str = "", *, mentions: bool = False) -> str:
    """The report, with what the question finds in it marked, and its slogans too."""
    asked = {**({"q": question} if question else {}), **({"mentions": "true"} if mentions else {})}
    return f"/reports/{report}" + (f"?{urlencode(asked)}" if asked else "")


def slogan_link(name: str) -> str:
    return f"/slogans/{quote(name, safe='')}"


def passage_link(report: str, passage: str) -> str:
    """Its place in its report."""
    return f"/reports/{report}#p-{passage}"


def passage_page_link(passage: str) -> str:
    return f"/passages/{passage}"
