"""Facets as they are shown: each value with its name, its count, and the address that chooses it."""

from collections.abc import Sequence

from api.links import Toggles
from api.narrowing import Narrowed
from api.shown.answer import FacetValue
from api.shown.labels import label
from api.toggling import toggle
from engine.question import Value
from vocabulary import districts

MOST_SHOWN = 30  # of one facet; what is chosen is always shown


def shown_facet(
    facet: str, values: Sequence[Value], narrowed: Narrowed, toggles: Toggles, most: int = MOST_SHOWN
) -> list[FacetValue]:
    kept = [value for at, value in enumerate(values) if at < most or value.selected]
    return [_shown(facet, value, narrowed, toggles) for value in kept]


def _shown(facet: str, value: Value, narrowed: Narrowed, toggles: Toggles) -> FacetValue:
    text = str(value.value)
    change = toggle(facet, value.value, narrowed)
    url = toggles.url(facet, change.come, change.gone)
    above = districts.by_code(text) if facet == "region" else None
    parent = above.parent if above else None
    return FacetValue(value.value, *label(facet, value.value), value.count, value.selected, url, parent)
