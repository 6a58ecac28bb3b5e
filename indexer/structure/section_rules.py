"""The rules by which the section of a passage is known: data that people edit, checked when they are read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import tomli

from analyzers.dictionary_check import Problem
from indexer.structure.section_rules_check import WHERE, wrong_rules

BUNDLED = Path(__file__).parent.parent / "data" / "sections.toml"
Effects = tuple[tuple[str, float], ...]  # sections, and the points that each gets


class SectionRulesError(ValueError):
    """Rules that cannot be used, with everything that is wrong in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems, key=lambda problem: problem.line)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class Points:
    """How much what is found counts, by where it is found; each is told in the file of the rules."""

    lead: float
    heading: float
    step: float
    clause: float
    sentence: float
    heading_most: float
    themed: float
    start: float
    first_words: float
    again: float
    often: float
    length: float
    text_most: float
    enough: float
    least: float


@dataclass(frozen=True, slots=True)
class SectionRules:
    """``effects[where][phrase]``: what a phrase says when it stands there."""

    points: Points
    effects: Mapping[str, Mapping[str, Effects]]


def read_rules(file: Path = BUNDLED) -> SectionRules:
    """The rules in a file. Raises ``SectionRulesError`` with all that is wrong."""
    text = _text(file)
    tables = _tables(file, text)
    problems = wrong_rules(file, text, tables, [field.name for field in fields(Points)])
    if problems:
        raise SectionRulesError(problems)
    return SectionRules(Points(**tables["points"]), {where: _effects(tables["rule"], where) for where in WHERE})


def _effects(rules: list[dict[str, Any]], where: str) -> dict[str, Effects]:
    effects: dict[str, Effects] = {}
    for rule in rules:
        if rule["in"] == where:
            for phrase in rule["phrases"]:
                effects[phrase] = (*effects.get(phrase, ()), (rule["section"], float(rule["weight"])))
    return effects


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SectionRulesError([Problem(file, line, "this is not UTF-8", "save the file as UTF-8")]) from None
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise SectionRulesError([Problem(file, 0, what, "look at the path and at who may read it")]) from None


def _tables(file: Path, text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: TOMLDecodeError and numbers of thousands of digits
        line = re.search(r"line (\d+)", str(error))
        remedy = "mend the line; strings stand in double quotes, lists in [ ]"
        problem = Problem(file, int(line[1]) if line else 0, f"this is no TOML: {error}", remedy)
        raise SectionRulesError([problem]) from None
