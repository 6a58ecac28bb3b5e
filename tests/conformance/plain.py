"""A plain reading of questions, written for the tests: one passage after the other, with nothing indexed."""

from collections import Counter
from collections.abc import Iterable

from engine.near import are_near
from engine.query import All, And, Favour, Filter, Like, Near, Not, Or, Phrase, Query, Range, Weighed, Words
from engine.question import Question
from tests.conformance.seed_passages import Passage


def matches(query: Query, passage: Passage) -> bool:
    match query:
        case Words(parts) | And(parts):
            return all(matches(part, passage) for part in parts)
        case Or(parts):
            return any(matches(part, passage) for part in parts)
        case Not(inner):
            return not matches(inner, passage)
        case Favour(inner) | Weighed(inner):
            return matches(inner, passage)
        case Near(texts, within, inner):
            return matches(inner, passage) and are_near(passage["folded"], texts, within)
        case _:
            return query == All() or is_told(query, passage)


def is_told(query: Query, passage: Passage) -> bool:
    match query:
        case Phrase(field, terms):
            wanted = terms[0] if field == "singles" else terms[0] + "".join(term[1] for term in terms[1:])
            return wanted.replace("＿", " ") in str(passage["folded"])
        case Like(terms):
            fields = ("words", "heading_words", "title_words")
            return any(term in str(passage.get(name, "")).split() for term in terms for name in fields)
        case Filter(field, values):
            return bool(held(passage, field) & set(values))
        case Range(field, least, most):
            return any(
                (least is None or place(least) <= place(value)) and (most is None or place(value) <= place(most))
                for value in held(passage, field)
            )
    raise AssertionError(query)


def place(value: str | int) -> str:
    """Whole numbers by their size, dates as they are written."""
    return str(value).rjust(10)


def held(passage: Passage, name: str) -> set[str | int]:
    value = passage.get(name, [])
    return set(value) if isinstance(value, list) else {value}


def found(passages: Iterable[Passage], question: Question, *, but: str = "") -> list[Passage]:
    """The hits, in the order of their ids; leaving away what is chosen in one facet."""
    names = {*question.beside, *(name for name, values in question.chosen.items() if values)}
    facets = {one_facet(name) for name in names} - {one_facet(but)}
    hits = [
        passage
        for passage in passages
        if matches(question.query, passage)
        and (question.copies or passage["copy"] == "no")
        and all(any(is_chosen(question, name, passage) for name in facet) for facet in facets)
    ]
    return sorted(hits, key=lambda passage: str(passage["id"]))


def one_facet(name: str) -> tuple[str, ...]:
    return ("district", "region") if name in {"district", "region"} else (name,)


def is_chosen(question: Question, name: str, passage: Passage) -> bool:
    values = held(passage, name) & set(question.chosen.get(name, ()))
    return bool(values) or (name in question.beside and matches(question.beside[name], passage))


def counted(passages: Iterable[Passage], question: Question, name: str) -> dict[str | int, int]:
    """The values of a facet, each with the hits if it alone were chosen there."""
    hits = found(passages, question, but=name)
    counts = Counter(value for passage in hits for value in held(passage, name))
    return {**dict.fromkeys(question.chosen.get(name, ()), 0), **counts}


def table(
    passages: Iterable[Passage], question: Question, names: Iterable[str]
) -> dict[tuple[str | int, ...], list[Passage]]:
    """The passages that stand under values of several facets together."""
    cells: dict[tuple[str | int, ...], list[Passage]] = {}
    for passage in found(passages, question):
        places: list[tuple[str | int, ...]] = [()]
        for name in names:
            places = [(*place, value) for place in places for value in held(passage, name)]
        for place in places:
            cells.setdefault(place, []).append(passage)
    return cells
