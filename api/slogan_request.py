"""Slogans as they are asked for: by any of their forms, and within a request."""

from dataclasses import dataclass, replace

from analyzers.slogan import Slogan
from api.asking import asking, total
from api.following import Opened
from api.missing import MissingError, quoted
from api.query.tokens import unquoted
from api.request import SearchRequest

LONGEST_NAME = 200
SLOGANS = 50  # of a page
ORDERS = ("occurrences", "free", "passages", "name")
MEASURES = ("occurrences", "free", "passages", "reports", "share", "rate")


@dataclass(frozen=True, slots=True)
class SloganRequest:
    """A slogan by any of its forms, in which passages. ``measure``: the figure that is asked for; an answer holds them all."""

    name: str
    within: SearchRequest
    measure: str = MEASURES[0]


@dataclass(frozen=True, slots=True)
class SlogansRequest:
    """Which slogans, in which passages. ``unused``: also those that do not occur."""

    within: SearchRequest
    containing: str = ""
    category: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    unused: bool = False
    sort: str = ORDERS[0]


def found_slogan(name: str, opened: Opened) -> Slogan:
    """The slogan with this form; one that is not known is told with those that may be meant, and where it stands as a phrase."""
    dictionary = opened.analyzer.dictionary
    slogan = dictionary.find(name) if len(name) <= LONGEST_NAME else None
    if slogan is None:
        near = "、".join(dictionary.near(name[:LONGEST_NAME])[:5])
        remedy = f"did you mean {near}?" if near else "look for a part of it among the slogans"
        asked = name[:LONGEST_NAME]
        raise MissingError(f"the dictionary knows no slogan {quoted(asked)}", remedy, *_as_phrase(asked, opened))
    return slogan


def _as_phrase(name: str, opened: Opened) -> tuple[str, int]:
    """The question that finds it in the texts, with its count; a name in which nothing can be looked for is asked by none."""
    asked = asking(SearchRequest(f"“{unquoted(name)}”"), opened)
    return (asked.reading.read_as, total(asked, opened)) if asked.reading.read_as else ("", 0)


def with_slogan(request: SearchRequest, name: str) -> SearchRequest:
    """The request for those of its passages that hold a slogan."""
    chosen = request.chosen
    if chosen.slogan or chosen.slogan_all:
        return replace(request, chosen=replace(chosen, slogan_all=tuple(dict.fromkeys((*chosen.slogan_all, name)))))
    return replace(request, chosen=replace(chosen, slogan=(name,)))
