"""The values of filters as they are typed: names complete, labels in both languages, years and spans of years, and `none`."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches

from analyzers.dictionary import Dictionary
from analyzers.fold import fold_text
from api.query import said
from api.query.said import Said
from api.query.tokens import is_plain, unquoted
from engine.query import Filter, Not, Or, Query, Range
from vocabulary import districts
from vocabulary.labels import KINDS, PARTS, SECTIONS, Labels

_YEARS = re.compile(r"(\d{4})?(?:\.\.|…|—|－|–|-|~|至|到)(\d{4})?")
_LISTS = {"section": SECTIONS, "part": PARTS, "kind": KINDS}
MOST_GUESSED = 3  # slogans mistyped, for which it is looked what was meant
_SEPARATOR = re.compile(r"[,，、;；]")
NONE = "none"
_NOTHING = frozenset({NONE, "无"})
_FIRST_YEAR = 0


class Values:
    """Reads values with one dictionary; ``said`` tells what was guessed and what is not known."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.said: list[Said] = []
        self._dictionary = dictionary
        self._guessed = 0

    def query(self, field: str, text: str) -> tuple[Query, str] | None:
        """The filter with how it was read; several values with commas between them are either. None where none is known."""
        whole = field == "slogan" and self._dictionary.find(text)  # it may have commas of its own
        parts = [text] if whole else _SEPARATOR.split(text)
        read = [found for part in parts if part.strip() for found in self._one(field, part.strip())]
        if not read:
            return None
        queries = tuple(dict.fromkeys(query for query, _ in read))
        shown = ",".join(dict.fromkeys(shown for _, shown in read))
        return _together(field, queries), f"{field}:{shown}"

    def _one(self, field: str, text: str) -> Iterator[tuple[Query, str]]:
        read: dict[str, Callable[[str, str], Iterator[tuple[Query, str]]]] = {
            "district": self._district,
            "region": self._district,
            "year": self._years,
            "covers": self._years,
            "slogan": self._slogan,
        }
        if text.lower() in _NOTHING and field != "slogan":
            yield without(field), NONE
        else:
            yield from read.get(field, self._listed)(field, text)

    def _district(self, field: str, text: str) -> Iterator[tuple[Query, str]]:
        by_code = districts.by_code(text) if text.isdigit() else districts.resolve(text)
        found = (by_code,) if by_code else _called_now(text, districts.candidates(text))
        if not found:
            self.said.append(said.no_value(field, text))
        if len(found) > 1:
            self.said.append(said.several_districts(text, " ".join(districts.full_name(it.code) for it in found)))
        for district in found:
            yield Filter(field, (district.code,)), named(district)

    def _years(self, field: str, text: str) -> Iterator[tuple[Query, str]]:
        text = text.removesuffix("年")
        if text.isdecimal() and len(text) <= 6:
            yield Filter(field, (int(text),)), str(int(text))
            return
        span = _YEARS.fullmatch(text)
        if not span or not (span[1] or span[2]):
            self.said.append(said.no_value(field, text))
            return
        least, most = (int(end) if end else None for end in span.groups())
        if least and most and least > most:
            least, most = most, least
        yield Range(field, least, most), f"{least or ''}..{most or ''}"

    def _slogan(self, field: str, text: str) -> Iterator[tuple[Query, str]]:
        slogan = self._dictionary.find(text)
        if slogan:
            yield Filter(field, (slogan.name,)), _written(slogan.name)
        else:
            self._guessed += 1
            near = self._dictionary.near(text)[:3] if self._guessed <= MOST_GUESSED else []
            self.said.append(said.no_value(field, text, "、".join(near)))

    def _listed(self, field: str, text: str) -> Iterator[tuple[Query, str]]:
        labels, typed = _LISTS[field], fold_text(text)
        names = dict(_names(labels))
        found = [names[typed]] if typed in names else list(_called(labels, typed))
        if not found:
            self.said.append(said.no_value(field, text, "、".join(get_close_matches(typed, names, 2))))
        if len(found) > 1:
            self.said.append(said.several_values(text, "、".join(labels[key].chinese for key in found)))
        for key in found:
            yield Filter(field, (key,)), labels[key].chinese


def typed(value: str | int | None) -> str:
    """A value as a filter says it."""
    return NONE if value is None else str(value)


def slogan_filter(name: str) -> str:
    """The question that finds a slogan, as it reads."""
    return f"slogan:{_written(name)}"


def _written(name: str) -> str:
    return name if is_plain(name) else f"“{unquoted(name)}”"


def without(field: str) -> Query:
    """What has no value in the field: a report whose district stays open, a passage that speaks of no year."""
    if field in _LISTS:
        return Not(Filter(field, tuple(_LISTS[field])))
    if field in ("year", "covers"):
        return Not(Range(field, _FIRST_YEAR))
    return Not(Filter("region", tuple(province.code for province in districts.provinces())))


def named(district: districts.District) -> str:
    """Its name where that means it alone, else with those above it, else its code."""
    names = (district.name, districts.full_name(district.code))
    return next((name for name in names if districts.resolve(name) == district), district.code)


def _called_now(name: str, found: Sequence[districts.District]) -> Sequence[districts.District]:
    """Those that are called so today, if there are any: 江北 is no more 渝北, which was 江北县 once."""
    return [it for it in found if name in (it.name, *it.aliases)] or found


def _names(labels: Labels) -> Iterator[tuple[str, str]]:
    """All that a value goes by, with its key."""
    for key, label in labels.items():
        yield from ((fold_text(name), key) for name in (key, label.chinese, label.english))


def _called(labels: Labels, typed: str) -> Iterable[str]:
    """The values whose Chinese label begins so (提案 is 提案工作), else those that hold it (报告 is 工作报告)."""
    begins = [key for key, label in labels.items() if label.chinese.startswith(typed)] if typed else []
    return begins or [key for key, label in labels.items() if typed and typed in label.chinese]


def _together(field: str, queries: tuple[Query, ...]) -> Query:
    if len(queries) == 1:
        return queries[0]
    values = tuple(value for query in queries if isinstance(query, Filter) for value in query.values)
    if len(queries) == sum(isinstance(query, Filter) for query in queries):
        return Filter(field, values)
    return Or(queries)
