"""What lies in what: provinces, their cities, and the counties and districts of those."""

from collections import defaultdict
from functools import cache

from vocabulary.district_table import District, coded, codes


def by_code(code: str) -> District | None:
    """The division that has this code, or the last that had it."""
    return next(iter(reversed(coded(code))), None)


@cache
def in_force() -> tuple[District, ...]:
    """All divisions of today, in the order of their codes: each county after its city, each city after its province."""
    latest = (by_code(code) for code in codes())
    return tuple(district for district in latest if district and district.current)


@cache
def _below() -> dict[str | None, tuple[District, ...]]:
    below: dict[str | None, list[District]] = defaultdict(list)
    for district in in_force():
        below[district.parent].append(district)
    return {parent: tuple(found) for parent, found in below.items()}


def provinces() -> tuple[District, ...]:
    return _below()[None]


def children(code: str) -> tuple[District, ...]:
    """The divisions of today directly below: cities of a province, districts of a city, or of 重庆市 itself."""
    return _below().get(code, ())


def descendants(code: str) -> tuple[District, ...]:
    """The divisions of today anywhere below, without the division itself."""
    return tuple(found for child in children(code) for found in (child, *descendants(child.code)))


def path(code: str) -> tuple[District, ...]:
    """From the province down to the division itself. Empty for a code that never was."""
    district = by_code(code)
    if not district:
        return ()
    return (*path(district.parent), district) if district.parent else (district,)


def within(code: str, ancestor: str) -> bool:
    """Whether a division is the other one or lies in it, as the facet of regions counts them."""
    return any(district.code == ancestor for district in path(code))


def full_name(code: str) -> str:
    """The name with those above it, as on a seal: 重庆市江津区. Empty for a code that never was."""
    return "".join(district.name for district in path(code))
