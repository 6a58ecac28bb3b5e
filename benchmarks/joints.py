"""How well the joint model tells which torn sentence goes on in which text.

    TIFA_TEXTS=FOLDER python -m benchmarks.joints

Whole paragraphs are set in columns of 12 to 20 characters and cut at ends of lines within sentences, by chance. No model is
asked about a text that it was made of, nor of a slogan that a judged seed holds. Texts and cuts are the same in each run.
"""

import os
import random
import sys
import time
import tracemalloc
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, inf
from pathlib import Path
from statistics import mean

from benchmarks.damage.corpus import clean
from benchmarks.damage.setting import any_setting, set_paragraphs
from benchmarks.damage.tearing import ends_amid_sentence, tearable
from benchmarks.damage.truth import Paragraph
from indexer.generate_joint_model import COUNTED, JUDGES, reports, seed, slogans_without, whole_sentences
from indexer.repair.joint_model import JointModel

GOLDEN = Path(__file__).parents[1] / "tests" / "indexer" / "golden"
SHOWN = 60  # characters of either side
NARROWEST, WIDEST = 12, 20
SIZES = (10, 20, 40)
PRECISIONS = (0.97, 0.99)
MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0)
SCORES = (-2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)
BINS = (-inf, -3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0, 6.0, inf)
PRIORS = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 8.0)
IN_ORDER = (0.3, 0.6, 0.9)
LOST = 0.3
LEAST_SCORES = (-9.0, 0.0, 1.0, 2.0, 3.0)
Torn = list[tuple[str, str]]


@dataclass(frozen=True)
class Trial:
    """A report, a model that was not made of it, and how many times it is cut."""

    model: JointModel
    paragraphs: list[Paragraph]
    rounds: int

    def pages(self, size: int) -> Iterator[Torn]:
        rng = random.Random(size)
        return (torn(self.paragraphs, size, rng) for _ in range(self.rounds))


@dataclass(frozen=True)
class Match:
    """A left end and a right start that are each other's best, by how much, and whether they belong together."""

    margin: float
    score: float
    true: bool


def torn(paragraphs: list[Paragraph], count: int, rng: random.Random) -> Torn:
    """The two sides of so many cuts."""
    lines = set_paragraphs(paragraphs, any_setting(rng, NARROWEST, WIDEST))
    places = [place for place in tearable(lines, paragraphs) if ends_amid_sentence(lines[place])]
    chosen = rng.sample(places, min(count, len(places)))
    return [_sides(paragraphs[lines[place].paragraph or 0].text, lines[place + 1].start) for place in chosen]


def _sides(text: str, at: int) -> tuple[str, str]:
    return text[max(0, at - SHOWN) : at], text[at : at + SHOWN]


def scores(model: JointModel, page: Torn) -> list[list[float]]:
    return [[model.score(left, right) for _, right in page] for left, _ in page]


def matches(table: Sequence[Sequence[float]], starts: Sequence[int] | None = None) -> Iterator[Match]:
    """Each other's best; a row for each end, a column for each start, of which ``starts`` tells whose it is."""
    columns = list(zip(*table, strict=True))
    for left, row in enumerate(table):
        right = row.index(max(row))
        column = columns[right]
        if column.index(max(column)) == left:
            true = (starts[right] if starts else right) == left
            yield Match(min(_lead(row), _lead(column)), row[right], true)


def _lead(values: Sequence[float]) -> float:
    best, second = sorted(values)[:-3:-1]
    return best - second


def at_precision(found: list[Match], total: int, wanted: float) -> tuple[float, float]:
    """The highest recall at that precision, and the margin it takes."""
    best, true = (inf, 0.0), 0
    for count, match in enumerate(sorted(found, key=lambda match: -match.margin), 1):
        true += match.true
        if true / count >= wanted:
            best = match.margin, true / total
    return best


def precision(found: Iterable[Match]) -> float:
    true = [match.true for match in found]
    return sum(true) / len(true) if true else 1.0


def recall(found: Iterable[Match], total: int) -> float:
    return sum(match.true for match in found) / total


def all_matches(trials: list[Trial], size: int) -> tuple[list[Match], int]:
    """Over all pages, and how many joints there were."""
    tables = [scores(trial.model, page) for trial in trials for page in trial.pages(size)]
    return [match for table in tables for match in matches(table)], sum(map(len, tables))


def tell_pairs(worlds: dict[str, list[Trial]]) -> None:
    print(
        "\nOpen ends and starts of one report, shuffled: the share found as each other's best; recall at a precision\n"
    )
    print(f"{'model and judged texts':<44}   N  found precision | >=0.97 at margin | >=0.99 at margin")
    for name, trials in worlds.items():
        for size in SIZES:
            found, total = all_matches(trials, size)
            ends = (" | {1:>6.3f}    {0:6.2f}".format(*at_precision(found, total, wanted)) for wanted in PRECISIONS)
            print(f"{name:<44} {size:>3} {recall(found, total):>6.3f} {precision(found):>9.3f}{''.join(ends)}")


def tell_margins(worlds: dict[str, list[Trial]], size: int) -> None:
    print(f"\nPrecision and recall of each other's best among {size}, by the least margin\n")
    print(f"{'model and judged texts':<44}" + "".join(f"{margin:>12.1f}" for margin in MARGINS))
    for name, trials in worlds.items():
        found, total = all_matches(trials, size)
        kept = [[match for match in found if match.margin >= margin] for margin in MARGINS]
        cells = (f"{precision(part):>6.3f} {recall(part, total):.3f}" for part in kept)
        print(f"{name:<44}" + "".join(cells))


def tell_lost(name: str, trials: list[Trial], size: int) -> None:
    print(
        f"\n{name}, where {LOST:.0%} of the starts are lost: by the least score (rows) and the least margin (columns)\n"
    )
    print(f"{'':<44}" + "".join(f"{margin:>12.1f}" for margin in MARGINS))
    tables = [scores(trial.model, page) for trial in trials for page in trial.pages(size)]
    found, total = lost_matches(tables, random.Random(3))
    for least in LEAST_SCORES:
        kept = [[match for match in found if match.margin >= margin and match.score >= least] for margin in MARGINS]
        cells = (f"{precision(part):>6.3f} {recall(part, total):.3f}" for part in kept)
        print(f"{least:<44}" + "".join(cells))


def lost_matches(tables: list[list[list[float]]], rng: random.Random) -> tuple[list[Match], int]:
    """With starts taken away, so that their ends have none; and how many joints are left."""
    found: list[Match] = []
    total = 0
    for table in tables:
        kept = sorted(rng.sample(range(len(table)), round((1 - LOST) * len(table))))
        total += len(kept)
        found += matches([[row[start] for start in kept] for row in table], kept)
    return found, total


@dataclass
class Joints:
    """Scores of true joints, and of each kind of false ones."""

    true: list[float]
    false: dict[str, list[float]]


def single_joints(trials: list[Trial]) -> Joints:
    told = Joints([], {"heading, paragraph": [], "torn, paragraph": [], "torn, another torn": []})
    for trial in trials:
        score, rng = trial.model.score, random.Random(1)
        starts = [paragraph.text[:SHOWN] for paragraph in trial.paragraphs if not paragraph.heading]
        told.false["heading, paragraph"] += [score(*sides) for sides in _after_headings(trial.paragraphs)]
        for page in trial.pages(20):
            told.true += [score(left, right) for left, right in page]
            told.false["torn, paragraph"] += [score(left, rng.choice(starts)) for left, _ in page]
            others = [right for _, right in page[1:] + page[:1]]
            told.false["torn, another torn"] += [
                score(left, other) for (left, _), other in zip(page, others, strict=True)
            ]
    return told


def _after_headings(paragraphs: list[Paragraph]) -> Iterator[tuple[str, str]]:
    for heading, paragraph in pairwise(paragraphs):
        if heading.heading and not paragraph.heading:
            yield heading.text[-SHOWN:], paragraph.text[:SHOWN]


def tell_single(worlds: dict[str, Joints]) -> None:
    print(
        "\nOne joint by itself: the share with at least this score; `order` is how often a true one scores above a false one\n"
    )
    print(
        f"{'model and judged texts':<44} {'joint':<20} {'number':>6} order "
        + "".join(f"{least:>7.0f}" for least in SCORES)
    )
    for name, joints in worlds.items():
        for kind, values in {"true": joints.true, **joints.false}.items():
            order = f"{above(joints.true, values):.3f}" if kind != "true" else "     "
            shares = "".join(f"{share_within(values, least, inf):>7.3f}" for least in SCORES)
            print(f"{name:<44} {kind:<20} {len(values):>6} {order}{shares}")


def above(true: list[float], false: list[float]) -> float:
    """How often a true joint scores above a false one."""
    ordered = sorted(false)
    pairs = (bisect_left(ordered, value) + bisect_right(ordered, value) for value in true)
    return sum(pairs) / 2 / len(true) / len(false)


def tell_thresholds(worlds: dict[str, Joints]) -> None:
    print(
        "\nThe least score at which 99 of 100 joints made are true, and the share of true ones made, by how many true stand to one false\n"
    )
    ratios = (1, 4, 10)
    print(f"{'model and judged texts':<44} {'false joint':<20}" + "".join(f"{f'{ratio} : 1':>16}" for ratio in ratios))
    for name, joints in worlds.items():
        for kind, false in joints.false.items():
            cells = ("{:>9.2f} {:>6.3f}".format(*least_score(joints.true, false, ratio)) for ratio in ratios)
            print(f"{name:<44} {kind:<20}{''.join(cells)}")


def least_score(true: list[float], false: list[float], ratio: float, wanted: float = 0.99) -> tuple[float, float]:
    """The least score at that precision, and the share of true joints from it on."""
    rows = sorted([(value, True) for value in true] + [(value, False) for value in false], reverse=True)
    best, right, wrong = (inf, 0.0), 0.0, 0.0
    for value, is_true in rows:
        right += is_true / len(true) * ratio
        wrong += (not is_true) / len(false)
        if right / (right + wrong) >= wanted:
            best = value, right / ratio
    return best


def tell_calibration(worlds: dict[str, Joints]) -> None:
    print(
        "\nThe share of true joints by score, where one false (a third of each kind) comes to one true, and what the score says\n"
    )
    print(f"{'score':>10} {'said':>13}" + "".join(f"{name:>34}" for name in worlds))
    for low, high in pairwise(BINS):
        shares = "".join(f"{share_true(joints, low, high):>34.3f}" for joints in worlds.values())
        print(f"{low:>5.0f}{high:>5.0f} {said(low):>6.3f} - {said(high):.3f}{shares}")


def said(score: float) -> float:
    """The probability that a score stands for, if true and false joints are as many."""
    return 1 / (1 + exp(-score))


def share_true(joints: Joints, low: float, high: float) -> float:
    true = share_within(joints.true, low, high)
    false = mean(share_within(values, low, high) for values in joints.false.values())
    return true / (true + false) if true + false else 0.0


def share_within(values: list[float], low: float, high: float) -> float:
    return sum(low <= value < high for value in values) / len(values)


def tell_prior(trials: list[Trial], size: int, margin: float) -> None:
    print(
        f"\nWhat the printed order is worth: precision and recall among {size} at margin {margin}, by what is added to the score"
    )
    print("of the next start in print, and by how many of ten joints were printed in order\n")
    print(f"{'':<44}" + "".join(f"{prior:>14.0f}" for prior in PRIORS))
    tables = [scores(trial.model, page) for trial in trials for page in trial.pages(size)]
    total = sum(map(len, tables))
    for share in IN_ORDER:
        found = (matches_in_print(tables, share, prior, margin) for prior in PRIORS)
        cells = "".join(f"{precision(part):>7.3f} {recall(part, total):>6.3f}" for part in found)
        print(f"{10 * share:<44.0f}{cells}")


def matches_in_print(tables: list[list[list[float]]], share: float, prior: float, margin: float) -> list[Match]:
    rng = random.Random(2)
    pages = (printed(table, share, prior, rng) for table in tables)
    return [match for page in pages for match in matches(page) if match.margin >= margin]


def printed(table: list[list[float]], share: float, prior: float, rng: random.Random) -> list[list[float]]:
    """With `prior` added for the start printed after each end: its own for that share of the ends, else another's."""
    followers = list(range(len(table)))
    moved = [end for end in followers if rng.random() >= share]
    for end, other in zip(moved, moved[1:] + moved[:1], strict=True):
        followers[end] = other
    return [
        [score + prior * (start == followers[end]) for start, score in enumerate(row)] for end, row in enumerate(table)
    ]


def tell_cost(page: Torn) -> None:
    tracemalloc.start()
    JointModel.load.__wrapped__()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    start = time.perf_counter()
    model = JointModel.load.__wrapped__()
    loading = time.perf_counter() - start
    pairs = [(left, right) for left, _ in page for _, right in page]
    start = time.perf_counter()
    for left, right in pairs:
        model.score(left, right)
    speed = len(pairs) / (time.perf_counter() - start)
    print(f"\nLoading: {1000 * loading:.0f} ms, {most / 1e6:.1f} MB at most. Speed: {speed:,.0f} scores a second.")


def golden(name: str) -> list[Paragraph]:
    """A seed as a person read it: its passages and headings."""
    lines = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [
        Paragraph(after, heading=False) if line.startswith("P ") else Paragraph(line.split(" | ")[1], heading=True)
        for line, after in pairwise([*lines, ""])
        if line.startswith(("P ", "H "))
    ]


def make_worlds(folder: Path) -> dict[str, list[Trial]]:
    """What a model is made of and judged on, and the trials."""
    texts = reports(folder)
    slogans = {name: [slogans_without([seed(name)])] for name in COUNTED}
    sentences = {name: whole_sentences(seed(name)) for name in COUNTED}
    others = {name: [sentences[other] for other in COUNTED if other != name] for name in COUNTED}
    alone = JointModel.of(texts)
    return {
        "half of the corpus, on the other": [*halves(texts[0::2], texts[1::2]), *halves(texts[1::2], texts[0::2])],
        "corpus, on 000, 001, 003": [on_seed(name, alone) for name in COUNTED],
        "and slogans": [on_seed(name, JointModel.of(texts + slogans[name])) for name in COUNTED],
        "and the two other seeds": [
            on_seed(name, JointModel.of(texts + slogans[name] + others[name])) for name in COUNTED
        ],
        "the bundled table, on 002, 004": [on_seed(name, JointModel.load()) for name in JUDGES],
    }


def halves(made_of: list[str], judged: list[str]) -> list[Trial]:
    model = JointModel.of(made_of)
    return [Trial(model, paragraphs, 2) for paragraphs in map(clean, judged) if paragraphs]


def on_seed(name: str, model: JointModel) -> Trial:
    return Trial(model, golden(name), 20)


def run(folder: Path) -> None:
    worlds = make_worlds(folder)
    tell_pairs(worlds)
    tell_margins(worlds, 20)
    for name in ("and the two other seeds", "the bundled table, on 002, 004"):
        tell_lost(name, worlds[name], 20)
    joints = {name: single_joints(trials) for name, trials in worlds.items()}
    tell_single(joints)
    tell_thresholds(joints)
    tell_calibration(joints)
    tell_prior(worlds["and the two other seeds"], 20, 2.0)
    tell_cost(next(worlds["half of the corpus, on the other"][0].pages(100)))


if __name__ == "__main__":
    if not os.environ.get("TIFA_TEXTS"):
        sys.exit("set TIFA_TEXTS to the folder of the test texts, the one that holds national/ and congress/")
    run(Path(os.environ["TIFA_TEXTS"]))
