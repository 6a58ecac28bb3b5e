"""How a typed text may go on: its last word completed from slogans, words, districts, values of filters and their names."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from analyzers.fold import fold_text
from api.following import Opened
from api.known_words import Known
from api.query.filters import FIELDS
from api.query.tokens import Tokens, field_of, is_plain, is_word, unquoted
from api.shown.answer import Completion, SuggestAnswer, told_generation

MOST_DISTRICTS = 3
FORMS = 3  # of a slogan, about: each is told once
LONGEST_TAIL = 12  # characters of the last word in which a beginning is looked for
_LAST = re.compile(r"(?:[-－−](?=.))?([^\s()（）“”\"「」『』＂|｜]*)$")
_LETTERS = re.compile("[a-zA-Zａ-ｚＡ-Ｚ]{2,30}$")
_YEAR = re.compile(r"\d{2,4}")
_PIECE = re.compile(r"[A-Za-z0-9]{2}", re.ASCII)  # no word begins between two of these
_SEPARATOR = re.compile("[,，、;；]")
_VALUE = re.compile("[^,，、;；]*$")


class _Typed(NamedTuple):
    """``before`` stays as it is; ``last`` is completed, in quotation marks or not."""

    before: str
    last: str
    quoted: bool


def suggest(text: str, size: int, opened: Opened) -> SuggestAnswer:
    """Slogans and words first, then districts and filters."""
    typed = _typed(text)
    field, value = field_of(typed.last)
    if not typed.last:
        found: list[Completion] = []
    elif field and not typed.quoted:
        found = list(_values(typed._replace(before=text.removesuffix(value), last=value), field, size, opened))
    else:
        beside = [] if typed.quoted else [*islice(_beside(typed, opened), MOST_DISTRICTS), *_fields(typed)]
        found = [*_words(typed, max(1, size - len(beside)), opened), *beside]
    return SuggestAnswer(text, found[:size], told_generation(opened.generation))


def _typed(text: str) -> _Typed:
    last = _LAST.search(text)
    start = last.start(1) if last else len(text)
    tokens = Tokens(text[:start])
    list(tokens)
    return _Typed(text[:start], text[start:], any(note.code == "unbalanced_quote" for note in tokens.said))


def _words(typed: _Typed, size: int, opened: Opened) -> Iterator[Completion]:
    """What goes on from the last word, or from the longest end of it that something begins with."""
    last = typed.last
    if letters := _LETTERS.search(last):
        yield from _spelled(typed, letters.start(), size, opened)
        return
    for start in _starts(last, len(last)):
        if start and len(last) - start < 2:
            return
        folded = fold_text(last[start:])
        found = opened.words.beginning(folded, size)
        yield from (_word(typed, start, known) for known in found)
        if found or folded in opened.words:
            return


def _spelled(typed: _Typed, letters: int, size: int, opened: Opened) -> Iterator[Completion]:
    """What Latin letters stand for: what goes on from the characters before them, else slogans."""
    spelled = fold_text(typed.last[letters:])
    for start in _starts(typed.last, letters):
        if found := opened.words.spelled_on(fold_text(typed.last[start:letters]), spelled, size):
            yield from (_word(typed, start, known) for known in found)
            return
    slogans = _once(opened.words.spelled(spelled, FORMS * size))
    yield from (_word(typed, letters, known) for known in islice(slogans, size))


def _starts(text: str, end: int) -> Iterator[int]:
    """Where a word may begin that ends there; not within a number."""
    return (at for at in range(max(0, end - LONGEST_TAIL), end) if not (at and _PIECE.match(text, at - 1)))


def _once(found: Iterable[Known]) -> Iterator[Known]:
    """One form of a slogan is enough where letters were typed."""
    told: set[str] = set()
    for known in found:
        if known.slogan not in told:
            told.add(known.slogan)
            yield known


def _word(typed: _Typed, start: int, known: Known) -> Completion:
    kept = typed.before + typed.last[:start]
    text = unquoted(known.text)
    if not typed.quoted and not is_word(known.text):
        text = f"{'' if not typed.last[:start] else ' '}“{text}”"
    return Completion(
        "slogan" if known.slogan else "word", known.text, kept + text, known.passages or None, known.slogan or None
    )


def _beside(typed: _Typed, opened: Opened) -> Iterator[Completion]:
    """Districts, and of digits years, as filters."""
    is_year = _YEAR.fullmatch(typed.last)
    field, kind = ("year", "value") if is_year else ("district", "district")
    for known in opened.values.beginning(field, fold_text(typed.last)):
        yield Completion(kind, known.label, typed.before + known.text, known.passages)


def _fields(typed: _Typed) -> Iterator[Completion]:
    wanted = typed.last.lower()
    for field, others in FIELDS.items():
        for name in (field, *others):
            if name.startswith(wanted):
                yield Completion("field", f"{name}:", f"{typed.before}{name}:")


def _values(typed: _Typed, field: str, size: int, opened: Opened) -> Iterator[Completion]:
    """Of a filter whose name stands there already; the last of several values."""
    last = _VALUE.search(typed.last)
    start = last.start() if last else 0
    folded = fold_text(typed.last[start:])
    before = typed.before + typed.last[:start]
    if field == "slogan":
        yield from _slogans(before, folded, size, opened)
        return
    values = opened.values
    told = {each.strip() for each in _SEPARATOR.split(typed.last[:start])}
    found = chain(values.beginning(field, folded), values.holding(field, folded))
    for known in islice((it for it in found if it.label not in told), size):
        text = known.text.removeprefix(f"{field}:")
        yield Completion("value", known.label, before + text, known.passages)


def _slogans(before: str, folded: str, size: int, opened: Opened) -> Iterator[Completion]:
    spelled = bool(_LETTERS.fullmatch(folded))
    look = opened.words.spelled if spelled else opened.words.slogans_beginning
    for known in _once(look(folded, FORMS * size)):
        text = known.slogan if is_plain(known.slogan) else f"“{unquoted(known.slogan)}”"
        yield Completion("slogan", known.text, before + text, known.passages or None, known.slogan)
