"""What brackets and quotation marks say of a joint: one that the left side opens is one that the right side closes."""

from functools import lru_cache

# Straight quotation marks do not say which they are.
PAIRS = [
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("（", "）"),
    ("(", ")"),
    ("「", "」"),
    ("『", "』"),
    ("【", "】"),
    ("〈", "〉"),
]
_ANY = frozenset(mark for pair in PAIRS for mark in pair)
WINDOW = 40  # characters of either side that are looked at: few brackets hold more
ENOUGH = 20  # where fewer are shown, a mark that is missing may stand farther off

REMEMBERED = 4096  # a page asks the same ends and heads again and again
_NONE: frozenset[str] = frozenset()

# Counted on torn texts: true joints have both marks 25 times as often as false ones, and one alone 1/25 as often.
BOTH = 3.0
ALONE = -3.0


def bracket_evidence(left: str, right: str) -> float:
    """The logarithm of how much likelier the marks are at a true joint than at a false one."""
    left, right = left[-WINDOW:], right[:WINDOW]
    opened, closed = _opened(left), _closed(right)
    if not opened and not closed:
        return 0.0
    if opened & closed:
        return BOTH
    missed = (opened and len(right) >= ENOUGH) or (closed and len(left) >= ENOUGH)
    return ALONE if missed else 0.0


@lru_cache(REMEMBERED)
def _opened(text: str) -> frozenset[str]:
    """The kinds of marks that a text opens and does not close."""
    if _ANY.isdisjoint(text):
        return _NONE
    return frozenset(opening for opening, closing in PAIRS if text.rfind(opening) > text.rfind(closing))


@lru_cache(REMEMBERED)
def _closed(text: str) -> frozenset[str]:
    """The kinds of marks that a text closes and did not open."""
    if _ANY.isdisjoint(text):
        return _NONE
    return frozenset(
        opening for opening, closing in PAIRS if -1 < text.find(closing) < (text.find(opening) + 1 or WINDOW + 1)
    )
