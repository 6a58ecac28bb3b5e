"""How well a torn sentence goes on in a text: one number, from a character model of the language of reports.

The number is the natural logarithm of how many times likelier the two sides are if they belong together than if they do
not. It weighs the first characters of the right side, as likely as they are after the left side, against the same
characters where the right side begins by itself: half the time a sentence, half the time anywhere in one. Only the
first three are reached by what the model knows of the left side. Brackets come to it, which reach farther.

The model is fixed, made of other texts than those it judges; `indexer.generate_joint_model` writes it.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from math import exp, log
from pathlib import Path

from indexer.repair.joint_counts import STOP, fold_for_counting, table_of
from indexer.repair.joint_table import ORDER, JointTable
from indexer.repair.open_brackets import bracket_evidence

TABLE = Path(__file__).parents[1] / "data" / "joint_model.bin"
REACH = ORDER - 1
SHOWN = 4 * REACH  # some of it may be dropped by the fold

# Texts of other years and places are less like the model's than it takes them to be, so what it says is toned down.
TRUST = 0.75
REPEATED = -1.5  # the logarithm of how often a joint has so many characters on both sides


REMEMBERED = 4096  # a page asks the same ends and heads again and again
_folded = lru_cache(REMEMBERED)(fold_for_counting)


class JointModel:
    def __init__(self, table: JointTable) -> None:
        self._table = table
        self._begun: dict[str, float] = {}

    @staticmethod
    @cache
    def load() -> "JointModel":
        """The bundled model, read once, when first asked for."""
        return JointModel(JointTable.from_bytes(TABLE.read_bytes()))

    @classmethod
    def of(cls, texts: Iterable[str]) -> "JointModel":
        """A model made of these texts, of which every line is a paragraph or a heading."""
        return cls(table_of(texts))

    def score(self, left: str, right: str, twice: int = 0) -> float:
        """The evidence that `left` goes on with `right`: above 0 for, below 0 against. Both should show 40 characters.

        So many characters as `twice` tells begin the right side that end the left one too: they come at no cost if the two
        belong together, as print repeats some, and at the cost of any others if the right side begins by itself.
        """
        end = _folded(left.rstrip()[-SHOWN:])[-REACH:]
        repeated, head = _folded(right[:twice]), _folded(right[twice:].lstrip()[:SHOWN])[:REACH]
        follows = self._table.log_p(end, head) + (REPEATED if twice else 0.0)
        return TRUST * (follows - self._begins(repeated + head)) + bracket_evidence(left, right[twice:])

    def knows(self, characters: str) -> bool:
        """Whether these few characters were met side by side, more than once."""
        return fold_for_counting(characters) in self._table

    def _begins(self, head: str) -> float:
        """log P(these characters where a sentence begins, or anywhere)."""
        known = self._begun.get(head)
        if known is None:
            begun, anywhere = self._table.log_p(STOP, head), self._table.log_p("", head)
            known = self._begun[head] = log((exp(begun) + exp(anywhere)) / 2)
            if len(self._begun) > REMEMBERED:
                self._begun.clear()
        return known
