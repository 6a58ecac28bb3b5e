"""Lines of Chinese for a terminal: broken anywhere but within a Latin word or number, and not before a closing mark."""

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

NO_BEGINNING = frozenset("，。；：！？、”’）》】」』…,.;:!?)]}%")
MOST_HUNG = 12  # characters that are taken to the next line rather than break a word


def wrapped(text: Text, width: int, indent: int = 0) -> Iterator[Text]:
    """The lines, each with its indent."""
    for paragraph in text.split("\n", allow_blank=True):
        for line in paragraph.divide(_breaks(paragraph.plain, max(8, width - indent))):
            line.rstrip()
            yield Text(" " * indent) + line


def _breaks(text: str, width: int) -> list[int]:
    found: list[int] = []
    start = cells = 0
    for at, char in enumerate(text):
        cells += cell_len(char)
        if cells > width:
            start = _break_before(text, start, at)
            found.append(start)
            cells = cell_len(text[start : at + 1])
    return found


def _break_before(text: str, start: int, at: int) -> int:
    """The last good place for a break up to ``at``; ``at`` itself where there is none nearby."""
    for place in range(at, max(start, at - MOST_HUNG), -1):
        in_word = _is_latin(text[place - 1]) and _is_latin(text[place])
        if not in_word and text[place] not in NO_BEGINNING and not text[place].isspace():
            return place
    return at


def _is_latin(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "-_/#'")
