"""Requests as addresses: the query string says all of a request, and the same for the page and for its JSON."""

from dataclasses import fields, replace
from typing import Any
from urllib.parse import quote, urlencode

from api.request import Chosen, SearchRequest


def query_string(request: SearchRequest) -> str:
    """Without what is as it is anyway; ``?`` alone asks for everything."""
    told = [(field.name, getattr(request, field.name)) for field in fields(SearchRequest) if field.name != "chosen"]
    plain = SearchRequest()
    pairs = [("q", request.q)] if request.q else []
    pairs += chosen_pairs(request.chosen)
    pairs += [(name, str(value).lower()) for name, value in told if name != "q" and value != getattr(plain, name)]
    return f"?{urlencode(pairs)}"


def chosen_pairs(chosen: Chosen) -> list[tuple[str, str]]:
    """Each value chosen, as a parameter."""
    pairs: list[tuple[str, str]] = []
    for field in fields(Chosen):
        value = getattr(chosen, field.name)
        values = value if isinstance(value, tuple) else ("true",) * value
        pairs += [(field.name, each) for each in values]
    return pairs


def toggled(request: SearchRequest, facet: str, value: str, written: tuple[str, ...]) -> str:
    """The request with a value chosen, or no more; ``written`` is how the request writes it. It begins at the first page."""
    chosen: tuple[str, ...] = getattr(request.chosen, facet)
    kept = tuple(each for each in chosen if each not in written)
    changed = kept if len(kept) < len(chosen) else (*chosen, value)
    changes: dict[str, Any] = {facet: changed}
    return query_string(replace(request, chosen=replace(request.chosen, **changes), page=1))


def as_it_stands(request: SearchRequest, passages: int) -> str:
    """The address behind a number: where it is none, nothing looser is looked for."""
    return query_string(request if passages else replace(request, loosen=False))


def report_link(report: str, question: str = "") -> str:
    """The report, with what the question finds in it marked."""
    return f"/reports/{report}" + (f"?{urlencode({'q': question})}" if question else "")


def slogan_link(name: str) -> str:
    return f"/slogans/{quote(name, safe='')}"


def passage_link(report: str, passage: str) -> str:
    return f"/reports/{report}#p-{passage}"
