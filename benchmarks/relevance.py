"""How well Tifa ranks the seeds' passages for the frozen questions, beside Elasticsearch as it is set up for Chinese elsewhere.

    python -m benchmarks.relevance [--url http://127.0.0.1:9200] [--held-out] [--each]
    python -m benchmarks.relevance --pool FOLDER

Without an address it starts a server of its own. The peers and how each is set up: benchmarks/relevance_peers.py. The second form
writes for each question what is to be graded. A difference is told with the interval in which it lies if other questions
of the same kinds had been asked (19 times of 20).
"""

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from uuid import uuid4

from elasticsearch import Elasticsearch

from analyzers.dictionary import load_dictionary
from analyzers.segment import DEFAULT
from api.following import Opened, opened
from api.request import SearchRequest
from api.search import search
from benchmarks.relevance_measures import DEEP, agreement, interval, ndcg, recall, reciprocal_rank, unjudged
from benchmarks.relevance_peers import PEERS, Passage, peers
from benchmarks.relevance_pool import Nearness, pool, write
from benchmarks.relevance_questions import (
    GRADES,
    HELD_OUT,
    HELD_OUT_GRADES,
    QUESTIONS,
    SECOND,
    Grades,
    Question,
    grades,
    questions,
)
from engine import question as port
from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from engine.embedded.generations import EmbeddedEngine
from engine.port import Engine
from indexer.library import Library
from indexer.publish import How, publish
from indexer.taking import Taking
from indexer.workers import Workers
from tests.server import Cluster

SEEDS = Path(__file__).parents[1] / "seeds"
OURS = ("Tifa, embedded", "Tifa, elastic")
MEASURES: dict[str, Callable[[Sequence[str], Mapping[str, int]], float | None]] = {
    "nDCG@10": ndcg,
    "MRR": reciprocal_rank,
    "recall@50": recall,
}
ALL = "all"
SAME = 1e-9  # two values that differ by less are one

Ask = Callable[[Question], list[str]]
Rankings = dict[str, dict[str, list[str]]]  # by system and question
Scores = dict[str, dict[str, float]]  # of one measure, by system and question


# --- what is asked


@contextmanager
def elastic(url: str) -> Iterator[ElasticEngine]:
    """What it writes on the server goes at the end."""
    connection = Connection((url,), prefix=f"bench{uuid4().hex[:12]}")
    engine = ElasticEngine(connection)
    try:
        yield engine
    finally:
        engine.close()
        with Elasticsearch(url) as client:
            for index in client.indices.get(index=f"{connection.prefix}-*"):
                client.indices.delete(index=index)


def publish_seeds(folder: Path, engines: Sequence[Engine]) -> None:
    library = Library(folder)
    workers = Workers(load_dictionary(), DEFAULT, 1)
    Taking(library, workers, lambda _step: None).take([SEEDS], 2**20)
    for engine in engines:
        publish(engine, library, workers, How(1, lambda _done, _all: None))
    library.close()


def of_tifa(of: Opened, question: Question) -> list[str]:
    """As a person sees them: those that hold all of it, then those nearby."""
    answer = search(SearchRequest(question.text, size=DEEP), of)
    return [hit.id for hit in (*answer.hits, *answer.nearby)]


@dataclass(frozen=True)
class Read:
    """A passage as the peers get it, and as a person reads it."""

    passage: Passage
    shown: str


def read_passages(of: Opened) -> dict[str, Read]:
    """As the index of Tifa holds them, in the order of ids."""
    return {hit.id: _read(hit) for hit in of.reader.scan(port.Question())}


def _read(hit: port.Hit) -> Read:
    told = json.loads(hit.passage)
    report, headings = told["report"], told["heading_path"]
    district, title = report["district"] or {}, " ".join(f"{report['title']}{report['subtitle']}".split())
    values = {"district": district.get("code"), "year": report["year"], "part": told["part"], "slogan": told["slogans"]}
    values |= {"section": told["section"], "kind": report["kind"]}
    where = f"{title or '〔无题〕'} | {district.get('name', '')} | {report['year']} | {' > '.join(headings)}"
    given = {name: value for name, value in values.items() if value is not None}
    return Read(Passage(hit.id, title, tuple(headings), hit.text, given), f"[{hit.id}] {where}\n{hit.text}")


# --- what is told


def tell_agreement(first: Grades, second: Grades) -> None:
    both = [(first[question][name], grade) for question, of in second.items() for name, grade in of.items()]
    alike = sum(one == other for one, other in both) / len(both)
    told = [(one, other) for one, other in both if one or other]
    found = sum(one == other for one, other in told) / len(told)
    print(
        f"{len(second)} questions graded twice: {len(both):,} passages, {alike:.1%} alike, of those that either found relevant"
    )
    print(f"{found:.1%}; Cohen's kappa by squares {agreement(both):.3f}")


def scores(rankings: Rankings, graded: Grades, measure: str) -> Scores:
    """Of the questions for which there is something to find."""
    return {
        system: {
            question: value
            for question, ranking in found.items()
            if (value := MEASURES[measure](ranking, graded.get(question, {}))) is not None
        }
        for system, found in rankings.items()
    }


def tell_measure(measure: str, of: Scores, kinds: Mapping[str, list[str]]) -> None:
    print(f"\n{measure:<16}" + "".join(f"{kind:>16}" for kind in kinds))
    print(
        f"{'questions':<16}" + "".join(f"{len(_of_kind(next(iter(of.values())), ids)):>16}" for ids in kinds.values())
    )
    for system, found in of.items():
        means = (fmean(values) if (values := _of_kind(found, ids)) else 0.0 for ids in kinds.values())
        print(f"{system:<16}" + "".join(f"{mean:>16.3f}" for mean in means))


def _of_kind(found: Mapping[str, float], ids: Sequence[str]) -> list[float]:
    return [found[question] for question in ids if question in found]


def tell_leads(measure: str, of: Scores) -> None:
    print(f"\nfor how many questions the {measure} of the system in the row is higher than of the one in the column\n")
    print(f"{'':<16}" + "".join(f"{system:>16}" for system in of))
    for system, found in of.items():
        cells = (leads(found, other) if other is not found else "-" for other in of.values())
        print(f"{system:<16}" + "".join(f"{cell:>16}" for cell in cells))


def leads(found: Mapping[str, float], other: Mapping[str, float]) -> int:
    return sum(value > other[question] + SAME for question, value in found.items())


def tell_difference(measure: str, of: Scores) -> None:
    """Against the peer that this measure likes best, which it is known to be only afterwards: this favours the peers."""
    best = max((peer.name for peer in PEERS), key=lambda name: fmean(of[name].values()))
    for system in OURS:
        apart = [value - of[best][question] for question, value in of[system].items()]
        least, most = interval(apart)
        print(f"{measure:<10} {system:<15} less {best:<13} {fmean(apart):+.3f}  ({least:+.3f} to {most:+.3f})")


def tell_unjudged(rankings: Rankings, graded: Grades) -> None:
    print("\nhits among the first 10 that nobody graded, which count as 0")
    for system, found in rankings.items():
        print(f"  {system:<16} {sum(unjudged(ranking, graded.get(name, {})) for name, ranking in found.items())}")


def tell_each(of: Scores, asked: Sequence[Question]) -> None:
    print(f"\n{'nDCG@10':<20}" + "".join(f"{system:>16}" for system in of))
    for question in asked:
        values = (found.get(question.id) for found in of.values())
        cells = "".join(f"{'' if value is None else f'{value:.3f}':>16}" for value in values)
        print(f"{question.id:<20}{cells}  {question.text}")


def tell(rankings: Rankings, asked: Sequence[Question], graded: Grades, *, each: bool) -> None:
    kinds = {kind: [it.id for it in asked if it.kind == kind] for kind in dict.fromkeys(it.kind for it in asked)}
    kinds[ALL] = [it.id for it in asked]
    found = {measure: scores(rankings, graded, measure) for measure in MEASURES}
    for measure, of in found.items():
        tell_measure(measure, of, kinds)
    tell_leads("nDCG@10", found["nDCG@10"])
    print("\nthe mean difference to the best of the peers, and where it lies 19 times of 20\n")
    for measure, of in found.items():
        tell_difference(measure, of)
    tell_unjudged(rankings, graded)
    if each:
        tell_each(found["nDCG@10"], asked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="")
    parser.add_argument("--held-out", action="store_true", help="ask the questions that nothing was tuned on")
    parser.add_argument("--each", action="store_true", help="tell every question too")
    parser.add_argument("--pool", type=Path, help="write what is to be graded there, and measure nothing")
    given = parser.parse_args()
    asked = questions(HELD_OUT if given.held_out else QUESTIONS)
    with ExitStack() as stack:
        url = given.url or stack.enter_context(Cluster()).urls[0]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        engines = [EmbeddedEngine(folder / "index"), stack.enter_context(elastic(url))]
        publish_seeds(folder, engines)
        ours = [opened(engine) for engine in engines]
        read = read_passages(ours[0])
        passages = {name: one.passage for name, one in read.items()}
        theirs = stack.enter_context(peers(url, list(passages.values())))
        systems: dict[str, Ask] = {name: partial(of_tifa, of) for name, of in zip(OURS, ours, strict=True)}
        systems |= {peer.name: partial(theirs.ask, peer, size=DEEP) for peer in PEERS}
        rankings = {name: {one.id: ask(one) for one in asked} for name, ask in systems.items()}
        for each in ours:
            each.reader.close()
    if given.pool:
        near = Nearness(passages)
        pooled = [(it, pool(it, [found[it.id] for found in rankings.values()], passages, near)) for it in asked]
        write(given.pool, pooled, {name: one.shown for name, one in read.items()})
        return
    graded = grades({it.id for it in asked}, set(passages), HELD_OUT_GRADES if given.held_out else GRADES)
    print(f"{len(asked)} questions to {len(passages)} passages; {sum(map(len, graded.values())):,} grades")
    if given.held_out:  # all passages were read
        graded = {question: {**dict.fromkeys(passages, 0), **of} for question, of in graded.items()}
    else:
        tell_agreement(graded, grades({it.id for it in asked}, set(passages), SECOND))
    tell(rankings, asked, graded, each=given.each)


if __name__ == "__main__":
    main()
