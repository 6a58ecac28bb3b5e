"""What is wrong with the rules for sections, all of it at once, each with its line and the remedy."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from analyzers.dictionary_check import Problem
from vocabulary.labels import KINDS, PARTS, SECTIONS

WHERE = ("heading", "start", "text", "mark", "place")
PLACES = (*PARTS, *(f"kind:{kind}" for kind in KINDS), "first", "last", "plain", "bare", "numbered")
LARGEST = 10_000
_KEYS = ("section", "in", "weight", "phrases")
_HEADER = re.compile(r"^\s*\[\[\s*rule\s*\]\]")

Wrong = tuple[str, str, str]  # what to look for in the file, what is wrong, the remedy


def wrong_rules(file: Path, text: str, tables: dict[str, Any], point_names: list[str]) -> list[Problem]:
    """The problems of a file of rules, read as ``tables``; ``point_names`` are the numbers it must give."""
    problems = [*_wrong_tables(file, text, tables), *_wrong_points(file, text, tables.get("points"), point_names)]
    rules = tables.get("rule")
    return [*problems, *_wrong_entries(file, text, rules)] if isinstance(rules, list) else problems


def _wrong_tables(file: Path, text: str, tables: dict[str, Any]) -> Iterator[Problem]:
    for key in tables.keys() - {"points", "rule"}:
        yield Problem(file, _line(text, key), f"unknown table or key {key!r}", "write rules as [[rule]]")
    if not tables.get("rule") or not isinstance(tables["rule"], list):
        remedy = "write at least one [[rule]] with section, in, weight and phrases"
        yield Problem(file, _line(text, "rule"), "there is no rule", remedy)


def _wrong_points(file: Path, text: str, points: Any, names: list[str]) -> Iterator[Problem]:
    given = points if isinstance(points, dict) else {}
    for name in names:
        if not _is_number(given.get(name, "")) or given[name] < 0:
            yield Problem(
                file, _line(text, name), f"points has no number for {name!r}", f"write {name} = 1.0 or the like"
            )
    for name in given.keys() - set(names):
        remedy = f"use one of {', '.join(names)}"
        yield Problem(file, _line(text, name), f"points has the unknown {name!r}", remedy)


def _wrong_entries(file: Path, text: str, rules: list[Any]) -> Iterator[Problem]:
    owners: dict[tuple[str, str, str], int] = {}
    for number, rule in enumerate(rules):
        whole = isinstance(rule, dict)
        wrong = list(_wrong_rule(rule)) if whole else [("", "a rule is no table", "write it as [[rule]]")]
        if not wrong:
            wrong = list(_told_before(rule, number, owners, text))
        for needle, what, remedy in wrong:
            yield Problem(file, _line_in_rule(text, number, needle), what, remedy)


def _wrong_rule(rule: dict[str, Any]) -> Iterator[Wrong]:
    for key in _KEYS:
        if key not in rule:
            yield "", f"the rule has no {key}", f"add a line {key} = …"
    for key in rule.keys() - set(_KEYS):
        yield key, f"unknown key {key!r}", f"use one of {', '.join(_KEYS)}"
    yield from _unknown("section", rule.get("section"), SECTIONS)
    yield from _unknown("in", rule.get("in"), WHERE)
    if not _is_number(rule.get("weight", 0)):
        yield "weight", "weight is not a number", f"write a number up to {LARGEST} without quotes, such as 2.5"
    yield from _wrong_phrases(rule)


def _wrong_phrases(rule: dict[str, Any]) -> Iterator[Wrong]:
    phrases = rule.get("phrases", ["…"])
    if not isinstance(phrases, list) or not phrases or not all(isinstance(phrase, str) for phrase in phrases):
        yield "phrases", "phrases is not a list of texts", 'write phrases = ["…", "…"]'
        return
    for phrase in phrases:
        if not phrase.strip() or phrase != phrase.strip():
            yield f'"{phrase}"', f"the phrase {phrase!r} is empty or has blanks around it", "take them out"
        elif rule.get("in") == "place":
            for place in phrase.split("+"):
                yield from _unknown("place", place, PLACES, phrase)


def _unknown(name: str, value: Any, known: Iterable[str], phrase: str = "") -> Iterator[Wrong]:
    if value is not None and value not in tuple(known):
        near = get_close_matches(str(value), known, 1)
        remedy = f"write {near[0]!r}" if near else f"use one of {', '.join(known)}"
        yield f'"{phrase or value}"', f"unknown {name} {value!r}", remedy


def _told_before(
    rule: dict[str, Any], number: int, owners: dict[tuple[str, str, str], int], text: str
) -> Iterator[Wrong]:
    for phrase in rule["phrases"]:
        key = (rule["section"], rule["in"], phrase)
        if key in owners:
            line = _line_in_rule(text, owners[key], f'"{phrase}"')
            what = f"{phrase!r} already counts for {key[0]} in {key[1]} (line {line})"
            yield f'"{phrase}"', what, "keep it in one of the two"
        owners.setdefault(key, number)


def _is_number(value: Any) -> bool:
    """No infinity, and not what is no number (nan) either."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST


def _line(text: str, key: str) -> int:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if re.match(rf"\s*\[*\s*{re.escape(key)}\b", line)), 0)


def _line_in_rule(text: str, number: int, needle: str) -> int:
    """The line of a rule that holds a key or phrase, the last where it stands twice; else the rule's first line."""
    lines = text.splitlines()
    heads = [at for at, line in enumerate(lines) if _HEADER.match(line)]
    if number >= len(heads):
        return 0
    first, after = heads[number], (*heads, len(lines))[number + 1]
    holding = [at for at in range(first, after) if needle and needle in lines[at].split("#", maxsplit=1)[0]]
    return (holding[-1] if holding else first) + 1
