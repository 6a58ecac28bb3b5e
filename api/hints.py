"""What is said beside an answer: where the cutting of words mattered, what else may have been meant, how it is read more loosely."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from analyzers.fold import fold_text
from api.asking import asking, total
from api.following import Opened
from api.known_words import KnownWords
from api.links import query_string
from api.query import said
from api.query.reading import LONGEST_FAVOURED, Reading, read, read_tree
from api.query.rephrase import quoted, sifted
from api.query.said import Said
from api.query.tree import words_of
from api.request import SearchRequest
from api.shown.answer import Instead
from engine.question import Value
from vocabulary import districts

MOST_INSTEAD = 3
MOST_TRIED = 12  # questions that are counted, to find these
LONGEST_MISTYPED = 20  # characters of a word in which a slip is looked for


def in_one_piece(reading: Reading, opened: Opened) -> Reading | None:
    """The question with its words in quotation marks, if any of them were taken apart."""
    words = reading.asked.bare
    if reading.tree is None or not any(len(word.parts) > 1 for word in words):
        return None
    if any(len(word.text) > LONGEST_FAVOURED for word in words):
        return None
    return read_tree(quoted(reading.tree), opened.analyzer)


def where_cutting_mattered(reading: Reading, exact: Reading, together: int, found: int) -> Iterator[Said]:
    """Words that were taken apart find more than the same in quotation marks; how much more is told."""
    if together != found:
        apart = [bare for bare in reading.asked.bare if len(bare.parts) > 1]
        yield from (said.cut_apart(bare.text, bare.parts) for bare in apart)
        yield said.in_one_piece(exact.read_as, together, found)


def names_of_districts(reading: Reading, districts_found: Iterable[Value]) -> Iterator[Said]:
    """Words that are names of districts, where some of what is found is of these: a filter may have been meant."""
    told = {value.value for value in districts_found if value.count}
    for bare in reading.asked.bare:
        if len(bare.text) > 1 and any(district.code in told for district in districts.candidates(bare.text)):
            yield said.as_word(bare.text, "district")


def loosened(request: SearchRequest, reading: Reading, opened: Opened) -> Reading | None:
    """The question without what only asks, if that finds something."""
    tree = sifted(reading.tree, opened.analyzer) if reading.tree else None
    looser = read_tree(tree, opened.analyzer) if tree else None
    if looser and looser.read_as != reading.read_as and total(request, opened, looser):
        return looser
    return None


def instead(request: SearchRequest, found: int, opened: Opened) -> list[Instead]:
    """Questions one slip away from this one that find more than it found."""
    others = [replace(request, q=text, page=1) for text in islice(_meant(request.q, opened), MOST_TRIED)]
    totals = opened.reader.totals(asking(other, opened).question for other in others)
    better = [Instead(it.q, total, query_string(it)) for it, total in zip(others, totals, strict=True) if total > found]
    return better[:MOST_INSTEAD]


def _meant(text: str, opened: Opened) -> Iterator[str]:
    told = {text}
    for token in words_of(read(text, opened.analyzer).tree):
        for better in corrections(token.text, opened.words):
            meant = text.replace(token.text, better)
            if meant not in told:
                told.add(meant)
                yield meant


def corrections(typed: str, words: KnownWords) -> Iterator[str]:
    """The word with one piece of it put right: the whole first, then what sounds alike, then what looks alike, the longest pieces first."""
    longest = len(typed) if len(typed) <= LONGEST_MISTYPED else 0
    for near in (words.sounding, words.looking):
        for length in range(longest, 1, -1):
            for start in range(longest - length + 1):
                folded = fold_text(typed[start : start + length])
                if folded not in words:
                    for better in words.near(folded) if length == longest else near(folded):
                        yield typed[:start] + better + typed[start + length :]
