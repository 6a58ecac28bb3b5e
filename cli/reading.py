"""Reading sources for a command: their reports, with what could not be read told on standard error."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from cli.output import complain, tell_refusal
from indexer.intake import Refusal, read_sources
from indexer.parse import Parser
from indexer.report import Report
from indexer.sidecar import SidecarError


class Reading:
    """Parses what stands at the places named. Whatever fails is told with its remedy, and everything else goes on."""

    def __init__(self, parser: Parser) -> None:
        self.failed = 0
        self._parser = parser
        self._sources = 0
        self._shows = sys.stderr.isatty() and not sys.stdout.isatty()

    def reports(self, places: Iterable[Path], largest: int) -> Iterator[Report]:
        """One after the other; ``largest`` in megabytes."""
        for source in read_sources(places, largest * 2**20):
            if isinstance(source, Refusal):
                self._refused(source)
                continue
            if source.lacks:
                self._clear()
                complain(f"{source.file}: {source.lacks}")
            self._progress(source.file)
            try:
                yield from self._parser.parse(source)
            except SidecarError as error:
                self.failed += 1
                complain("a sidecar cannot be used, and its source is left out", *str(error).splitlines())
        self._clear()

    def _progress(self, file: str) -> None:
        self._sources += 1
        if self._shows:
            sys.stderr.write(f"\r\x1b[K{self._sources} {file[-60:]}")
            sys.stderr.flush()

    def _refused(self, refusal: Refusal) -> None:
        self._clear()
        self.failed += not refusal.passed_over
        tell_refusal(refusal)

    def _clear(self) -> None:
        if self._shows:
            sys.stderr.write("\r\x1b[K")
