"""What is said beside an answer: where the cutting of words mattered, and what else may have been meant."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from analyzers.fold import fold_text
from api.asking import asking
from api.following import Opened
from api.known_words import KnownWords
from api.links import as_it_stands, query_string
from api.query import said
from api.query.chinese import question_in_chinese
from api.query.reading import LONGEST_FAVOURED, Reading, read_tree, tree_of
from api.query.rephrase import quoted
from api.query.said import Said
from api.query.tree import words_of
from api.request import SearchRequest
from api.shown.answer import Instead
from engine.question import Answer, Question, Value
from vocabulary import districts, places

MOST_INSTEAD = 3
_MARKS = re.compile(r"[“”\"「」『』＂:：()（）|]|\b(?:OR|AND|NOT)\b")  # who writes these knows the language
_YEAR = re.compile(r"(?<![\d:])((?:19|20)\d\d)年?(?!\d)")
MOST_TRIED = 8  # questions that are counted, to find these
LONGEST_MISTYPED = 20  # characters of a word in which a slip is looked for


def in_one_piece(reading: Reading, opened: Opened) -> Reading | None:
    """The question with its words in quotation marks, if any of them were taken apart."""
    words = reading.asked.bare
    if reading.tree is None or not any(len(word.parts) > 1 for word in words):
        return None
    if any(len(word.text) > LONGEST_FAVOURED for word in words):
        return None
    return read_tree(quoted(reading.tree), opened.analyzer)


def where_cutting_mattered(request: SearchRequest, reading: Reading, exact: Reading, found: Answer) -> Iterator[Said]:
    """Words that were taken apart find more than the same in quotation marks; how much more is told."""
    together = found.also[0]
    if together != found.total:
        apart = [bare for bare in reading.asked.bare if len(bare.parts) > 1]
        yield from (said.cut_apart(bare.text, bare.parts) for bare in apart)
        url = as_it_stands(replace(request, q=exact.read_as, page=1), together)
        yield said.in_one_piece(exact.read_as, question_in_chinese(exact.read_as), (together, found.total), url)


def names_of_districts(reading: Reading, districts_found: Iterable[Value]) -> Iterator[Said]:
    """Words that are names of districts, where some of what is found is of these: a filter may have been meant."""
    told = {value.value for value in districts_found if value.count}
    for bare in reading.asked.bare:
        if len(bare.text) > 1 and any(district.code in told for district in districts.candidates(bare.text)):
            yield said.as_word(bare.text, "district")


def instead(request: SearchRequest, found: int, opened: Opened) -> list[Instead]:
    """What else may have been asked: the same with filters, else what is one slip away."""
    return as_filters(request, found, opened) or meant(request, found, opened)


def as_filters(request: SearchRequest, found: int, opened: Opened) -> list[Instead]:
    """The question with its slogans, districts and years as filters, if that finds more than it found."""
    if _MARKS.search(request.q):
        return []
    others = [
        replace(request, q=text, page=1) for text in dict.fromkeys(_filtered(request.q, opened)) if text != request.q
    ]
    return _finding_more(others, found, opened)


def _filtered(text: str, opened: Opened) -> Iterator[str]:
    slogan = opened.analyzer.dictionary.find(text)
    if slogan:
        yield f"slogan:{slogan.name}"
    with_places = text
    for place in reversed(places.find(text)):
        if place.district:
            with_places = f"{with_places[: place.start]} district:{place.district.name} {with_places[place.end :]}"
    words = [f"district:{word}" if districts.candidates(word) else word for word in with_places.split()]
    yield " ".join(words)
    yield " ".join(_YEAR.sub(r" year:\1 ", " ".join(words)).split())


def meant(request: SearchRequest, found: int, opened: Opened) -> list[Instead]:
    """Questions one slip away from this one that find more than it found, with their words in one piece."""
    others = [replace(request, q=text, page=1) for text in islice(_meant(request.q, opened), MOST_TRIED)]
    exactly = opened.reader.totals(_in_one_piece(other, opened) for other in others)
    whole = [other for other, total in zip(others, exactly, strict=True) if total][:MOST_INSTEAD]
    return _finding_more(whole, found, opened)


def _finding_more(others: Sequence[SearchRequest], found: int, opened: Opened) -> list[Instead]:
    totals = opened.reader.totals(asking(other, opened).question for other in others)
    return [Instead(it.q, total, query_string(it)) for it, total in zip(others, totals, strict=True) if total > found]


def _in_one_piece(request: SearchRequest, opened: Opened) -> Question:
    tree = tree_of(request.q)
    exact = quoted(tree) if tree else None
    return asking(request, opened, read_tree(exact, opened.analyzer)).question


def _meant(text: str, opened: Opened) -> Iterator[str]:
    told = {text}
    for token in words_of(tree_of(text)):
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
