"""How good a ranking is, by the grades of what it ranks. None: the grades hold nothing that it could find."""

import random
from collections.abc import Mapping, Sequence
from math import log2
from statistics import fmean

JUDGED = 10  # a reader looks at the first page
DEEP = 50
RELEVANT = 2  # what answers the need, and does not only touch it
PARTLY = 1
RESAMPLES = 10_000
CONFIDENCE = 0.95

Ranking = Sequence[str]
OfQuestion = Mapping[str, int]  # the grade of a passage; 0 where it is not told


def ndcg(ranking: Ranking, grades: OfQuestion, depth: int = JUDGED) -> float | None:
    """What the first hits gain, against the best order of all that was graded."""
    best = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(passage, 0) for passage in ranking[:depth]]) / best if best else None


def _gain(in_order: Sequence[int]) -> float:
    """2 to the power of the grade, less 1, and less the further down."""
    return sum((2.0**grade - 1) / log2(place + 1) for place, grade in enumerate(in_order, 1))


def reciprocal_rank(ranking: Ranking, grades: OfQuestion, least: int = RELEVANT) -> float | None:
    if not _of_at_least(grades, least):
        return None
    places = (place for place, passage in enumerate(ranking, 1) if grades.get(passage, 0) >= least)
    first = next(places, None)
    return 1 / first if first else 0.0


def recall(ranking: Ranking, grades: OfQuestion, depth: int = DEEP, least: int = PARTLY) -> float | None:
    wanted = _of_at_least(grades, least)
    return len(wanted & set(ranking[:depth])) / len(wanted) if wanted else None


def _of_at_least(grades: OfQuestion, least: int) -> set[str]:
    return {passage for passage, grade in grades.items() if grade >= least}


def unjudged(ranking: Ranking, grades: OfQuestion, depth: int = JUDGED) -> int:
    """How many of the first hits nobody looked at: they count as 0, and may be better."""
    return sum(passage not in grades for passage in ranking[:depth])


def agreement(pairs: Sequence[tuple[int, int]]) -> float:
    """Cohen's kappa of two gradings of the same passages, by the square of how far they differ: 1 all alike, 0 by chance."""
    differ = fmean((one - other) ** 2 for one, other in pairs)
    ones, others = [one for one, _ in pairs], [other for _, other in pairs]
    by_chance = fmean((one - other) ** 2 for one in ones for other in others)
    return 1 - differ / by_chance if by_chance else 1.0


def interval(differences: Sequence[float], resamples: int = RESAMPLES) -> tuple[float, float]:
    """Where the mean of such differences lies, by drawing questions again and again; the same in each run."""
    chance = random.Random(1)
    means = sorted(fmean(chance.choices(differences, k=len(differences))) for _ in range(resamples))
    aside = round((1 - CONFIDENCE) / 2 * resamples)
    return means[aside], means[-1 - aside]
