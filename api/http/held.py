"""What a client says that it has already, by the tags of ``If-None-Match`` (RFC 9110)."""

import re
from dataclasses import dataclass

from starlette.datastructures import Headers

_TAG = re.compile(r'(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")')


@dataclass(frozen=True, slots=True)
class Held:
    """``anything``: whatever there is at the address."""

    tags: frozenset[str] = frozenset()
    anything: bool = False

    def has(self, tag: str) -> bool:
        """Weak tags are as good as strong ones here."""
        return not self.tags.isdisjoint(_TAG.findall(tag))


def held(headers: Headers) -> Held:
    """The header may be there several times; what is no tag is passed over."""
    told = ",".join(headers.getlist("if-none-match"))
    return Held(frozenset(_TAG.findall(told)), told.strip() == "*")
