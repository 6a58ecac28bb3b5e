"""A click on a value of a facet: what of the chosen values is given up for it."""

from collections.abc import Collection, Sequence

from api.narrowing import Narrowed, Value
from engine.fields import PLACES
from vocabulary import districts


def given_up(facet: str, value: Value, narrowed: Narrowed) -> dict[str, Sequence[str]]:
    """By facet, as the request writes it: a value that is chosen itself; for another what holds it, or lies in it."""
    if (facet, value) in narrowed.written:
        return {facet: narrowed.written[facet, value]}
    if facet in PLACES:
        return _places(facet, str(value), narrowed)
    return {facet: narrowed.spans[facet]} if narrowed.spans[facet] else {}


def _places(facet: str, code: str, narrowed: Narrowed) -> dict[str, Sequence[str]]:
    """A region has all below it, a district is itself alone: 重庆市 (all of it) and 江津区 are never chosen both."""
    found: dict[str, Sequence[str]] = {}
    for (name, other), texts in narrowed.written.items():
        region_above = name == "region" and other in _above(code)
        region_below = facet == "region" and name in PLACES and code in _above(str(other))
        if region_above or region_below:
            found[name] = (*found.get(name, ()), *texts)
    return found


def _above(code: str) -> Collection[str]:
    """With itself."""
    return {it.code for it in districts.path(code)}
