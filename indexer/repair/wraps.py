"""Hard line wraps: lines of one width, put together into paragraphs again.

A line goes on in the next one if it is full: if what begins the next would not have fitted. Widths are told in characters
or as displayed, whichever is sharper in this text. Real pages squeeze and stretch lines, so where the width is not
exact, a line has to be clearly short to end its paragraph.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from indexer.paragraph import BODY, Paragraph
from indexer.printed import BULLETS, FULL_STOPS, LOWEST_OWN_LINE, SENTENCE_ENDS, ends_sentence, number_rank
from indexer.strand import Piece, Strand
from indexer.structure.titles import FULL_TITLE, is_dispatch
from indexer.widths import characters, display, first_unit

KIND = "wrap"
FEWEST_LINES = 5
OPEN_LINES = 0.4  # of a wrapped text's lines, so many at least end within a sentence
FULL_LINES = 0.45  # headings, salutations and last lines are none
EXACT = 0.95
INDENT = 2  # characters
NARROWEST, WIDEST = 8, 60  # characters

# The share of lines that are full, how exactly they are, the width, how it is told, and what a character counts.
Fit = tuple[float, float, int, Callable[[str], int], int]

_TITLE_ENDS = frozenset("告）)")
LONGEST_TITLE = 4  # lines
_OPENS = re.compile("[—―-]{2}|各位|同志们")  # what hardly ever follows a full stop within a paragraph


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set."""

    width: int
    measure: Callable[[str], int]
    unit: int  # what a full-width character counts
    exact: bool
    indented: bool  # paragraphs begin with blanks
    lost_indent: int  # they did, but the blanks are lost: a first line holds so much less
    gap: int  # the usual number of empty lines between two lines
    opening: frozenset[int]  # the kinds of numbers that begin paragraphs, where that is certain

    def is_full(self, line: str, following: str, *, first: bool = False) -> bool:
        width = self.measure(line) + (self.lost_indent if first else 0)
        if self.exact:
            return width + self.measure(first_unit(following)) > self.width
        return width >= self.width - 3 * self.unit

    def would_hold(self, line: str, following: str) -> bool:
        """Whether the line has room for what begins the next, as a first line without its indent has."""
        if self.exact:
            return self.measure(line) + self.measure(first_unit(following)) <= self.width
        return self.measure(line) < self.width - self.unit


def repair(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Lines to paragraphs; a text that is not wrapped stays as it is."""
    setting = measure(paragraphs)
    return list(_joined(paragraphs, setting)) if setting else paragraphs


def join(column: list[Paragraph]) -> list[Paragraph]:
    """The lines of one column to paragraphs: there is no doubt that they are wrapped."""
    _, exactness, width, way, unit = _sharpest_fit(column)
    setting = Setting(width, way, unit, exactness >= EXACT, False, 0, 0, frozenset())
    if len(column) > 1 and setting.would_hold(column[0].text, column[1].text):
        setting = replace(setting, lost_indent=INDENT * unit)
    return list(_joined(column, setting))


def measure(paragraphs: list[Paragraph]) -> Setting | None:
    """How the text is set, or None where it is not wrapped."""
    lines = [paragraph for paragraph in paragraphs if paragraph.role == BODY]
    if len(lines) < FEWEST_LINES:
        return None
    open_lines = sum(line.text[-1] not in SENTENCE_ENDS for line in lines)
    if open_lines < OPEN_LINES * len(lines):
        return None
    near, exactness, width, way, unit = _sharpest_fit(lines)
    if near < FULL_LINES:
        return None
    setting = Setting(width, way, unit, exactness >= EXACT, _indented(lines), 0, _usual_gap(lines), frozenset())
    setting = replace(setting, lost_indent=_lost_indent(lines, setting))
    return replace(setting, opening=frozenset(_opening(lines, setting)))


def _sharpest_fit(lines: list[Paragraph]) -> Fit:
    ways = (_fit(lines, characters, 1), _fit(lines, display, 2))
    return max(ways, key=lambda fit: fit[0] + 3 * fit[1])


def _fit(lines: list[Paragraph], way: Callable[[str], int], unit: int) -> Fit:
    """The best width in this way of measuring: the share of lines that are full by it, how exactly, and the width."""
    texts = [line.text for line in lines]
    ended = [text[-1] in SENTENCE_ENDS for text in texts]
    widths = [way(text) + (line.indent * unit // 2) for text, line in zip(texts, lines, strict=True)]
    units = [way(first_unit(text)) for text in texts[1:]]
    common = Counter(width for width in widths if NARROWEST * unit <= width <= WIDEST * unit).most_common(4)
    best = (0.0, 0.0, 0, way, unit)
    for guess in {width + more for width, _ in common for more in range(unit + 1)}:
        near = wrong = 0
        room = 0  # after the end of a sentence a line may have lost its indent
        for width, following, end in zip(widths, units, ended, strict=False):
            if guess - 3 * unit <= width <= guess + unit:
                near += 1
                wrong += (
                    not end and width + following + room <= guess
                )  # it would have fitted, and no paragraph ends here
            room = INDENT * unit if end else 0
        fit = (near / len(lines), 1 - wrong / near if near else 0.0, guess, way, unit)
        if (round(fit[0], 2), fit[1], -guess) > (round(best[0], 2), best[1], -best[2]):
            best = fit
    return best


def _indented(lines: list[Paragraph]) -> bool:
    """Whether some lines, but not most, begin with the two blanks of a paragraph."""
    count = sum(line.indent >= 2 for line in lines)
    return 2 <= count <= 0.6 * len(lines)


def _usual_gap(lines: list[Paragraph]) -> int:
    return Counter(line.gap for line in lines).most_common(1)[0][0]


def _lost_indent(lines: list[Paragraph], setting: Setting) -> int:
    """How much less the first lines of paragraphs hold: two characters, or nothing."""
    narrow = first = 0
    for last, line, following in zip(lines, lines[1:], lines[2:], strict=False):
        begins = last.text[-1] in SENTENCE_ENDS and not setting.is_full(last.text, line.text)
        if begins and line.text[-1] not in SENTENCE_ENDS and line.indent < INDENT:
            first += 1
            narrow += setting.would_hold(line.text, following.text)
    return INDENT * setting.unit if first >= FEWEST_LINES and narrow >= 0.7 * first else 0


def _opening(lines: list[Paragraph], setting: Setting) -> Iterator[int]:
    for line, following in pairwise(lines):
        rank = number_rank(following.text)
        if rank is not None and line.text[-1] in FULL_STOPS and not setting.is_full(line.text, following.text):
            yield rank


def _joined(paragraphs: list[Paragraph], setting: Setting) -> Iterator[Paragraph]:
    group: list[Paragraph] = []
    for line, following in zip_longest(paragraphs, paragraphs[1:]):
        if group and (line.role != BODY or group[-1].role != BODY or _parts(group, line, following, setting)):
            yield _one(group)
            group = []
        group.append(line)
    if group:
        yield _one(group)


def _parts(group: list[Paragraph], line: Paragraph, following: Paragraph | None, setting: Setting) -> bool:
    """Whether a new paragraph begins with ``line``, which ``following`` follows."""
    last = group[-1]
    if line.gap > setting.gap or (setting.indented and line.indent >= INDENT) or line.text[0] in BULLETS:
        return True
    if not setting.is_full(_set(last, setting), line.text, first=len(group) == 1) or _is_title(group):
        return True
    if is_dispatch(line.text):
        return True
    if setting.indented and _is_heading(last, line, following):
        return True
    return last.text[-1] in SENTENCE_ENDS and (_opens(line.text, setting) or _is_first(line, following, setting))


def _is_title(group: list[Paragraph]) -> bool:
    """Whether the lines make up the full title of a report, under which its subtitle or text begins."""
    if group[-1].text[-1] not in _TITLE_ENDS or len(group) > LONGEST_TITLE:
        return False
    return FULL_TITLE.fullmatch("".join(line.text for line in group)) is not None


def _is_heading(last: Paragraph, line: Paragraph, following: Paragraph | None) -> bool:
    """Whether a line without an indent stands between two paragraphs, and ends no sentence."""
    indented = following is not None and following.indent >= INDENT
    return indented and ends_sentence(last.text) and not ends_sentence(line.text)


def _opens(text: str, setting: Setting) -> bool:
    """Whether a text begins as paragraphs do."""
    rank = number_rank(text)
    numbered = rank is not None and (rank in setting.opening or rank < LOWEST_OWN_LINE)
    return numbered or _OPENS.match(text) is not None


def _is_first(line: Paragraph, following: Paragraph | None, setting: Setting) -> bool:
    """Whether a line ends early within a sentence: a heading, or the first line of a paragraph whose indent is lost."""
    if following is None or line.text[-1] in SENTENCE_ENDS:
        return False
    if not setting.is_full(line.text, following.text, first=True):
        return True
    return bool(setting.lost_indent) and setting.would_hold(line.text, following.text)


def _set(line: Paragraph, setting: Setting) -> str:
    """The line with its indent, as wide as it was printed."""
    return "\u3000" * (line.indent // 2) + line.text if line.indent and setting.indented else line.text


def _one(group: list[Paragraph]) -> Paragraph:
    if len(group) == 1:
        return group[0]
    pieces: list[Piece] = []
    for line in group:
        if pieces and _needs_blank(pieces[-1].text, line.text):
            pieces.append(Piece(pieces[-1].end, line.strand.start, " ", KIND))
        pieces += line.strand.pieces
    return replace(group[0], strand=Strand(pieces))


def _needs_blank(left: str, right: str) -> bool:
    """Two Latin words that a line's end parted."""
    return left[-1:].isascii() and left[-1:].isalpha() and right[:1].isascii() and right[:1].isalpha()
