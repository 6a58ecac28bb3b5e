"""The steps of repair, in order. Each is a file and a row; a sidecar may turn one off by its name."""

from collections.abc import Callable
from functools import cached_property

from analyzers.pipeline import Analyzer
from indexer.paragraph import Paragraph
from indexer.repair import (
    blanks,
    bold,
    conjunction,
    doubled,
    gutters,
    joints,
    markdown,
    repeated,
    rows,
    wrapped_headings,
)
from indexer.repair.joint_model import JointModel
from indexer.sidecar import Sidecar, ordered
from indexer.structure import captions, furniture, headings, titles

ORDERED = "joints"  # before this step the fragments are put in the order that a person told

Step = Callable[[list[Paragraph]], list[Paragraph]]


class Steps:
    def __init__(self, analyzer: Analyzer, model: JointModel | None = None) -> None:
        self._analyzer = analyzer
        self._own_model = model

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(name for name, _ in self._table))

    def repair(self, paragraphs: list[Paragraph], sidecar: Sidecar) -> list[Paragraph]:
        """Lines to paragraphs in reading order, each told what it is."""
        for name, step in self._table:
            if name == ORDERED:
                paragraphs = ordered(paragraphs, sidecar)
            if name not in sidecar.off:
                paragraphs = step(paragraphs)
        return paragraphs

    def breaks(self, left: str, right: str) -> float:
        """How little a text goes on in another."""
        return -self._model.score(left, right)

    @cached_property
    def _model(self) -> JointModel:
        return self._own_model or JointModel.load()

    def _score(self, left: str, right: str, twice: int = 0) -> float:
        return self._model.score(left, right, twice)

    @cached_property
    def _table(self) -> tuple[tuple[str, Step], ...]:
        return (
            ("markdown", markdown.repair),
            # what a line is
            ("furniture", furniture.mark),
            ("titles", titles.mark_full_titles),
            # lines to paragraphs
            ("rows", rows.repairer(self._score)),
            ("bold", bold.repair),
            ("wraps", wrapped_headings.repairer(self._score)),
            ("furniture", furniture.mark_wrapped),
            ("titles", titles.mark_block),
            ("captions", captions.mark),
            ("and", conjunction.repair),
            ("gutters", gutters.repairer(self._score)),
            ("blanks", blanks.repair),
            # paragraphs put together and in order
            ("joints", joints.repairer(self._score)),
            # what only whole paragraphs show
            ("bold", bold.repair),
            ("and", conjunction.repair),
            ("headings", headings.mark),
            # what is said twice
            ("repeated", repeated.repair),
            ("doubled", doubled.repairer(doubled.Words(self._analyzer.cut, self._knows, self._analyzer.is_word))),
        )

    def _knows(self, characters: str) -> bool:
        return self._model.knows(characters)
