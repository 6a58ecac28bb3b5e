"""From texts to the table of a joint model: counting, smoothing, pruning.

Smoothing is Kneser and Ney's, interpolated: a run of characters passes part of what it was counted to runs that it was
never counted with, by how many different characters their ends were seen after. Of the usual ways it was the most precise
on held-out texts. Runs of four characters that were seen once are left out, two fifths of all runs, and what they were
counted goes to shorter ones; so the probabilities after any run still come to one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from analyzers.fold import fold_text
from indexer.repair.joint_table import ORDER, JointTable, Run

STOP = "。"
LEAST = (1, 1, 1, 2)  # how often a run of so many characters must have been seen
LARGEST = 3  # counts from here on are discounted alike
_ALIKE = str.maketrans({**dict.fromkeys("123456789", "0"), **dict.fromkeys("!?;", STOP)})
_SENTENCE = re.compile(f"[^{STOP}\n]+")

Counts = list[Counter[str]]


def fold_for_counting(text: str) -> str:
    """The text as the model counts it: folded, with one digit for all and one mark for all ends of a sentence."""
    return fold_text(text).translate(_ALIKE)


def table_of(texts: Iterable[str]) -> JointTable:
    """The table of texts of which every line is a paragraph or a heading."""
    seen = _seen(texts)
    counts = [_distinct_before(seen[length], seen[length + 1]) for length in range(ORDER - 1)] + seen[-1:]
    runs: dict[str, Run] = {"": (1 / (len(counts[0]) + 1), 1.0)}
    for length in range(ORDER):
        _smooth(runs, counts[length], {run for run, count in seen[length].items() if count >= LEAST[length]})
    alphabet = sorted(counts[0], key=lambda char: (-counts[0][char], char))
    return JointTable.of("".join(alphabet), runs)


def _seen(texts: Iterable[str]) -> Counts:
    """How often each run of 1, 2, 3 and 4 characters was seen; none reaches over the end of a sentence."""
    seen: Counts = [Counter() for _ in range(ORDER)]
    for sentence in _sentences(texts):
        for length, counter in enumerate(seen, 1):
            counter.update(sentence[at : at + length] for at in range(len(sentence) - length + 1))
    return seen


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    """Every sentence between two stops; a line that ends without one counts as if it had one."""
    for text in texts:
        for line in text.splitlines():
            for sentence in _SENTENCE.finditer(fold_for_counting(line)):
                yield STOP + sentence[0] + STOP


def _distinct_before(seen: Counter[str], longer: Counter[str]) -> Counter[str]:
    """For each run, how many different characters it was seen after; before a sentence's first there is none to count."""
    before = Counter(run[1:] for run in longer)
    return Counter({run: count if run[0] == STOP and len(run) > 1 else before[run] for run, count in seen.items()})


def _smooth(runs: dict[str, Run], counts: Counter[str], kept: set[str]) -> None:
    """Adds the runs of one length, given all that are shorter."""
    discounts = _discounts(counts)
    totals: Counter[str] = Counter()
    for run, count in counts.items():
        totals[run[:-1]] += count
    own = {run: (counts[run] - discounts[min(counts[run], LARGEST)]) / totals[run[:-1]] for run in sorted(kept)}
    passed_on = dict.fromkeys((run[:-1] for run in own), 1.0)
    for run, share in own.items():
        passed_on[run[:-1]] -= share
    for before, weight in passed_on.items():
        runs[before] = runs[before][0], weight
    for run, share in own.items():
        runs[run] = share + passed_on[run[:-1]] * _probability(runs, run[1:]), 1.0


def _discounts(counts: Counter[str]) -> list[float]:
    """What is taken off a run counted 0, 1, 2 or more times, by Chen and Goodman's estimate."""
    of_count = Counter(counts.values())
    share = of_count[1] / (of_count[1] + 2 * of_count[2]) if of_count[1] else 0.5
    estimates = (
        count - (count + 1) * share * of_count[count + 1] / of_count[count] if of_count[count] else 0.5
        for count in range(1, LARGEST + 1)
    )
    return [0.0, *(min(max(estimate, 0.1), count - 0.1) for count, estimate in enumerate(estimates, 1))]


def _probability(runs: dict[str, Run], run: str) -> float:
    """Of the last character after the others, by the longest end of the run that is known."""
    weight = 1.0
    while run not in runs:
        weight *= runs.get(run[:-1], (0.0, 1.0))[1]
        run = run[1:]
    return weight * runs[run][0]
