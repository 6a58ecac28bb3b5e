"""Parts of a quoted text that stands nowhere: its beginnings and ends, cut between words."""

from collections.abc import Iterator

from analyzers.pipeline import Analyzer

SHORTEST = 2  # characters


def shorter(text: str, most: int, analyzer: Analyzer) -> list[str]:
    """The longest first. Of too many, some of each length are left out, and not all short ones."""
    parts = sorted({part for part in _parts(text, analyzer) if SHORTEST <= len(part) < len(text)}, key=_rank)
    return parts[:: -(-len(parts) // most) or 1]


def _parts(text: str, analyzer: Analyzer) -> Iterator[str]:
    at = 0
    for word in analyzer.cut(text):
        at += len(word)
        yield text[:at].strip()
        yield text[at:].strip()


def _rank(part: str) -> tuple[int, str]:
    return -len(part), part
