"""How often the rules give a passage the section that a person gave it: on the seeds, by halves, and on other documents.

    [TIFA_TEXTS=...] python -m benchmarks.sections

The half of the seeds' passages that was put aside is the even-numbered one in the order of their checksums: no rule was
tuned on it.
"""

import os
from collections import Counter
from pathlib import Path
from zlib import crc32

from indexer.structure.sections import Placed, section_of
from tests.indexer.golden_reading import GOLDEN, NAMES, golden, seed
from tests.indexer.parsing import parse

Pair = tuple[str, str]  # what a person said, what the rules say


def of_seeds() -> tuple[list[Pair], list[Pair]]:
    """The half on which rules may be tuned, and the half put aside."""
    passages = sorted(
        (crc32(passage.text.encode()), passage.text, passage.section)
        for name in NAMES
        for report in golden(name)
        for passage in report.passages
    )
    found = {
        passage["text"]: passage["section"]
        for name in NAMES
        for report in parse(seed(name).read_text(encoding="utf-8"))
        for passage in report["passages"]
    }
    pairs = [(section, found[text]) if text in found else None for _, text, section in passages]
    return [pair for pair in pairs[::2] if pair], [pair for pair in pairs[1::2] if pair]


def of_texts(folder: Path) -> list[Pair]:
    """Passages of government and party reports, which have mostly no section."""
    pairs: list[Pair] = []
    for line in (GOLDEN / "corpus_labels.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            file, beginning, _, part, section = line.split("\t")
            lines = (folder / file).read_text(encoding="utf-8").splitlines()
            text = next(text.strip() for text in lines if text.strip().startswith(beginning))
            pairs.append((section, section_of(Placed(text, (), part, "other"))))
    return pairs


def f1(pairs: list[Pair], section: str) -> float:
    right = sum(pair == (section, section) for pair in pairs)
    either = sum(section in pair for pair in pairs)
    return 2 * right / (right + either) if either else 0.0


def tell(what: str, pairs: list[Pair]) -> None:
    sections = sorted({section for pair in pairs for section in pair})
    accuracy = sum(said == found for said, found in pairs) / len(pairs)
    macro = sum(f1(pairs, section) for section in sections) / len(sections)
    print(f"\n{what}: {len(pairs)} passages, accuracy {accuracy:.3f}, macro-F1 {macro:.3f}")
    confused = Counter(pair for pair in pairs if pair[0] != pair[1])
    for section in sections:
        wrong = ", ".join(f"{found} {count}" for (said, found), count in confused.items() if said == section)
        said = sum(pair[0] == section for pair in pairs)
        print(f"  {section:<14} {said:>3} said, F1 {f1(pairs, section):.2f}{'; taken for ' + wrong if wrong else ''}")


def main() -> None:
    tuned, aside = of_seeds()
    tell("seeds, the half that rules were tuned on", tuned)
    tell("seeds, the half put aside", aside)
    if "TIFA_TEXTS" in os.environ:
        tell("other documents, without their headings", of_texts(Path(os.environ["TIFA_TEXTS"])))


if __name__ == "__main__":
    main()
