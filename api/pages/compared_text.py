"""The text of a passage in pieces: what was changed from or to the other report, and which sentences stand elsewhere in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from api.shown.answer import Span
from api.shown.compare import ComparedPassage, FoundElsewhere


class Part(NamedTuple):
    """``changed``: the other side has it not."""

    text: str
    changed: bool


class Stretch(NamedTuple):
    """Parts that stand in one sentence of the other report, or in none; ``url`` leads to where it stands there."""

    parts: list[Part]
    elsewhere: FoundElsewhere | None = None
    url: str = ""


def stretches(passage: ComparedPassage, changed: Sequence[Span], places: Mapping[str, str]) -> list[Stretch]:
    """The whole text. ``places`` are addresses of passages on the page itself, by their ids."""
    told: list[Stretch] = []
    at = 0
    for it in passage.elsewhere:
        start, end = it.span
        if at < start:
            told.append(Stretch(list(_parts(passage.text, (at, start), changed))))
        url = places.get(it.passage, it.url)
        told.append(Stretch(list(_parts(passage.text, (start, end), changed)), it, url))
        at = end
    if at < len(passage.text):
        told.append(Stretch(list(_parts(passage.text, (at, len(passage.text)), changed))))
    return told


def _parts(text: str, within: Span, changed: Sequence[Span]) -> Iterator[Part]:
    at, end = within
    for first, last in changed:
        begins, ends = max(first, at), min(last, end)
        if begins < ends:
            if at < begins:
                yield Part(text[at:begins], changed=False)
            yield Part(text[begins:ends], changed=True)
            at = ends
    if at < end:
        yield Part(text[at:end], changed=False)
