"""The analyzer in use, and how another takes its place.

A new one is built whole beside the old one and swapped in by one assignment: threads that are cutting go on with the one
they have. A dictionary that is broken raises, and the one in use stays.
"""

from pathlib import Path
from threading import Lock

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from analyzers.segment import DEFAULT


class CurrentAnalyzer:
    def __init__(self, own_dictionary: Path | None = None, segmenter_name: str = DEFAULT) -> None:
        self._own_dictionary = own_dictionary
        self._segmenter_name = segmenter_name
        self._one_at_a_time = Lock()
        self._analyzer = self._build()

    def get(self) -> Analyzer:
        return self._analyzer

    def reload(self) -> Analyzer:
        """Read the dictionary again. Raises ``DictionaryError`` where it is broken, and keeps the analyzer in use."""
        with self._one_at_a_time:
            self._analyzer = self._build()
        return self._analyzer

    def _build(self) -> Analyzer:
        return Analyzer(load_dictionary(self._own_dictionary), self._segmenter_name)
