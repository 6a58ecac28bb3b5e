"""A report's headings put back to their passages: those on lines of their own before them, those that run into them within."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Heading:
    """``depth`` is that of an outline, 1 to 3; ``url`` its place on the page."""

    text: str
    depth: int
    name: str

    @property
    def url(self) -> str:
        return f"#{self.name}"


@dataclass(frozen=True, slots=True)
class Headed:
    """A passage of a record, with the headings above it and the places of those within; None at the end for what has no text below it."""

    above: list[Heading]
    passage: Told | None
    within: list[tuple[Heading, int, int]]


DEEPEST = 3


def headings(record: Told) -> list[Heading]:
    """In the order of the report; the highest that it prints has the depth 1."""
    highest = min((it["level"] for it in record["headings"]), default=1)
    return [
        Heading(it["text"], min(it["level"] - highest + 1, DEEPEST), f"s-{number}")
        for number, it in enumerate(record["headings"], 1)
    ]


def headed(record: Told) -> Iterator[Headed]:
    """Every passage and every heading, each once, in order."""
    told, all_headings = record["headings"], headings(record)
    at = 0
    before: list[str] = []
    for passage in record["passages"]:
        path = passage["heading_path"]
        own = _own(told, _after(told, at, _new(path, before)), passage)
        above = all_headings[at : own.start]
        yield Headed(above, passage, list(_within([all_headings[it] for it in own], passage["text"])))
        at, before = own.stop, path
    if at < len(told):
        yield Headed(all_headings[at:], None, [])


def _new(path: Sequence[str], before: Sequence[str]) -> Sequence[str]:
    """What of the headings above a passage was not above the one before."""
    alike = 0
    while alike < min(len(path), len(before)) and path[alike] == before[alike]:
        alike += 1
    return path[alike:]


def _after(told: Sequence[Told], at: int, texts: Sequence[str]) -> int:
    """Behind the headings of these texts."""
    for text in texts:
        at = next((place + 1 for place in range(at, len(told)) if told[place]["text"] == text), at)
    return at


def _own(told: Sequence[Told], at: int, passage: Told) -> range:
    """The headings around this place that stay in the passage's text."""
    start = stop = at
    while start and _lies_in(told[start - 1], passage):
        start -= 1
    while stop < len(told) and _lies_in(told[stop], passage):
        stop += 1
    return range(start, stop)


def _lies_in(heading: Told, passage: Told) -> bool:
    place = heading["spans"][0][0] if heading["spans"] else -1
    return any(start <= place < end for start, end in passage["spans"])


def _within(own: Sequence[Heading], text: str) -> Iterator[tuple[Heading, int, int]]:
    at = 0
    for heading in own:
        start = max(text.find(heading.text, at), at)
        at = min(start + len(heading.text), len(text))
        yield heading, start, at
