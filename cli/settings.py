"""Every setting, once: as a flag and as a ``TIFA_*`` variable. Nothing else reads the environment."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analyzers.segment import DEFAULT, SEGMENTERS

SegmenterName = StrEnum("SegmenterName", {name: name for name in SEGMENTERS})  # type: ignore[misc]

Dictionary = Annotated[
    Path | None,
    typer.Option(
        envvar="TIFA_DICTIONARY",
        help="A slogan dictionary of your own, a .toml file or a folder of them, laid over the bundled one.",
        show_default="the bundled one alone",
    ),
]
Segmenter = Annotated[
    SegmenterName,
    typer.Option(envvar="TIFA_SEGMENTER", help="What cuts words: rjieba is fast, jieba is its reference."),
]
DEFAULT_SEGMENTER = SegmenterName(DEFAULT)
PLACES_HELP = "Files (.txt, .md, .html, .docx, .pdf) and folders of them."
LargestFile = Annotated[
    int, typer.Option(envvar="TIFA_LARGEST_FILE", min=1, help="The largest file that is read, in megabytes.")
]
DEFAULT_LARGEST = 20
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]

SETTINGS = {"TIFA_DICTIONARY": Dictionary, "TIFA_SEGMENTER": Segmenter, "TIFA_LARGEST_FILE": LargestFile}
