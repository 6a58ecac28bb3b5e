"""How the values of flags go on, for the completion of a shell. Each gets what is typed so far."""

import os
from collections.abc import Iterator
from pathlib import Path

from vocabulary.labels import CATEGORIES, KINDS, LEVELS, PARTS, SECTIONS, Labels

Values = Iterator[tuple[str, str]]  # a value, and what it is
MOST = 200


def sections(incomplete: str) -> Values:
    return _labelled(SECTIONS, incomplete)


def parts(incomplete: str) -> Values:
    return _labelled(PARTS, incomplete)


def kinds(incomplete: str) -> Values:
    return _labelled(KINDS, incomplete)


def categories(incomplete: str) -> Values:
    return _keys(CATEGORIES, incomplete)


def levels(incomplete: str) -> Values:
    return _keys(LEVELS, incomplete)


def districts(incomplete: str) -> Values:
    """Names; codes for digits; the provinces before anything is typed."""
    from vocabulary import districts as known  # noqa: PLC0415 - read only where a district is completed

    for district in known.in_force() if incomplete else known.provinces():
        for told in (district.code,) if incomplete.isdigit() else (district.name,):
            if told.startswith(incomplete):
                yield told, known.full_name(district.code)


def slogans(incomplete: str) -> Values:
    """Names of slogans with a form that begins so."""
    from analyzers.dictionary import DictionaryError, load_dictionary  # noqa: PLC0415

    own = os.environ.get("TIFA_DICTIONARY")
    try:
        known = load_dictionary(Path(own) if own else None)
    except DictionaryError:
        return
    found = (each for each in known if any(form.startswith(incomplete) for form in each.forms))
    for at, slogan in enumerate(found):
        if at == MOST:
            return
        form = slogan.name if slogan.name.startswith(incomplete) else ""
        yield form or next(form for form in slogan.forms if form.startswith(incomplete)), slogan.name


def _keys(labels: Labels, incomplete: str) -> Values:
    return ((key, label.chinese) for key, label in labels.items() if key.startswith(incomplete))


def _labelled(labels: Labels, incomplete: str) -> Values:
    """Keys with their labels; labels for who types Chinese."""
    for key, label in labels.items():
        if key.startswith(incomplete):
            yield key, label.chinese
        elif label.chinese.startswith(incomplete):
            yield label.chinese, label.english
