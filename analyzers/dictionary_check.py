"""Reading a dictionary file entry by entry, and saying what is wrong where, with the remedy.

Everything wrong is told at once: a person who edits a file wants one list, not one error at a time.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import tomli

from analyzers.slogan import Slogan
from analyzers.spellings import spellings
from vocabulary.district_table import is_code
from vocabulary.labels import CATEGORIES, LEVELS

LONGEST_FORM = 100
_NUMBER = re.compile("[0-9.,%]+|[一二三四五六七八九十百千万两〇零]{2}")
_HEADER = re.compile(r"^\s*\[\[\s*slogan\s*\]\]")
_KEY = re.compile(r"^\s*([A-Za-z_]+)\s*=")
_TEXTS = ("variants", "related", "contexts", "unless")
_STRINGS = ("name", "category", "level", "district", "meaning", "source", "when")
_NONE = Slogan("", "", "")
KEYS = (*_STRINGS, *_TEXTS, "year", "remove")


@dataclass(frozen=True, slots=True)
class Problem:
    file: Path
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.what}. Remedy: {self.remedy}."


class Layout:
    """Where the entries of a file and their keys stand; looked for only when something is wrong."""

    def __init__(self, text: str, count: int) -> None:
        self._text = text
        self._count = count

    @cached_property
    def entries(self) -> list[dict[str, int]]:
        """For each entry the line of each key; "" for its head. tomli keeps no places, so the layout is read again."""
        found: list[dict[str, int]] = []
        for number, line in enumerate(self._text.splitlines(), 1):
            if _HEADER.match(line):
                found.append({"": number})
            elif found and (key := _KEY.match(line)):
                found[-1].setdefault(key[1], number)
        return found if len(found) == self._count else [{}] * self._count


@dataclass(frozen=True, slots=True)
class Entry:
    slogan: Slogan
    file: Path
    layout: Layout
    number: int
    remove: bool = False

    def line(self, key: str) -> int:
        lines = self.layout.entries[self.number]
        return lines.get(key, lines.get("", 0))

    def problem(self, key: str, what: str, remedy: str) -> Problem:
        return Problem(self.file, self.line(key), what, remedy)


def read_entries(file: Path, problems: list[Problem]) -> list[Entry]:
    """The entries of a file that are whole in themselves; what is wrong with the others goes to ``problems``."""
    text = _read(file, problems)
    if text is None:
        return []
    try:
        content = tomli.loads(text)
    except (ValueError, RecursionError) as error:  # ValueError: TOMLDecodeError and numbers of thousands of digits
        line = re.search(r"line (\d+)", str(error))
        what = f"this is no TOML: {error}"
        problems.append(
            Problem(
                file, int(line[1]) if line else 0, what, "mend the line; strings stand in double quotes, lists in [ ]"
            )
        )
        return []
    for key in content.keys() - {"slogan"}:
        what = f"unknown table or key {key!r}"
        problems += [Problem(file, _line_of(text, key), what, "write entries as [[slogan]]")]
    tables = content.get("slogan", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.append(
            Problem(file, _line_of(text, "slogan"), "slogan is not a list of tables", "write each entry as [[slogan]]")
        )
        return []
    if not tables:
        problems.append(
            Problem(file, 0, "there is no entry", "write at least one [[slogan]] with name, category and level")
        )
    return list(_whole(file, tables, Layout(text, len(tables)), problems))


def read_unchecked(file: Path) -> Iterator[Slogan]:
    """The entries of a file that is known to be right."""
    return map(Slogan.from_dict, tomli.loads(file.read_text(encoding="utf-8"))["slogan"])


def _read(file: Path, problems: list[Problem]) -> str | None:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(Problem(file, line, "this is not UTF-8", "save the file as UTF-8"))
    except OSError as error:
        problems.append(
            Problem(file, 0, f"cannot be read: {error.strerror}", "look at the path and at who may read it")
        )
    return None


def _line_of(text: str, key: str) -> int:
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if re.match(rf"\s*\[*\s*{re.escape(key)}\b", line)), 0)


def _whole(file: Path, tables: list[Any], layout: Layout, problems: list[Problem]) -> Iterator[Entry]:
    for number, table in enumerate(tables):
        wrong = list(_wrong_shape(Entry(_NONE, file, layout, number), table))
        problems += wrong
        if not wrong:
            remove = bool(table.pop("remove", False))
            slogan = Slogan(table["name"], "", "") if remove else Slogan.from_dict(table)
            yield Entry(slogan, file, layout, number, remove)


def _wrong_shape(entry: Entry, table: dict[str, Any]) -> Iterator[Problem]:
    required = ("name",) if table.get("remove") else ("name", "category", "level")
    for key in required:
        if not table.get(key):
            yield entry.problem("", f"the entry {table.get('name', '')!r} has no {key}", f'add a line {key} = "…"')
    for key, value in table.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            yield entry.problem(
                key, f"unknown key {key!r}", f"write {near[0]!r}" if near else f"use one of {', '.join(KEYS)}"
            )
        elif key in _STRINGS and not isinstance(value, str):
            yield entry.problem(key, f"{key} is not a text", "put it in double quotes")
        elif key in _TEXTS and not (isinstance(value, list) and all(isinstance(text, str) and text for text in value)):
            yield entry.problem(key, f"{key} is not a list of texts", f'write {key} = ["…", "…"]')
        elif key == "year" and (type(value) is not int or not 1900 <= value <= 2100):
            yield entry.problem(key, f"year is {value!r}", "write four digits without quotes, such as 2019")
        elif key == "remove" and value is not True:
            yield entry.problem(key, "remove is not true", "write remove = true, or take the line out")


def check(entries: list[Entry]) -> Iterator[Problem]:
    """What is wrong with entries in themselves and beside each other."""
    names = {entry.slogan.name for entry in entries}
    for entry in entries:
        yield from _wrong_words(entry)
        yield from _wrong_forms(entry)
        yield from _wrong_surroundings(entry)
        for name in entry.slogan.related:
            if name not in names:
                near = get_close_matches(name, names, 1)
                remedy = f"write {near[0]!r}" if near else "add that slogan, or take the name out"
                yield entry.problem(
                    "related", f"{entry.slogan.name!r} is related to {name!r}, which is no slogan", remedy
                )
    yield from _shared_forms(entries)


def _wrong_words(entry: Entry) -> Iterator[Problem]:
    slogan = entry.slogan
    for key, value, known in (("category", slogan.category, CATEGORIES), ("level", slogan.level, LEVELS)):
        if value not in known:
            near = get_close_matches(value, list(known), 1)
            remedy = f"write {near[0]!r}" if near else f"use one of {', '.join(known)}"
            yield entry.problem(key, f"{slogan.name!r} has the unknown {key} {value!r}", remedy)
    if slogan.district and not is_code(slogan.district):
        yield entry.problem(
            "district", f"no division has the code {slogan.district!r}", 'write its six-digit code, such as "500116"'
        )
    if bool(slogan.year) != bool(slogan.source):
        key, other = ("year", "source") if slogan.year else ("source", "year")
        yield entry.problem(key, f"{slogan.name!r} has {key} without {other}", f"say {other} too, or leave both out")


def _wrong_forms(entry: Entry) -> Iterator[Problem]:
    for form in entry.slogan.forms:
        key = "name" if form == entry.slogan.name else "variants"
        folded = spellings(form)[0]
        length = len(folded)
        if form != form.strip() or not form.isprintable():
            yield entry.problem(
                key, f"{form!r} has blanks around it or characters that cannot be seen", "take them out"
            )
        elif length < 2 or (not folded.isalnum() and sum(map(str.isalnum, folded)) < 2):
            yield entry.problem(
                key, f"{form!r} is too short to be a slogan", "give two characters or more besides punctuation"
            )
        elif length > LONGEST_FORM:
            yield entry.problem(
                key, f"{form[:20]!r}… is longer than {LONGEST_FORM} characters", "give the phrase, not its paragraph"
            )
        elif _NUMBER.fullmatch(folded) and not entry.slogan.only_quoted:
            yield entry.problem(
                key, f"the bare number {form!r} would be found everywhere", 'add its noun, or when = "quoted"'
            )


def _wrong_surroundings(entry: Entry) -> Iterator[Problem]:
    slogan = entry.slogan
    if slogan.when not in ("", "quoted"):
        yield entry.problem("when", f"when is {slogan.when!r}", 'write when = "quoted" or take the line out')
    if slogan.contexts and not slogan.only_quoted:
        yield entry.problem(
            "contexts", f"{slogan.name!r} is found everywhere, so contexts say nothing", 'add when = "quoted"'
        )
    for key, texts in (("contexts", slogan.contexts), ("unless", slogan.unless)):
        for text in texts:
            if text.count("{}") != 1 or text == "{}":
                yield entry.problem(
                    key, f"{text!r} does not show where the slogan stands", 'write {} for it once, as in "全国{}"'
                )


def _shared_forms(entries: Iterable[Entry]) -> Iterator[Problem]:
    owners: dict[str, Entry] = {}
    for entry in entries:
        for form in entry.slogan.forms:
            firsts = [owners.setdefault(spelling, entry) for spelling in spellings(form)]
            other = next((first for first in firsts if first is not entry), None)
            if other is not None:
                yield _shared_form(entry, form, other)


def _shared_form(entry: Entry, form: str, other: Entry) -> Problem:
    where = f"{other.file.name}:{other.line('name')}"
    if form == entry.slogan.name == other.slogan.name:
        return entry.problem("name", f"{form!r} is already a slogan ({where})", "join the two entries")
    key = "name" if form == entry.slogan.name else "variants"
    return entry.problem(
        key, f"{form!r} is already a form of {other.slogan.name!r} ({where})", "keep it in one of the two"
    )
