"""``tifa parse``: sources to reports, one JSON object a line."""

from pathlib import Path
from typing import Annotated

import typer

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from cli.output import print_json
from cli.settings import DEFAULT_LARGEST, DEFAULT_SEGMENTER, PLACES_HELP, Dictionary, LargestFile, Segmenter


def parse(
    places: Annotated[list[Path], typer.Argument(metavar="PATH...", help=PLACES_HELP)],
    largest: LargestFile = DEFAULT_LARGEST,
    dictionary: Dictionary = None,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
) -> None:
    """Read damaged texts, repair them, and print their reports: one JSON object for each report and line.

    What cannot be read is told on standard error with its remedy, and everything else goes on; the exit status is then 1.
    """
    from cli.reading import Reading  # noqa: PLC0415 - the indexer is slow to import, and other commands start without it
    from indexer.copies import mark  # noqa: PLC0415
    from indexer.parse import Parser  # noqa: PLC0415

    reading = Reading(Parser(Analyzer(load_dictionary(dictionary), segmenter.value)))
    for report in mark(reading.reports(places, largest)):
        print_json(report.as_dict())
    if reading.failed:
        raise typer.Exit(1)
