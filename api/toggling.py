"""A click on a value of a facet: what is chosen then, and what of the chosen values is given up for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.narrowing import Narrowed, Value
from engine.fields import PLACES
from vocabulary import districts

MOST_LEFT = 20  # values that stay of a span when one of them goes


@dataclass(frozen=True, slots=True)
class Toggle:
    """``come`` are values of the facet, ``gone`` what is chosen no more, by facet, as the request writes it."""

    come: Sequence[str]
    gone: Mapping[str, Sequence[str]]


def toggle(facet: str, value: Value, narrowed: Narrowed) -> Toggle:
    """A value that is chosen goes, and what else was chosen with it in one text stays; another takes the place of what holds it."""
    if texts := narrowed.written.get((facet, value)):
        return Toggle(_left(facet, value, texts, narrowed), {facet: texts})
    gone = dict(_places(facet, str(value), narrowed)) if facet in PLACES else {facet: narrowed.spans[facet]}
    return Toggle((str(value),), {name: texts for name, texts in gone.items() if texts})


def _left(facet: str, value: Value, texts: Sequence[str], narrowed: Narrowed) -> Sequence[str]:
    """Of 2021..2023 without 2022 the others. Of a long span nothing: it would be more than an address takes."""
    left = [
        str(other)
        for (name, other), written in narrowed.written.items()
        if name == facet and other != value and set(written) <= set(texts)
    ]
    return left if len(left) <= MOST_LEFT else ()


def _places(facet: str, code: str, narrowed: Narrowed) -> Iterator[tuple[str, Sequence[str]]]:
    """A region has all below it, a district is itself alone: 重庆市 (all of it) and 江津区 are never chosen both.

    A name of several districts stays where one of them lies elsewhere: they are either, so nothing is counted twice.
    """
    for name in PLACES:
        chosen = [(str(other), texts) for (of, other), texts in narrowed.written.items() if of == name]
        staying = {text for other, texts in chosen for text in texts if not _overlap(facet, code, name, other)}
        yield (
            name,
            [text for text in dict.fromkeys(text for _, texts in chosen for text in texts) if text not in staying],
        )


def _overlap(facet: str, code: str, other_facet: str, other: str) -> bool:
    holds_it = other_facet == "region" and districts.within(code, other)
    return holds_it or (facet == "region" and districts.within(other, code))
