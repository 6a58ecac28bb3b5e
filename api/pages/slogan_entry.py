"""What the dictionary tells of a slogan besides its counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from api.links import query_string
from api.request import Chosen, SearchRequest
from vocabulary import districts


@dataclass(frozen=True, slots=True)
class Fact:
    """``name`` is that of what is told, ``texts`` what is told of it; ``url`` leads on, where something does."""

    name: str
    texts: list[str]
    url: str = ""


def facts(entry: dict[str, Any]) -> list[Fact]:
    """In the order in which they are read."""
    return list(_facts(entry))


def _facts(entry: dict[str, Any]) -> Iterator[Fact]:
    code = str(entry.get("district", ""))
    district = districts.by_code(code)
    if district:
        of_region = SearchRequest(chosen=Chosen(region=(code,), slogan=(entry["name"],)))
        yield Fact("home", [districts.full_name(code) or district.name], query_string(of_region))
    known = [str(it) for it in (entry.get("year"), entry.get("source")) if it]
    if known:
        yield Fact("source", known)
    if entry.get("when"):
        yield Fact("only_quoted", [])
    for name in ("contexts", "unless"):
        if entry.get(name):
            yield Fact(name, [text.replace("{}", "～") for text in entry[name]])
