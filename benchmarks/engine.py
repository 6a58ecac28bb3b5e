"""Both engines through the port against themselves asked raw, in one run: builds, searches with four facets, what queries cost.

    python -m benchmarks.engine [--sizes 10000,100000] [--rounds 3] [--engines embedded] [--url http://127.0.0.1:9200]

Without an address it starts a server of its own. Passages are made from real ones with changed words (benchmarks/made_passages.py).
Rounds alternate between the peers; medians are told. The machine may be busy: only ratios of one run mean something.
"""

import argparse
import pickle
import random
import resource
import shutil
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from elasticsearch import Elasticsearch, helpers
from tantivy import Document, Index, Occur
from tantivy import Query as Native

from analyzers.dictionary import load_dictionary
from analyzers.exact import pairs
from analyzers.pipeline import Analyzer
from benchmarks.analyzer import tell
from benchmarks.made_passages import Made, Passage, real_passages
from engine.elastic.connection import Connection
from engine.elastic.generations import ElasticEngine
from engine.elastic.schema import index_settings, passages_mapping
from engine.embedded.generations import HEAP, EmbeddedEngine
from engine.embedded.schema import ID_NUMBER, SHELF, number_of, schema
from engine.fields import FIELDS, Kind
from engine.port import Engine
from engine.query import Phrase, Query, Words
from engine.question import Question
from engine.reader import Reader
from tests.server import Cluster

FACETS = ("district", "year", "section", "slogan")
QUESTIONS = 120
WARM_UP = 20
COMMON = (
    "发展",
    "社会主义",
    "工作",
    "政协",
    "中国特色社会主义",
    "的",
    ",",
    "全过程人民民主",
    "协商民主",
    "提案",
    "老旧小区",
    "人民政协报",
)

Work = Callable[[], object]


def timed(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def accept(_reader: Reader) -> None:
    """No check: the peers make none."""


class Stored:
    """Passages made once, and read as often as they are built."""

    def __init__(self, file: Path, passages: Iterator[Passage]) -> None:
        self._file = file
        with file.open("wb") as opened:
            for passage in passages:
                pickle.dump(passage, opened, pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[Passage]:
        with self._file.open("rb") as opened:
            while True:
                try:
                    yield pickle.load(opened)  # noqa: S301 - our own file
                except EOFError:
                    return


Asked = tuple[Query, dict[str, tuple[str | int, ...]]]


@dataclass(frozen=True)
class Run:
    """What is built and asked at one size, of which engines."""

    size: int
    rounds: int
    engines: str
    passages: Stored
    asked: list[Asked]


# --- the engines asked raw


def raw_tantivy_build(folder: Path, passages: Stored) -> None:
    folder.mkdir()
    writer = Index(schema(), path=str(folder)).writer(heap_size=HEAP, num_threads=1)
    for passage in passages:
        made = Document()
        for name, value in passage.items():
            kind = FIELDS[name].kind
            for each in value if isinstance(value, list) else [value]:
                if kind is Kind.INTEGER:
                    made.add_integer(name, each)
                elif kind is Kind.DATE:
                    made.add_integer(name, int(each.replace("-", "")))
                elif kind in (Kind.STORED, Kind.READ):
                    if FIELDS[name].given:
                        made.add_bytes(name, each.encode())
                else:
                    made.add_text(name, each)
        made.add_integer(ID_NUMBER, number_of(passage["id"]))
        made.add_text(SHELF, passage["report"][0])
        writer.add_document(made)
    writer.commit()
    writer.wait_merging_threads()


def raw_elastic_build(client: Elasticsearch, index: str, connection: Connection, passages: Stored) -> None:
    client.indices.create(index=index, settings=index_settings(connection), mappings=passages_mapping({}))
    actions = ({"_index": index, "_id": passage["id"], "_source": passage} for passage in passages)
    deque(helpers.parallel_bulk(client, actions, thread_count=2, chunk_size=1000, max_chunk_bytes=4_000_000), maxlen=0)
    client.indices.put_settings(index=index, settings={"index.refresh_interval": None})
    client.indices.refresh(index=index)
    client.indices.flush(index=index)


def raw_elastic_search(client: Elasticsearch, index: str, asked: Asked) -> int:
    query, chosen = asked
    filters = {name: {"terms": {name: list(values)}} for name, values in chosen.items()}
    aggregations = {
        name: {
            "filter": {"bool": {"filter": [made for other, made in filters.items() if other != name]}},
            "aggs": {"values": {"terms": {"field": name, "size": 4000}}},
        }
        for name in FACETS
    }
    told = client.search(
        index=index,
        query={"bool": {"must": [raw_elastic_query(query)], "filter": [{"term": {"copy": "no"}}]}},
        post_filter={"bool": {"filter": list(filters.values())}},
        aggs=aggregations,
        size=20,
        track_total_hits=True,
        sort=[{"_score": "desc"}, {"id": "asc"}],
        source={"includes": ["id", "report", "text", "passage"]},
    )
    return int(told["hits"]["total"]["value"])


def raw_elastic_query(query: Query) -> dict[str, Any]:
    match query:
        case Phrase(name, terms) if len(terms) > 1:
            return {"match_phrase": {name: " ".join(terms)}}
        case Phrase(name, terms):
            return {"term": {name: terms[0]}}
        case Words(parts, terms):
            weights = {"words": 1.0, "heading_words": 1.5, "title_words": 0.5}
            ranked = [{"term": {name: {"value": term, "boost": it}}} for name, it in weights.items() for term in terms]
            return {"bool": {"filter": [raw_elastic_query(part) for part in parts], "should": ranked}}
    raise AssertionError(query)


def raw_tantivy_search(index: Index, asked: Asked) -> int:
    query, chosen = asked
    base = [(Occur.Must, raw_tantivy_query(query)), (Occur.Must, of_values("copy", ("no",)))]
    filters = {name: (Occur.Must, of_values(name, values)) for name, values in chosen.items()}
    searcher = index.searcher()
    full = Native.boolean_query([*base, *filters.values()])
    found = searcher.search(full, limit=20)
    for _, address in found.hits:
        document = searcher.doc(address)
        _ = [bytes(document[name][0]).decode() for name in ("text", "passage")]
    free = [name for name in FACETS if name not in chosen]
    searcher.aggregate(full, {name: {"terms": {"field": name, "size": 65_000}} for name in free})
    for name in chosen:
        others = [made for other, made in filters.items() if other != name]
        searcher.aggregate(Native.boolean_query([*base, *others]), {name: {"terms": {"field": name, "size": 65_000}}})
    return int(found.count)  # type: ignore[attr-defined]


def of_values(name: str, values: tuple[str | int, ...]) -> Native:
    return Native.const_score_query(Native.term_set_query(schema(), name, list(values)), 0.0)


def raw_tantivy_query(query: Query) -> Native:
    match query:
        case Phrase(name, terms) if len(terms) > 1:
            return Native.phrase_query(schema(), name, list(terms))
        case Phrase(name, terms):
            return Native.term_query(schema(), name, terms[0], index_option="freq")
        case Words(parts, terms):
            weights = {"words": 1.0, "heading_words": 1.5, "title_words": 0.5}
            held = [(Occur.Must, Native.const_score_query(raw_tantivy_query(part), 0.0)) for part in parts]
            ranked = [
                (Occur.Should, Native.boost_query(Native.term_query(schema(), name, term, index_option="freq"), it))
                for name, it in weights.items()
                for term in terms
            ]
            return Native.boolean_query([*held, *ranked])
    raise AssertionError(query)


# --- what is asked


def questions(made: Made) -> list[Asked]:
    """Phrases and bare words out of the passages, with values chosen in none to two facets."""
    analyzer = made.analyzer
    chance = random.Random(7)
    asked: list[Asked] = []
    while len(asked) < QUESTIONS:
        text = analyzer.for_index(made.text(chance.randrange(10**6))).folded.text
        start = chance.randrange(max(1, len(text) - 8))
        piece = text[start : start + chance.randint(2, 8)]
        if len(piece) < 2:
            continue
        query: Query = phrase(piece)
        if chance.random() < 0.5:
            bare = analyzer.bare(piece)
            query = Words(tuple(phrase(part) for part in bare.parts), bare.words or bare.parts)
        chosen: dict[str, tuple[str | int, ...]] = {}
        if chance.random() < 0.6:
            chosen["year"] = tuple(chance.sample(range(2004, 2025), 3))
        if chance.random() < 0.4:
            chosen["section"] = ("proposals", "unity")
        asked.append((query, chosen))
    return asked


def phrase(folded: str) -> Phrase:
    return Phrase("pairs", tuple(pairs(folded))) if len(folded) > 1 else Phrase("singles", (folded,))


# --- the runs


def tell_build(engine: Engine, raw: Work, this: Run) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(this.rounds):
        theirs.append(timed(raw))
        ours.append(timed(lambda: engine.publish(engine.build(this.passages, {}, accept).name)))
        engine.keep(1)
    tell(
        f"  build, rate against the raw client's ({this.size / statistics.median(ours):,.0f} a second)",
        ratios(theirs, ours),
        "0.85",
    )


def ratios(above: list[float], below: list[float]) -> list[float]:
    return [one / other for one, other in zip(above, below, strict=True)]


def tell_search(reader: Reader, raw: Callable[[Asked], int], this: Run) -> None:
    ours: list[list[float]] = []
    theirs: list[list[float]] = []

    def port(one: Asked) -> int:
        return reader.search(Question(one[0], one[1], facets=FACETS)).total

    for one in this.asked[:WARM_UP] * 3:
        if port(one) != raw(one):
            raise SystemExit(f"the peers disagree over {one}")
    for _ in range(this.rounds):
        ours.append([])
        theirs.append([])
        for one in this.asked:
            theirs[-1].append(timed(lambda one=one: raw(one)))  # type: ignore[misc]
            ours[-1].append(timed(lambda one=one: port(one)))  # type: ignore[misc]
    for name, share, target in (("p50", 0.5, "1.25"), ("p99", 0.99, "1.5")):
        told = [quantile(one, share) / quantile(other, share) for one, other in zip(ours, theirs, strict=True)]
        middle = statistics.median(quantile(one, share) for one in ours)
        tell(f"  search with four facets, {name} against raw ({1000 * middle:.1f} ms)", told, target)


def quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def tell_costs(reader: Reader, rounds: int) -> dict[str, tuple[int, float]]:
    """The time of a search by the number of its matches, common words by name."""
    told: dict[str, tuple[int, float]] = {}
    for text in COMMON:
        question = Question(phrase(text))
        total = reader.search(question).total
        times = [timed(lambda question=question: reader.search(question)) for _ in range(rounds + 4)]  # type: ignore[misc]
        told[text] = (total, statistics.median(times))
        print(f"    “{text}”: {total:,} passages, {1000 * told[text][1]:.1f} ms", flush=True)
    return told


def disk(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def run(size: int, given: argparse.Namespace, url: str, made: Made, folder: Path) -> dict[str, Any]:
    print(f"\n{size:,} passages", flush=True)
    start = time.perf_counter()
    passages = Stored(folder / "passages", made.passages(size))
    this = Run(size, given.rounds, given.engines, passages, questions(made))
    print(f"  made in {time.perf_counter() - start:.0f} s", flush=True)
    costs = {}
    if "embedded" in this.engines:
        costs["embedded"] = embedded(this, folder)
    if "elasticsearch" in this.engines:
        costs["elasticsearch"] = elastic(this, url)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  most memory of this process so far {most} MB", flush=True)
    return costs


def embedded(this: Run, folder: Path) -> dict[str, tuple[int, float]]:
    print("  embedded", flush=True)
    engine, raw = EmbeddedEngine(folder / "index"), folder / "raw"

    def build() -> None:
        shutil.rmtree(raw, ignore_errors=True)
        raw_tantivy_build(raw, this.passages)

    tell_build(engine, build, this)
    print(f"  disk {disk(folder / 'index') / 1e6:.0f} MB", flush=True)
    index = Index.open(str(raw))
    tell_search(engine.reader(), lambda one: raw_tantivy_search(index, one), this)
    return tell_costs(engine.reader(), this.rounds)


def elastic(this: Run, url: str) -> dict[str, tuple[int, float]]:
    print("  elasticsearch", flush=True)
    connection = Connection((url,), prefix=f"bench{uuid4().hex[:8]}", timeout=120)
    engine, client, index = ElasticEngine(connection), Elasticsearch(url, request_timeout=120), f"raw{uuid4().hex[:8]}"

    def build() -> None:
        client.indices.delete(index=index, ignore_unavailable=True)
        raw_elastic_build(client, index, connection, this.passages)

    tell_build(engine, build, this)
    name = connection.passages(engine.published())
    for each in (index, name):
        client.indices.forcemerge(index=each, max_num_segments=1)
    client.indices.flush(index=name)
    stored = client.indices.stats(index=name, metric="store")["indices"][name]["primaries"]["store"]["size_in_bytes"]
    print(f"  disk {stored / 1e6:.0f} MB after a force merge", flush=True)
    tell_search(engine.reader(), lambda one: raw_elastic_search(client, index, one), this)
    costs = tell_costs(engine.reader(), this.rounds)
    client.indices.delete(index=[index, *client.indices.get(index=f"{connection.prefix}-*")])
    return costs


def tell_growth(sizes: list[int], costs: list[dict[str, Any]]) -> None:
    """How much dearer a query is in the largest index than in the smallest, for each time as many matches."""
    if len(sizes) < 2:
        return
    print("\nwhat ten times as many matches cost (10 and less is linear or better)")
    for engine in costs[0]:
        for text in COMMON:
            (few, short), (many, long) = costs[0][engine][text], costs[-1][engine][text]
            if few and many > few:
                print(f"  {engine:14} “{text}”: {10 * (long / short) / (many / few):.1f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--engines", default="embedded,elasticsearch")
    parser.add_argument("--url", default="")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    made = Made(Analyzer(load_dictionary()), real_passages())
    costs: list[dict[str, Any]] = []
    with ExitStack() as stack:
        url = given.url
        if not url and "elasticsearch" in given.engines:
            url = stack.enter_context(Cluster(heap="2g")).urls[0]
        for size in sizes:
            with tempfile.TemporaryDirectory() as folder:
                costs.append(run(size, given, url, made, Path(folder)))
    tell_growth(sizes, costs)


if __name__ == "__main__":
    main()
