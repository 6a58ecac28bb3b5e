"""What repair makes whole again: clean texts, damaged on purpose in every way and in pairs, against what they were.

    TIFA_TEXTS=... python -m benchmarks.repair [--texts N]

Each text is repaired with a joint model counted from the other half of the texts, so no text helps to repair itself. For each
damage: of the paragraphs that it broke, the share whole again; of the others, the share untouched; joints, headings.
Then speed, on clean texts and on the seeds, and how it grows with the length of one file.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from benchmarks.damage import DAMAGES, clean
from benchmarks.damage.judge import judge
from benchmarks.damage.score import Score
from benchmarks.damage.truth import Damaged, Paragraph, compact
from indexer.intake import Source
from indexer.paragraph import BODY, HEADING, lines
from indexer.parse import Parser
from indexer.repair.joint_model import JointModel
from indexer.repair.steps import Steps
from indexer.sidecar import Sidecar

ROOT = Path(__file__).parents[1]
COUNTED = ("bold", "wraps_bold", "doubled_words")  # where single characters are judged too
# A text holds few of these, so each is damaged so many times, lest chance decide.
ROUNDS = {
    "moved_columns": 10,
    "interleaved": 5,
    "interleaved_six": 5,
    "captions": 3,
    "page_breaks": 3,
    "doubled_words": 3,
}
TARGETS = {
    "wraps": "whole 0.95",
    "bold": "characters 0.99",
    "doubled_words": "whole 0.99, 2 false in a million",
    "and": "whole 1.00",
    "page_breaks": "whole 0.98, joints precise 0.99",
    "captions": "whole 0.95",
    "interleaved": "whole 0.95",
    "interleaved_six": "whole 0.85",
    "moved_columns": "whole 0.80, joints precise 0.97",
    "none": "untouched 0.999",
}

Text = tuple[str, list[Paragraph], int]


def clean_texts(folder: Path, most: int) -> Iterator[Text]:
    files = sorted(folder.rglob("*.txt"))
    found = [(file.name, clean(file.read_text(encoding="utf-8")), at % 2) for at, file in enumerate(files)]
    yield from [text for text in found if text[1]][:most]


def models(folder: Path) -> list[JointModel]:
    """For either half of the texts, a model counted from the other."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.txt"))]
    return [JointModel.of(text for at, text in enumerate(texts) if at % 2 != half) for half in (0, 1)]


def undamaged(paragraphs: list[Paragraph], _: random.Random) -> Damaged:
    return Damaged("\n\n".join(paragraph.text for paragraph in paragraphs), paragraphs, set(), [])


def damages(texts: list[Text], steps: list[Steps]) -> None:
    print(f"{len(texts)} texts; whole, untouched: shares of paragraphs; joints: precision, recall")
    print(
        f"{'damage':<20}{'broken':>7} {'whole':>7} {'untouched':>10} {'joints':>13} {'headings':>9}  {'characters':>10}  false"
    )
    for kind, damage in {"none": undamaged, **DAMAGES}.items():
        total, headings = Score(), [0, 0]
        for (name, paragraphs, half), number in product(texts, range(ROUNDS.get(kind, 1))):
            damaged = damage(paragraphs, random.Random(f"{kind}{name}{number or ''}"))
            repaired = steps[half].repair(lines(damaged.text), Sidecar())
            passages = [paragraph.text for paragraph in repaired if paragraph.role == BODY]
            heads = [paragraph.text for paragraph in repaired if paragraph.role == HEADING]
            total += judge(damaged, passages, heads, characters=kind in COUNTED)
            wanted = {compact(paragraph.text) for paragraph in damaged.paragraphs if paragraph.heading}
            headings[0] += len(wanted & {compact(head) for head in heads})
            headings[1] += len(wanted)
        tell(kind, total, headings)


def tell(kind: str, score: Score, headings: list[int]) -> None:
    joints = f"{score.joint_precision:.3f} {score.joint_recall:.3f}" if score.joints_true + score.joints_missed else "–"
    counted = kind in COUNTED
    characters = f"{score.characters_share:.4f}" if counted else "–"
    false = f"{score.false_repairs_per_million:.1f}" if counted else "–"
    print(
        f"{kind:<20}{score.broken:>7} {score.whole_share:>7.3f} {score.untouched_share:>10.4f} {joints:>13} "
        f"{headings[0] / max(headings[1], 1):>9.3f}  {characters:>10}  {false:>5}  {TARGETS.get(kind, '')}",
        flush=True,
    )


def source(text: str) -> Source:
    return Source("text.txt", sha256(text.encode()).hexdigest(), "utf-8", text, None)


def rate(parser: Parser, texts: list[str]) -> float:
    """Characters a second, the median of three rounds."""
    sources = [source(text) for text in texts]
    rates = []
    for _ in range(3):
        start = time.perf_counter()
        for each in sources:
            parser.parse(each)
        rates.append(sum(map(len, texts)) / (time.perf_counter() - start))
    return statistics.median(rates)


def speed(folder: Path) -> None:
    parser = Parser(Analyzer(load_dictionary()))
    raw = [file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.txt"))]
    whole = [undamaged(text, random.Random(0)).text for _, text, _ in clean_texts(folder, 100)]
    seeds = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "seeds").glob("*.txt"))]
    parser.parse(source(seeds[0]))
    print(f"\nclean files: {rate(parser, whole):,.0f} characters a second (target 1,000,000)")
    print(f"the same as they come, with lines torn by links: {rate(parser, raw):,.0f}")
    print(f"the seeds: {rate(parser, seeds):,.0f} (target 500,000)")
    print("one file of so many characters, clean and of the seeds' mix:")
    for times in (1, 3, 9):
        long = "\n\n".join(whole[:20]) * times
        mixed = "\n\n".join(seeds) * (8 * times)
        print(f"  {len(long):>10,} {rate(parser, [long]):>12,.0f}   {len(mixed):>10,} {rate(parser, [mixed]):>12,.0f}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--texts", type=int, default=100, help="damage so many texts at most")
    most = arguments.parse_args().texts
    if "TIFA_TEXTS" not in os.environ:
        raise SystemExit("TIFA_TEXTS is not set: it names the folder of clean texts to damage")
    folder = Path(os.environ["TIFA_TEXTS"])
    analyzer = Analyzer(load_dictionary())
    damages(list(clean_texts(folder, most)), [Steps(analyzer, model) for model in models(folder)])
    speed(folder)


if __name__ == "__main__":
    main()
