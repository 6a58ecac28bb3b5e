"""What a repair got right and wrong, in counts that add up and in ratios of them."""

from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class Score:
    """Counts over one text or many.

    `characters` are those of the truth and those a passage has too many; they, `characters_right` and `false_repairs` are
    counted only where the judge is asked to, and `judged_characters` are then the truth's.
    """

    broken: int = 0
    whole: int = 0
    unbroken: int = 0
    untouched: int = 0
    joints_true: int = 0
    joints_false: int = 0
    joints_missed: int = 0
    blanks_left: int = 0
    strangers: int = 0
    characters: int = 0
    characters_right: int = 0
    judged_characters: int = 0
    false_repairs: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(mine + its for mine, its in zip(astuple(self), astuple(other), strict=True)))

    @property
    def whole_share(self) -> float:
        """Of the broken paragraphs, those that are whole again."""
        return _share(self.whole, self.broken)

    @property
    def untouched_share(self) -> float:
        """Of the unbroken paragraphs, those still as they were."""
        return _share(self.untouched, self.unbroken)

    @property
    def joint_precision(self) -> float:
        """Of the joints made, those that belong together."""
        return _share(self.joints_true, self.joints_true + self.joints_false)

    @property
    def joint_recall(self) -> float:
        """Of the places torn apart, those joined."""
        return _share(self.joints_true, self.joints_true + self.joints_missed)

    @property
    def characters_share(self) -> float:
        """Of the truth's characters and those too many, the right ones."""
        return _share(self.characters_right, self.characters)

    @property
    def false_repairs_per_million(self) -> float:
        """False repairs in a million characters of the truth."""
        return 1e6 * self.false_repairs / self.judged_characters if self.judged_characters else 0.0


def _share(part: int, whole: int) -> float:
    """1 where there was nothing to do."""
    return part / whole if whole else 1.0
