"""Lines as they are asked for: every occurrence of what is asked, or of one slogan in what is asked."""

from dataclasses import dataclass

from api.request import SearchRequest

SORTS = ("place", "left", "right", "hit")
WIDTH = 30
LINES = 50  # of a page


@dataclass(frozen=True, slots=True)
class KwicRequest:
    """``width``: characters on either side. ``sort``: place, or left, right, hit by their folded texts.

    ``of``: a slogan that is lined up alone, all else says where it is looked for. ``free``: no slogan within a longer one.
    """

    within: SearchRequest
    width: int = WIDTH
    sort: str = SORTS[0]
    of: str = ""
    free: bool = False
