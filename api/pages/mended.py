"""The repairs of a passage as people read them: by kind, each with what stands around it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.pages.wording import told_or

AROUND = 12  # characters on either side
JOINTS = frozenset({"page_break", "moved"})  # nothing was taken out there or put in
_SHOWN = str.maketrans({"\n": "⏎", "\r": "", "\f": "⏎", "\v": "⏎", "\u2028": "⏎", "\u2029": "⏎"})

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """``before`` stood in the source where ``after`` stands now, between ``left`` and ``right`` of the text."""

    left: str
    before: str
    after: str
    right: str
    times: int


@dataclass(frozen=True, slots=True)
class Mended:
    """``text`` names what the kind of repair is called; ``joint``: two halves meet there."""

    text: str
    joint: bool
    places: list[Place]


def mended(passage: Told) -> list[Mended]:
    """The kinds in the order in which they come first."""
    times = Counter((at, it["kind"], it["before"], it["after"]) for at, it in repairs_in_text(passage))
    by_kind: dict[str, list[Place]] = defaultdict(list)
    for (at, kind, before, after), count in times.items():
        by_kind[kind].append(_place(passage["text"], at, before, after, count))
    return [
        Mended(told_or(f"repair_{kind}", "repair_other"), kind in JOINTS, places) for kind, places in by_kind.items()
    ]


def repairs_in_text(passage: Told) -> Iterator[tuple[int, Told]]:
    """Each repair with its place in the text. Spans and repairs come in the order of the text, and count in the source."""
    repairs = iter(passage["repairs"])
    repair = next(repairs, None)
    place = 0
    for start, end in passage["spans"]:
        at = start
        while repair and at <= repair["span"][0] and repair["span"][1] <= end:
            place += repair["span"][0] - at
            yield place, repair
            place += len(repair["after"])
            at = repair["span"][1]
            repair = next(repairs, None)
        place += end - at


def _place(text: str, at: int, before: str, after: str, times: int) -> Place:
    end = at + len(after)
    return Place(text[max(0, at - AROUND) : at], _visible(before), _visible(after), text[end : end + AROUND], times)


def _visible(text: str) -> str:
    """With a sign for what ends a line."""
    return text.translate(_SHOWN)
