"""The words and slogans that an index knows: how a typed one goes on, and which one was meant."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from types import MappingProxyType

from analyzers.dictionary import Dictionary
from analyzers.fold import fold_text
from analyzers.readings import first_letters, is_typed, readings, sound_alike

LONGEST = 12  # characters of a word that is looked for
WORDS = 3  # of so many completions, one word at least, if there are words
LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Known:
    """``passages`` that hold the word; of a form, those that hold its slogan in any form."""

    text: str
    slogan: str = ""
    passages: int = 0


class KnownWords:
    """``slogans``: how many passages hold each slogan that occurs."""

    def __init__(self, dictionary: Dictionary, words: str, slogans: Mapping[str, int] = MappingProxyType({})) -> None:
        self._known: dict[str, Known] = {}
        for line in words.splitlines():
            word, _, passages = line.partition(" ")
            self._known[word] = Known(word, passages=int(passages))
        for slogan in dictionary:
            for form in slogan.forms:
                self._known[fold_text(form)] = Known(form, slogan.name, slogans.get(slogan.name, 0))

    def __contains__(self, folded: str) -> bool:
        return folded in self._known

    def near(self, folded: str) -> list[str]:
        """Known texts one slip away, the likeliest first: what sounds alike, slogans, what is frequent."""
        if not 2 <= len(folded) <= 2 * LONGEST:
            return []
        return self._slips(folded, self._sharing_half(folded))

    def sounding(self, folded: str) -> list[str]:
        """Known texts that are read alike, slogans first and the frequent before the rare."""
        if len(folded) < 2:
            return []
        return sorted(self._by_sound.get(_sound(folded), ()), key=lambda each: self._rank(folded, each))

    def looking(self, folded: str) -> list[str]:
        """Known texts of the same length that differ in one character within: 可特续, 可持续."""
        if not 3 <= len(folded) <= LONGEST:
            return []
        same = {each for each in self._sharing_half(folded) if len(each) == len(folded)}
        return self._slips(folded, (each for each in same if each[0] == folded[0] and each[-1] == folded[-1]))

    def _sharing_half(self, folded: str) -> set[str]:
        """Known texts that begin or end as this one does."""
        half = len(folded) // 2
        return {*self._beginning(folded[:half]), *self._ending(folded[half:])}

    def _slips(self, folded: str, candidates: Iterable[str]) -> list[str]:
        found = [each for each in candidates if is_one_slip(folded, each) and self._is_likely(folded, each)]
        return sorted(found, key=lambda each: self._rank(folded, each))

    def beginning(self, folded: str, most: int) -> list[Known]:
        """What goes on from this: slogans that occur, words, slogans that do not; of each the frequent before the rare.

        Some room is left for words, however many slogans there are.
        """
        return _first(self._going_on(folded), most)

    def slogans_beginning(self, folded: str, most: int) -> list[Known]:
        """The forms of slogans alone, also the one that is typed already."""
        held = [self._known[folded]] if folded in self._known else []
        return nsmallest(most, (known for known in (*held, *self._going_on(folded)) if known.slogan), key=_place)

    def spelled(self, letters: str, most: int) -> list[Known]:
        """Slogans whose reading begins with Latin letters, full or first ones: qgcrmmz."""
        alike = self._by_letter.get(letters[:1], ())
        return nsmallest(most, (known for folded, known in alike if is_typed(folded, letters)), key=_place)

    def spelled_on(self, folded: str, letters: str, most: int) -> list[Known]:
        """Words and slogans that begin with these characters and go on as Latin letters are read: 提an."""
        return _first(
            (self._known[each] for each in self._beginning(folded) if is_typed(each[len(folded) :], letters)), most
        )

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, Known]]]:
        """The forms of slogans by the Latin letters that their readings begin with."""
        found: dict[str, list[tuple[str, Known]]] = {}
        for folded, known in self._known.items():
            for letter in first_letters(folded) if known.slogan else ():
                found.setdefault(letter, []).append((folded, known))
        return found

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for text in self._known:
            if len(text) <= LONGEST:
                found.setdefault(_sound(text), []).append(text)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._known)

    @cached_property
    def _backward(self) -> list[str]:
        return sorted(text[::-1] for text in self._known)

    def _going_on(self, folded: str) -> Iterator[Known]:
        return (self._known[each] for each in self._beginning(folded) if each != folded)

    def _beginning(self, start: str) -> Iterable[str]:
        return _between(self._sorted, start)

    def _ending(self, end: str) -> Iterator[str]:
        return (text[::-1] for text in _between(self._backward, end[::-1]))

    def _is_likely(self, typed: str, known: str) -> bool:
        """Of short words, too many are one slip away: only what sounds alike is meant, or what stands between the same ends."""
        ends = len(typed) == len(known) == 3 and typed[0] == known[0] and typed[-1] == known[-1]
        return len(typed) > 3 or ends or sound_alike(typed, known)

    def _rank(self, typed: str, known: str) -> tuple[bool, bool, int, str]:
        told = self._known[known]
        return not sound_alike(typed, known), not told.slogan, -told.passages, known


def _sound(text: str) -> str:
    """The same for most texts that are read alike: of several readings of a character the first counts."""
    return " ".join(min(readings(char), default=char) for char in text)


def _first(found: Iterable[Known], most: int) -> list[Known]:
    known = list(found)
    words = nsmallest(most // WORDS, (each for each in known if not each.slogan), key=_place)
    others = nsmallest(most - len(words), (each for each in known if each not in words), key=_place)
    return sorted([*words, *others], key=_place)


def _place(known: Known) -> tuple[int, int, bool, int, str]:
    rank = (0 if known.passages else 2) if known.slogan else 1
    return rank, -known.passages, known.text != known.slogan, len(known.text), known.text


def is_one_slip(typed: str, meant: str) -> bool:
    """Whether one character was mistaken, left out, put in, or changed places with the next."""
    if typed == meant or abs(len(typed) - len(meant)) > 1:
        return False
    at = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), len(typed))
    if len(typed) == len(meant):
        swapped = typed[at + 1 : at + 2] + typed[at] + typed[at + 2 :]
        return typed[at + 1 :] == meant[at + 1 :] or swapped == meant[at:]
    if len(typed) < len(meant):
        return typed[at:] == meant[at + 1 :]
    return typed[at + 1 :] == meant[at:]


def _between(ordered: list[str], start: str) -> list[str]:
    return ordered[bisect_left(ordered, start) : bisect_left(ordered, start + LAST)]
