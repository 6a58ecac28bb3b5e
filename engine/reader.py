"""One generation asked: hits, facets, groups, tables, all of it as a stream. Checked and settled here, once for all engines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from engine.ask import Ask
from engine.check import check_dimensions, check_facets, check_number
from engine.measure import Measure, Occurrences, Values, cells, check_measure, spread
from engine.port import DICTIONARY, REPORT, SOURCE, WORDS, Generation
from engine.query import And, Filter, Like, Not, Query
from engine.question import Answer, Cell, Group, Groups, Hit, Question, Value, check_asked, check_question
from engine.settle import Nearness
from engine.similar import telling
from engine.tally import totals

MOST_BEST = 100  # hits of one report
MOST_VALUES = 100_000


class Reader:
    """Goes on with its generation, whatever is published later."""

    def __init__(self, ask: Ask, generation: Generation) -> None:
        self._ask = ask
        self._nearness = Nearness(self._count, ask.texts)
        self.generation = generation

    def search(self, question: Question) -> Answer:
        check_question(question)
        asked = self._settled(question)
        found = self._ask.search(asked)
        facets = {name: _values(counted, asked.chosen.get(name, ())) for name, counted in found.facets.items()}
        return Answer(found.total, found.hits, facets, found.also)

    def groups(self, question: Question, best: int) -> Groups:
        """The reports that hold hits, in the order of the first hit of each, with how many it holds and the ``best`` few."""
        check_question(question)
        check_number(best, MOST_BEST, f"the best {best} hits of a report")
        asked = self._settled(question)
        query = asked.wanted()
        counts = self._ask.reports(query)
        names = self._ask.leading(asked) if asked.size and asked.offset < len(counts) else []
        inside = [And((query, Filter("report", (name,)))) for name in names]
        hits = self._ask.best(inside, best) if best else [[] for _ in names]
        groups = [Group(name, counts[name], found) for name, found in zip(names, hits, strict=True)]
        return Groups(len(counts), sum(counts.values()), groups)

    def cross(self, question: Question, names: Sequence[str], measure: Measure) -> list[Cell]:
        """A measure for each values of the facets that passages have together."""
        check_question(question)
        check_dimensions(names)
        found = cells(self._ask, self._settled(question).wanted(), names, self._countable(measure))
        return [Cell(values, found[values]) for values in sorted(found, key=str)]

    def spread(self, question: Question, names: Sequence[str]) -> dict[Values, tuple[int, int]]:
        """How many passages there are, and in how many reports, for each values of the facets; of no facets, in all."""
        check_question(question)
        if names:
            check_dimensions(names)
        return spread(self._ask, self._settled(question).wanted(), names)

    def sums(self, question: Question, measures: Sequence[Measure]) -> list[int]:
        """Measures of all that is found. A passage with two values in a facet stands in two cells, and once here."""
        check_question(question)
        countable = [self._countable(measure) for measure in measures]
        query = self._settled(question).wanted()
        return [cells(self._ask, query, (), measure)[()] for measure in countable]

    def mentions(self, question: Question, *, free: bool = False) -> dict[str, int]:
        """How often each slogan occurs in all that is found; ``free`` leaves out what lies within a longer one."""
        check_question(question)
        rows = self._ask.table(self._settled(question).wanted(), ["free_mentions" if free else "mentions"])
        return totals((value, passages) for (value,), passages, _ in rows)

    def values(self, question: Question, name: str, containing: str, most: int) -> list[Value]:
        """The values of a long facet that contain a text, the most frequent first."""
        check_facets([name])
        check_number(most, MOST_VALUES, f"{most} values of a facet")
        found = self.search(replace(question, facets=(name,), size=0)).facets[name]
        return [value for value in found if containing in str(value.value)][:most]

    def similar(self, passage: str, terms: Sequence[str], question: Question) -> list[Hit]:
        """Of what the question finds, the passages most like this one, which holds these terms."""
        check_question(question)
        found = telling(terms, self.size(), self._ask.frequencies)
        if not found:
            return []
        like = And((question.query, Like(found), Not(Filter("id", (passage,)))))
        return self._ask.search(self._settled(replace(question, query=like, facets=()))).hits

    def totals(self, questions: Iterable[Question]) -> list[int]:
        """How many passages each question finds, and nothing else."""
        asked = list(questions)
        for question in asked:
            check_asked(question)
        return self._ask.totals([self._settled(question).wanted() for question in asked])

    def first(self, question: Question) -> list[Hit]:
        """The best hits, and nothing counted; the order and the offset of the question are no matter."""
        check_question(question)
        [found] = self._ask.best([self._settled(question).wanted()], question.size)
        return found

    def get(self, passage: str) -> Hit | None:
        """A passage by its id, copies too."""
        [found] = self._ask.best([Filter("id", (passage,))], 1)
        return found[0] if found else None

    def report(self, report: str) -> str | None:
        """What is known of a report, as it was given to the build."""
        return self._ask.records(REPORT, [report]).get(report)

    def reports(self, names: Iterable[str]) -> dict[str, str]:
        """Several at once; those that there are."""
        return self._ask.records(REPORT, names)

    def source(self, sha256: str) -> str | None:
        """The decoded text of a source."""
        return self._ask.records(SOURCE, [sha256]).get(sha256)

    def dictionary(self) -> str:
        """The dictionary with which the generation was cut, as it was given to the build."""
        return self._ask.records(DICTIONARY, [DICTIONARY]).get(DICTIONARY, "")

    def words(self) -> str:
        """The words of the generation, as they were given to the build."""
        return self._ask.records(WORDS, [WORDS]).get(WORDS, "")

    def scan(self, question: Question) -> Iterator[Hit]:
        """Everything that matches, as a stream in the order of ids, however much it is."""
        check_asked(question)
        return self._ask.scan(self._settled(question).wanted())

    def size(self) -> int:
        """How many passages it holds, copies too."""
        return self._ask.search(Question(copies=True, size=0)).total

    def close(self) -> None:
        self._ask.close()

    def _settled(self, question: Question) -> Question:
        """The question without nearness, which is looked at once, whatever is then counted of it."""
        also = [self._nearness.settled(query) for query in question.also]
        return replace(question, query=self._nearness.settled(question.query), also=also)

    def _count(self, query: Query) -> int:
        [total] = self._ask.totals([query])
        return total

    def _countable(self, measure: Measure) -> Measure:
        check_measure(measure)
        if isinstance(measure, Occurrences):
            return replace(measure, candidates=self._nearness.settled(measure.candidates))
        return measure


def _values(counted: Iterable[tuple[str | int, int]], chosen: Sequence[str | int]) -> list[Value]:
    """The values with the counts that each alone would give, the most frequent first; what is chosen is always told."""
    told = {**dict.fromkeys(chosen, 0), **dict(counted)}
    order = sorted((-count, str(value), value) for value, count in told.items())
    return [Value(value, -count, value in chosen) for count, _, value in order]
