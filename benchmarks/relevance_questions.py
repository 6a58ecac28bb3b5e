"""The frozen questions and their grades, and what a question says besides its words.

``grades.tsv`` holds ``question<TAB>passage<TAB>grade`` a line: 3 fully relevant, 2 relevant, 1 partly, 0 not. A passage that is not
listed counts as 0.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from vocabulary import districts
from vocabulary.labels import KINDS, PARTS, SECTIONS

FOLDER = Path(__file__).parents[1] / "tests" / "relevance"
QUESTIONS, GRADES, SECOND = FOLDER / "queries.toml", FOLDER / "grades.tsv", FOLDER / "second_grades.tsv"
# Written and graded when the ranking was done; what has no line there was read too, and is not relevant.
HELD_OUT, HELD_OUT_GRADES = FOLDER / "held_out.toml", FOLDER / "held_out.tsv"
MOST_RELEVANT = 3

_FILTER = re.compile(r"(district|year|part|section|kind|slogan):(\S+)")
_LISTS = {"part": PARTS, "section": SECTIONS, "kind": KINDS}
_QUOTED = re.compile(r"“([^”]+)”")

Value = str | int


@dataclass(frozen=True)
class Question:
    """``need`` says what the person who asks is after."""

    id: str
    kind: str
    text: str
    need: str

    @cached_property
    def filters(self) -> dict[str, Value]:
        """Fields with the value that a passage must have, in the form in which passages have it."""
        return {field: _value(field, told) for field, told in _FILTER.findall(self.text)}

    @cached_property
    def quoted(self) -> list[str]:
        return _QUOTED.findall(self.text)

    @cached_property
    def words(self) -> str:
        """What is neither quoted nor a filter."""
        return _QUOTED.sub(" ", _FILTER.sub(" ", self.text)).strip()


def _value(field: str, told: str) -> Value:
    match field:
        case "district":
            district = districts.resolve(told)
            if not district:
                raise ValueError(f"{told} is no district, or several")
            return district.code
        case "year":
            return int(told)
        case "part" | "section" | "kind":
            [key] = [key for key, label in _LISTS[field].items() if told in (key, label.chinese)]
            return key
        case _:
            return told


def questions(file: Path = QUESTIONS) -> list[Question]:
    told = tomllib.loads(file.read_text(encoding="utf-8"))["query"]
    return [Question(one["id"], one["kind"], one["text"], one["need"]) for one in told]


Grades = dict[str, dict[str, int]]


def grades(known: set[str], passages: set[str], file: Path = GRADES) -> Grades:
    """By question and passage. A line that speaks of what there is not is a mistake, not a grade."""
    if not file.exists():
        raise SystemExit(f"{file} is missing; grade the passages that --pool FOLDER writes")
    found: Grades = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        question, passage, told = line.split("\t")[:3]
        grade = int(told)
        of_question = found.setdefault(question, {})
        if question not in known or passage not in passages or not 0 <= grade <= MOST_RELEVANT:
            raise SystemExit(f"{file}:{number}: no such question, passage or grade: {line}")
        if passage in of_question:
            raise SystemExit(f"{file}:{number}: {passage} is graded twice for {question}")
        of_question[passage] = grade
    return found
