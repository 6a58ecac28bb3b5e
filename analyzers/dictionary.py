"""The slogan dictionary: files that people edit, and another of one's own laid over them.

A dictionary is never changed once made; a changed file makes a new one. Its ``version`` depends on what it says, not
on the order or the comments of its files, and its bytes say all of it, so that an index can carry its dictionary.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from analyzers.dictionary_check import Entry, Problem, check, read_entries, read_unchecked
from analyzers.dictionary_stamp import is_stamped
from analyzers.slogan import Slogan
from analyzers.spellings import spellings


class DictionaryError(ValueError):
    """A dictionary that cannot be used, with everything that is wrong in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Dictionary:
    slogans: tuple[Slogan, ...]

    @classmethod
    def of(cls, slogans: Iterable[Slogan]) -> "Dictionary":
        return cls(tuple(sorted(slogans, key=lambda slogan: slogan.name)))

    @classmethod
    def from_bytes(cls, content: bytes) -> "Dictionary":
        return cls.of(map(Slogan.from_dict, json.loads(content)))

    def to_bytes(self) -> bytes:
        entries = [slogan.as_dict() for slogan in self.slogans]
        return json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @cached_property
    def version(self) -> str:
        from hashlib import sha256  # noqa: PLC0415 - slow to import, and cutting a text does not need it

        return sha256(self.to_bytes()).hexdigest()[:12]

    @cached_property
    def by_name(self) -> dict[str, Slogan]:
        return {slogan.name: slogan for slogan in self.slogans}

    @cached_property
    def _by_spelling(self) -> dict[str, Slogan]:
        return {spelling: slogan for slogan in self for form in slogan.forms for spelling in spellings(form)}

    def find(self, form: str) -> Slogan | None:
        """The slogan that has this form, however it is written."""
        return self._by_spelling.get(spellings(form)[0])

    def near(self, form: str) -> list[str]:
        """Names of slogans that a mistyped form may mean: those that hold it, else those most alike."""
        wanted = spellings(form)[0]
        held = [slogan.name for spelling, slogan in self._by_spelling.items() if wanted and wanted in spelling]
        alike = get_close_matches(wanted, self._by_spelling, 5, 0.5)
        return list(dict.fromkeys([*held, *(self._by_spelling[spelling].name for spelling in alike)]))[:5]

    def __iter__(self) -> Iterator[Slogan]:
        return iter(self.slogans)

    def __len__(self) -> int:
        return len(self.slogans)


def bundled_files() -> list[Path]:
    """The dictionary that Tifa comes with."""
    return sorted((Path(__file__).parent / "data" / "slogans").glob("*.toml"))


def dictionary_files(place: Path) -> list[Path]:
    """A file, or every TOML file of a folder."""
    if place.is_dir():
        found = sorted(file for file in place.glob("*.toml") if file.is_file())
        if not found:
            raise DictionaryError(
                [Problem(place, 0, "the folder holds no .toml file", "name a dictionary file or its folder")]
            )
        return found
    return [place]


def load_dictionary(own: Path | None = None) -> Dictionary:
    """The bundled dictionary, with one's own laid over it. Raises ``DictionaryError`` with all that is wrong."""
    bundled = bundled_files()
    if own is None and is_stamped(bundled):
        return Dictionary.of(slogan for file in bundled for slogan in read_unchecked(file))
    return read_dictionary(bundled, dictionary_files(own) if own else [])


def read_dictionary(below: Iterable[Path], above: Iterable[Path] = ()) -> Dictionary:
    """An entry above takes the place of the one of that name below; ``remove = true`` only takes it away."""
    problems: list[Problem] = []
    layers = [[entry for file in layer for entry in read_entries(file, problems)] for layer in (below, above)]
    entries = _laid_over(*layers, problems=problems)
    problems += check(entries)
    if not entries and not problems:
        problems.append(
            Problem(Path(), 0, "there is no entry", "write at least one [[slogan]] with name, category and level")
        )
    if problems:
        raise DictionaryError(sorted(problems, key=lambda problem: (str(problem.file), problem.line)))
    return Dictionary.of(entry.slogan for entry in entries)


def _laid_over(below: list[Entry], above: list[Entry], *, problems: list[Problem]) -> list[Entry]:
    known = {entry.slogan.name for entry in below}
    for entry in above:
        if entry.remove and entry.slogan.name not in known:
            remedy = "write the name as `tifa slogans list` shows it, or take the entry out"
            problems.append(
                Problem(entry.file, entry.line("name"), f"no slogan {entry.slogan.name!r} to remove", remedy)
            )
    replaced = {entry.slogan.name for entry in above}
    removed = {entry.slogan.name for entry in above if entry.remove}
    kept = [entry for entry in below if entry.slogan.name not in replaced]
    if removed:
        kept = [_unrelated(entry, removed) for entry in kept]
    return kept + [entry for entry in above if not entry.remove]


def _unrelated(entry: Entry, removed: set[str]) -> Entry:
    related = tuple(name for name in entry.slogan.related if name not in removed)
    return replace(entry, slogan=replace(entry.slogan, related=related))
