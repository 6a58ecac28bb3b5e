"""The golden readings of the seeds, as objects. See golden/README.md for their form."""

import re
from dataclasses import dataclass, field
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = ("000", "001", "002", "003", "004")
_HEADING = re.compile(r"([HL]) (\d) \| (.*)")
_PASSAGE = re.compile(r"P (\S+) (\S+) (\S+) (\S+)")
_FURNITURE = re.compile(r"F (\S+) \| (.*)")
_KEY = re.compile(r"([a-z_]+):(.*)")


@dataclass(frozen=True)
class GoldenPassage:
    part: str
    section: str
    covers: list[int]
    flags: list[str]
    text: str


@dataclass
class GoldenReport:
    about: dict[str, str] = field(default_factory=dict)
    passages: list[GoldenPassage] = field(default_factory=list)
    headings: list[tuple[str, int]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    furniture: list[tuple[str, str]] = field(default_factory=list)


def seed(name: str) -> Path:
    return next(SEEDS.glob(f"{name}_*.txt"))


def golden(name: str) -> list[GoldenReport]:
    reports: list[GoldenReport] = []
    announced: re.Match[str] | None = None
    for line in (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line == "== report":
            reports.append(GoldenReport())
        elif found := _HEADING.fullmatch(line):
            reports[-1].headings.append((found[3], int(found[2])))
        elif found := _PASSAGE.fullmatch(line):
            announced = found
        elif found := _FURNITURE.fullmatch(line):
            reports[-1].furniture.append((found[1], found[2]))
        elif line.startswith("C | "):
            reports[-1].captions.append(line[4:])
        elif announced and line:
            reports[-1].passages.append(_passage(announced, line))
            announced = None
        elif found := _KEY.fullmatch(line):
            reports[-1].about[found[1]] = found[2].strip()
    return reports


def _passage(announced: re.Match[str], text: str) -> GoldenPassage:
    part, section, covers, flags = announced.groups()
    years = [] if covers == "-" else [int(year) for year in covers.split(",")]
    return GoldenPassage(part, section, years, [] if flags == "-" else flags.split(","), text)
