"""Furniture around and between the paragraphs."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from benchmarks.damage.furniture_lines import ABOVE, AMID, BELOW, some, turn
from benchmarks.damage.press import FLOW, Press, any_wrapping, printed, whole_lines
from benchmarks.damage.setting import Line, Setting, set_paragraphs, spans
from benchmarks.damage.truth import Damaged, Paragraph

EVERY = 1500
TURNS, LONG = 0.15, 40


def furniture(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """Two to four lines above, as many below, and one to three after about every 1500 characters.

    At about every seventh such place "(下转第三版)" or "(上接第一版)" stands in the line of the paragraph itself. Broken are the
    neighbours of all these.
    """
    return _furnished(paragraphs, None, FLOW, rng)


def furniture_wraps(paragraphs: list[Paragraph], rng: random.Random) -> Damaged:
    """The same, all of it wrapped, furniture too."""
    setting, press = any_wrapping(rng)
    return _furnished(paragraphs, setting, press, rng)


def _furnished(paragraphs: list[Paragraph], setting: Setting | None, press: Press, rng: random.Random) -> Damaged:
    places = _places(paragraphs, rng)
    turned = {place for place in places if _may_turn(paragraphs, place) and rng.random() < TURNS}
    marked = [_turned(paragraph, rng) if number in turned else paragraph for number, paragraph in enumerate(paragraphs)]
    lines = set_paragraphs(marked, setting) if setting else whole_lines(marked)
    blocks = _blocks(lines, {place: text for place, text in places.items() if place not in turned}, setting, rng)
    neighbours = {place for place in places if place >= 0} | {place + 1 for place in places if place not in turned}
    return printed(paragraphs, blocks, press, broken={number for number in neighbours if number < len(paragraphs)})


def _places(paragraphs: list[Paragraph], rng: random.Random) -> dict[int, list[str]]:
    """After which paragraph there is furniture, and what; -1 is above the first."""
    last = len(paragraphs) - 1
    count = max(2, round(sum(len(paragraph.text) for paragraph in paragraphs) / EVERY))
    inner = sorted(rng.sample(range(last), min(count, last))) if last > 0 else []
    return {
        -1: some(ABOVE, rng.randint(2, 4), rng),
        **{place: some(AMID, rng.choice((1, 1, 2, 3)), rng) for place in inner},
        last: some(BELOW, rng.randint(2, 4), rng),
    }


def _may_turn(paragraphs: list[Paragraph], place: int) -> bool:
    inner = 0 <= place < len(paragraphs) - 1
    return inner and not paragraphs[place].heading and len(paragraphs[place].text) >= LONG


def _turned(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    if rng.random() < 0.5:
        return replace(paragraph, text=paragraph.text + turn(rng))
    return replace(paragraph, text=turn(rng, back=True) + paragraph.text)


def _blocks(
    lines: Sequence[Line], places: Mapping[int, list[str]], setting: Setting | None, rng: random.Random
) -> list[Sequence[Line]]:
    blocks: list[Sequence[Line]] = []
    begin = 0
    for place in sorted(places):
        end = sum(1 for line in lines if line.paragraph is not None and line.paragraph <= place)
        blocks.append(lines[begin:end])
        items = [[Line(item[start:stop]) for start, stop in _parts(item, setting)] for item in places[place]]
        blocks += items if rng.random() < 0.6 else [[line for item in items for line in item]]
        begin = end
    return [*blocks, lines[begin:]]


def _parts(item: str, setting: Setting | None) -> list[tuple[int, int]]:
    return list(spans(item, setting)) if setting else [(0, len(item))]
