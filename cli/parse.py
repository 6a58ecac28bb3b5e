"""``tifa parse``: sources to reports, one JSON object a line."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from cli.output import complain, print_json
from cli.settings import DEFAULT_LARGEST, DEFAULT_SEGMENTER, Dictionary, LargestFile, Segmenter
from indexer.copies import mark
from indexer.intake import Refusal, read_sources
from indexer.parse import Parser
from indexer.report import Report
from indexer.sidecar import SidecarError

PLACES_HELP = "Files (.txt, .md, .html, .docx, .pdf) and folders of them."


def parse(
    places: Annotated[list[Path], typer.Argument(metavar="PATH...", help=PLACES_HELP)],
    largest: LargestFile = DEFAULT_LARGEST,
    dictionary: Dictionary = None,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
) -> None:
    """Read damaged texts, repair them, and print their reports: one JSON object for each report and line.

    What cannot be read is told on standard error with its remedy, and everything else goes on; the exit status is then 1.
    """
    parser = Parser(Analyzer(load_dictionary(dictionary), segmenter.value))
    told = _Told()
    for report in mark(_reports(parser, places, largest, told)):
        print_json(report.as_dict())
    told.close()
    if told.failed:
        raise typer.Exit(1)


class _Told:
    """What goes to standard error: progress on a terminal, and what could not be read."""

    def __init__(self) -> None:
        self.failed = 0
        self._sources = 0
        self._shows = sys.stderr.isatty() and not sys.stdout.isatty()

    def read(self, file: str) -> None:
        self._sources += 1
        if self._shows:
            sys.stderr.write(f"\r\x1b[K{self._sources} {file[-60:]}")
            sys.stderr.flush()

    def refused(self, refusal: Refusal) -> None:
        self.close()
        if refusal.passed_over:
            complain(f"passed over: {refusal.file}: {refusal.what}")
        else:
            self.failed += 1
            complain(f"{refusal.file}: {refusal.what}", f"remedy: {refusal.remedy}")

    def close(self) -> None:
        if self._shows:
            sys.stderr.write("\r\x1b[K")


def _reports(parser: Parser, places: list[Path], largest: int, told: _Told) -> Iterator[Report]:
    for source in read_sources(places, largest * 2**20):
        if isinstance(source, Refusal):
            told.refused(source)
            continue
        told.read(source.file)
        try:
            yield from parser.parse(source)
        except SidecarError as error:
            told.failed += 1
            complain("a sidecar cannot be used, and its source is left out", *str(error).splitlines())
