"""What a build is given, checked before an engine takes it: a value that a field cannot hold names its passage and ends the build."""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from engine.errors import ContentError
from engine.fields import FIELDS, LONGEST_VALUE, Field, Kind, is_date, is_integer
from engine.port import Passage, Record

NEEDED = frozenset({"id", "report", "text", "folded", "passage", "copy"})
NOTHING = "∅∅∅"  # in place of terms where there are none: it is neither a pair nor a single character nor a word
TERMED = frozenset(field.name for field in FIELDS.values() if field.kind in (Kind.TERMS, Kind.RUNS, Kind.SINGLES))
_PLAIN = TERMED | {field.name for field in FIELDS.values() if field.kind in (Kind.READ, Kind.STORED)}
_ID = re.compile("[0-9a-f]{16}")


class Contents:
    """The stream as it is taken; afterwards, how many passages it held.

    Where a passage has no terms in a field, a stand-in tells so: engines differ in whether such a passage counts when they work
    out how frequent terms and how long fields are.
    """

    def __init__(self, given: Iterable[Passage | Record]) -> None:
        self._given = given
        self._ids = array("Q")

    @property
    def passages(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Passage | Record]:
        for content in self._given:
            _check(content)
            if isinstance(content, Record):
                yield content
            else:
                self._ids.append(int(content["id"], 16))
                yield content if content.keys() >= TERMED else {**dict.fromkeys(TERMED, NOTHING), **content}
        if len(set(self._ids)) < len(self._ids):
            raise ContentError("a passage was given twice", "give each id once")


def _check(content: Passage | Record) -> None:
    if isinstance(content, Record):
        _check_values(f"{content.kind} {content.name}", {**content.values, "text": content.body})
        return
    named = f"passage {content.get('id')}"
    if not content.keys() >= NEEDED:
        raise ContentError(f"{named} has no {min(NEEDED - content.keys())!r}", "give it one")
    _check_values(named, content)


def _check_values(named: str, values: Mapping[str, Any]) -> None:
    texts: list[str] = []
    for name, value in values.items():
        if name in _PLAIN and type(value) is str:  # most of a passage, and nothing to look at
            texts.append(value)
            continue
        if name not in FIELDS:
            raise ContentError(f"{named} has a field {name!r}, which is not in the table", f"use {', '.join(FIELDS)}")
        field = FIELDS[name]
        several = isinstance(value, list | tuple)
        if several and not field.many:
            raise ContentError(f"{named}: {name!r} has several values", "give it one")
        for each in value if several else (value,):
            if wrong := _wrong(field, each):
                raise ContentError(f"{named}: {name!r} {wrong}", "mend what makes the passages")
            if isinstance(each, str):
                texts.append(each)
    try:
        "".join(texts).encode()  # all at once, as this is done for every passage
    except UnicodeEncodeError:
        raise ContentError(f"{named} holds half a character (a lone surrogate)", "put another in its place") from None


def _wrong(field: Field, value: Any) -> str:
    if field.kind is Kind.INTEGER:
        return "" if is_integer(value) else f"is {value!r} and no whole number"
    if not isinstance(value, str):
        return f"is {value!r} and no text"
    if field.kind is Kind.KEYWORD:
        return _wrong_value(field, value)
    if field.kind is Kind.DATE and not is_date(value):
        return f"is {value!r} and no date"
    return ""


def _wrong_value(field: Field, value: str) -> str:
    if not 1 <= len(value) <= LONGEST_VALUE:
        return f"has {len(value)} characters, and 1 to {LONGEST_VALUE} can be counted"
    if field.name in ("id", "report") and not _ID.fullmatch(value):
        return f"is {value!r} and not sixteen hexadecimal digits"
    return ""
