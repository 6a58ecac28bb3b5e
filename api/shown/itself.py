"""Which divisions of a list stand there for themselves alone: 重庆市 beside its own districts is 重庆市本级."""

from collections.abc import Iterable

from vocabulary import districts

Code = str | int | None


def themselves(listed: Iterable[Code]) -> frozenset[str]:
    """Those below which others of the list lie."""
    codes = {str(code) for code in listed if code}
    return frozenset(above.code for code in codes for above in districts.path(code)[:-1] if above.code in codes)
