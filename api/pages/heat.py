"""How strong a cell is coloured."""

from math import sqrt

STEPS = 5


def heat(amount: float, most: float) -> int:
    """0 for nothing, else 1 to 5. By the root, as counts are many small ones and few large."""
    return max(1, min(STEPS, round(sqrt(amount / most) * STEPS))) if amount > 0 and most > 0 else 0
