"""How many of the slogans that are listed have each category, and each level."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from analyzers.slogan import Slogan
from api.list_links import slogans_query
from api.shown.answer import FacetValue
from api.shown.labels import label
from api.slogan_request import SlogansRequest
from vocabulary.labels import CATEGORIES, LEVELS

_VALUES = {"category": CATEGORIES, "level": LEVELS}


def slogan_facet(name: str, wanted: SlogansRequest, found: Iterable[Slogan]) -> list[FacetValue]:
    """``found`` are those of the list if nothing were chosen in this facet. In the order of the house; what is chosen is always told."""
    counts = Counter(getattr(slogan, name) for slogan in found)
    chosen = getattr(wanted, name)
    return [_value(name, it, counts[it], wanted) for it in _VALUES[name] if counts[it] or it in chosen]


def _value(name: str, value: str, count: int, wanted: SlogansRequest) -> FacetValue:
    chosen: tuple[str, ...] = getattr(wanted, name)
    selected = value in chosen
    changes: dict[str, Any] = {name: tuple(it for it in chosen if it != value) if selected else (*chosen, value)}
    url = slogans_query(replace(wanted, within=replace(wanted.within, page=1), **changes))
    return FacetValue(value, *label(name, value), count, selected, url)
