"""All values of one facet, or those that hold a text in what they are called."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from analyzers.spellings import comparable
from api.asking import plain
from api.following import Opened
from api.links import Toggles
from api.request import SearchRequest
from api.shown.answer import FacetAnswer, told_generation, told_query
from api.shown.facets import shown_facet
from api.shown.labels import label
from api.understood import understood

VALUES = 100  # of a page
MOST_VALUES = 1_000  # of the largest


@dataclass(frozen=True, slots=True)
class FacetRequest:
    """``containing``: a part of a value or of its names, 江 of 江津区; a slogan goes by any of its forms."""

    name: str
    request: SearchRequest
    containing: str = ""
    size: int = VALUES
    page: int = 1


def facet(wanted: FacetRequest, opened: Opened) -> FacetAnswer:
    """Each value counts the total with it alone chosen in its facet, all else as it is."""
    request, name = wanted.request, wanted.name
    asked = understood(request, opened)
    counted = opened.reader.search(replace(plain(asked.question), facets=(name,))).facets[name]
    part = comparable(wanted.containing)
    found = [value for value in counted if any(part in it for it in _names(name, value.value, opened))]
    toggles = Toggles(replace(request, q=asked.reading.read_as))
    start = (wanted.page - 1) * wanted.size
    return FacetAnswer(
        query=told_query(request.q, asked.reading.read_as, asked.said),
        facet=name,
        total=len(found),
        values=shown_facet(name, found[start : start + wanted.size], asked.narrowed, toggles, wanted.size),
        page=wanted.page,
        pages=-(-len(found) // wanted.size),
        generation=told_generation(opened.generation),
    )


def _names(facet_name: str, value: str | int, opened: Opened) -> Iterator[str]:
    if facet_name == "slogan":
        yield opened.forms.get(str(value), "") or comparable(str(value))
    else:
        yield str(value)
        yield from map(comparable, label(facet_name, value))
