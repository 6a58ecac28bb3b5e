"""The fields of a passage in an index: one table, which both engines build from and every question is checked against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType


class Kind(Enum):
    """What a field holds, and so what may be asked of it."""

    TERMS = "terms"  # ready-cut, for ranking
    RUNS = "runs"  # ready-cut with positions, for phrases
    SINGLES = "singles"  # ready-cut without positions: whether one is there
    KEYWORD = "keyword"
    INTEGER = "integer"
    DATE = "date"  # YYYY-MM-DD
    READ = (
        "read"  # as printed; an engine that has words of its own may find it by these, which no count of ours rests on
    )
    STORED = "stored"  # handed out, not asked


LONGEST_VALUE = 8_000  # characters of a value or term; engines drop or refuse longer ones, each in its own way
PHRASED = frozenset({Kind.RUNS, Kind.SINGLES})
FILTERED = frozenset({Kind.KEYWORD, Kind.INTEGER, Kind.DATE})
RANGED = frozenset({Kind.INTEGER, Kind.DATE})


@dataclass(frozen=True, slots=True)
class Field:
    """``facet``: its values are counted. ``sort``: hits may be sorted by it. ``many``: a passage may have several values.

    ``given``: it is handed out with a hit.
    """

    name: str
    kind: Kind
    facet: bool = False
    sort: bool = False
    many: bool = False
    given: bool = False


def is_integer(value: object) -> bool:
    """Whether engines can hold it as a whole number."""
    return type(value) is int and abs(value) < 2**31


def is_date(value: object) -> bool:
    """Whether it is a day of the calendar, as YYYY-MM-DD."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _table(*fields: Field) -> Mapping[str, Field]:
    return MappingProxyType({field.name: field for field in fields})


FIELDS = _table(
    Field("id", Kind.KEYWORD, given=True),
    Field("report", Kind.KEYWORD, given=True),
    Field("order", Kind.INTEGER),
    # what is found
    Field("words", Kind.TERMS),
    Field("heading_words", Kind.TERMS),
    Field("title_words", Kind.TERMS),
    Field("pairs", Kind.RUNS),
    Field("singles", Kind.SINGLES),
    Field("folded", Kind.STORED, given=True),
    # what is filtered and counted
    Field("district", Kind.KEYWORD, facet=True, sort=True),
    Field("region", Kind.KEYWORD, facet=True, many=True),
    Field("year", Kind.INTEGER, facet=True, sort=True),
    Field("covers", Kind.INTEGER, facet=True, many=True),
    Field("date", Kind.DATE, sort=True),
    Field("section", Kind.KEYWORD, facet=True),
    Field("part", Kind.KEYWORD, facet=True),
    Field("kind", Kind.KEYWORD, facet=True),
    Field("slogan", Kind.KEYWORD, facet=True, many=True),
    Field("mentions", Kind.KEYWORD, many=True),  # see tally
    Field("free_mentions", Kind.KEYWORD, many=True),
    Field("repair", Kind.KEYWORD, facet=True, many=True),
    Field("flag", Kind.KEYWORD, facet=True, many=True),
    Field("copy", Kind.KEYWORD),
    Field("length", Kind.INTEGER),  # in folded characters
    # what is read
    Field("text", Kind.READ, given=True),
    Field("title", Kind.READ),
    Field("headings", Kind.READ, many=True),
    Field("district_name", Kind.KEYWORD),
    Field("passage", Kind.STORED, given=True),  # all else that is known of it, in the form of who built the index
)
# What a term adds to a passage's rank where it stands in the passage, its headings, its report's title.
WEIGHTS = MappingProxyType({"words": 1.0, "heading_words": 1.0, "title_words": 0.2})
FACETS = tuple(field.name for field in FIELDS.values() if field.facet)
SORTS = ("score", *(field.name for field in FIELDS.values() if field.sort))
PLACES = ("district", "region")


def of_one_facet(name: str) -> tuple[str, ...]:
    """The fields that are one facet: a place itself, and that with all below it, are chosen as either."""
    return PLACES if name in PLACES else (name,)
