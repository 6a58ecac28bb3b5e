"""What is to be graded, written for people: each question with all passages that any system ranks high, and a few that none does.

They stand in the order of their ids, so that nobody sees which system found one, or where.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log
from pathlib import Path

from benchmarks.relevance_peers import Passage, pairs
from benchmarks.relevance_questions import Question

DEEP = 15  # of each system
FURTHER = 5
OF_A_FILE = 10


class Nearness:
    """How much of a need stands in a passage: the pairs of characters that both have, rare ones more. It knows no words and no order."""

    def __init__(self, passages: Mapping[str, Passage]) -> None:
        self._pairs = {name: _pairs_of(passage) for name, passage in passages.items()}
        self._held = Counter(pair for held in self._pairs.values() for pair in held)

    def nearest(self, question: Question, among: Sequence[str]) -> list[str]:
        wanted = set(pairs(f"{question.text} {question.need}").split())
        return sorted(among, key=lambda name: (-self._near(wanted & self._pairs[name]), name))

    def _near(self, shared: set[str]) -> float:
        return sum(log(len(self._pairs) / self._held[pair]) for pair in sorted(shared))


def _pairs_of(passage: Passage) -> set[str]:
    return set(pairs(" ".join((*passage.headings, passage.text))).split())


def pool(
    question: Question, rankings: Sequence[Sequence[str]], passages: Mapping[str, Passage], near: Nearness
) -> list[str]:
    """The passages to be graded, in the order of their ids."""
    found = {name for ranking in rankings for name in ranking[:DEEP]}
    others = [name for name in passages if name not in found and _is_asked_for(question, passages[name])]
    return sorted(found.union(near.nearest(question, others)[:FURTHER]))


def _is_asked_for(question: Question, passage: Passage) -> bool:
    """Whether a passage has the values that are filtered by."""
    for field, value in question.filters.items():
        held = passage.values.get(field)
        if value not in (held if isinstance(held, list) else [held]):
            return False
    return True


def write(folder: Path, pooled: Sequence[tuple[Question, Sequence[str]]], shown: Mapping[str, str]) -> None:
    """``shown`` tells a passage as it is to be read."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [
        _written(question, [shown[name] for name in names], f"{number} of {len(pooled)}")
        for number, (question, names) in enumerate(pooled, 1)
    ]
    for number, start in enumerate(range(0, len(texts), OF_A_FILE), 1):
        (folder / f"pool-{number:02}.txt").write_text("".join(texts[start : start + OF_A_FILE]), encoding="utf-8")
    pairs_told = sum(len(names) for _, names in pooled)
    print(
        f"{len(pooled)} questions, {pairs_told:,} passages to grade, {sum(map(len, texts)):,} characters, in {folder}"
    )


def _written(question: Question, passages: Sequence[str], place: str) -> str:
    head = f"{'=' * 100}\nQUERY {question.id}  ({place})\ntext: {question.text}\nneed: {question.need}\n"
    return f"{head}candidates: {len(passages)}\n\n" + "".join(f"{passage}\n\n" for passage in passages)
