"""The peers of Tifa's ranking: Elasticsearch as people set it up for Chinese, each as one would who knows it well.

All peers get the same passages with the same fields (text, headings, the report's title) in the weights that Tifa has, so that what
differs is how a text is cut and how many of the terms must be there. A field that ends in ``_pairs`` or ``_words`` is cut here and
given ready-made to the `whitespace` analyzer, so that no plugin is needed.

`standard OR`   what one gets who changes nothing: single characters, any of them, BM25.
`standard AND`  the first thing that one changes, because OR finds nearly everything.
`pairs OR`      what the analyzer `cjk` does, which the archive of the development server lacks: pairs within runs of Chinese, other
                words whole. Both sides are folded by Tifa's own fold: better than `cjk`, which does not know traditional characters.
`jieba OR`      `jieba.cut_for_search` with its stock dictionary, as the plugins for Elasticsearch cut; folded too.

Filters are filters. A quoted text is a phrase, joined to the rest by the operator of the peer, as Elasticsearch's own
`simple_query_string` does it: with OR it ranks, with AND it must be there.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import jieba
from elasticsearch import Elasticsearch, helpers

from analyzers.fold import fold_text
from benchmarks.relevance_questions import Question, Value
from engine.fields import WEIGHTS

READ = {"text": "words", "headings": "heading_words", "title": "title_words"}
_RUN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*|[^\W\da-z_]+")

Cut = Callable[[str], str]
Told = dict[str, Any]


@dataclass(frozen=True)
class Passage:
    """``values``: what it may be filtered by."""

    id: str
    title: str
    headings: tuple[str, ...]
    text: str
    values: dict[str, Value | list[Value]]


def as_it_is(text: str) -> str:
    return text


def pairs(text: str) -> str:
    """At a blank in a question a new word begins; a run of one character stays."""
    runs = (run for part in text.split() for run in _RUN.findall(fold_text(part)))
    return " ".join(term for run in runs for term in _of_run(run))


def _of_run(run: str) -> list[str]:
    if run[0].isascii() or len(run) == 1:
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]


def words(text: str) -> str:
    """Punctuation is no word."""
    cut = (word for part in text.split() for word in _stock.cut_for_search(fold_text(part)))
    return " ".join(word for word in cut if _RUN.search(word))


jieba.setLogLevel(jieba.logging.WARNING)
_stock = jieba.Tokenizer()  # untouched by words that others add


@dataclass(frozen=True)
class Way:
    """How texts and questions are cut, and how the fields end that hold them cut so."""

    ending: str
    cut: Cut

    def match(self, text: str, **told: Any) -> Told:
        fields = [f"{name}{self.ending}^{WEIGHTS[of]}" for name, of in READ.items()]
        return {"multi_match": {"query": self.cut(text), "fields": fields, **told}}


WAYS = STANDARD, PAIRS, WORDS = Way("", as_it_is), Way("_pairs", pairs), Way("_words", words)


@dataclass(frozen=True)
class Peer:
    """``phrases``: the way in which a quoted text is looked for."""

    name: str
    way: Way
    operator: str
    phrases: Way

    def query(self, question: Question) -> Told:
        clauses = [self._words(question.words)] if question.words else []
        clauses += [self.phrases.match(text, type="phrase") for text in question.quoted]
        joined = {"must": clauses} if self.operator == "and" else {"should": clauses, "minimum_should_match": 1}
        filters = [{"term": {field: value}} for field, value in question.filters.items()]
        return {"bool": {**joined, "filter": filters}}

    def _words(self, text: str) -> Told:
        """What a term scores in several fields is added. Of AND one word may stand in a heading and another in the text."""
        if self.operator == "and":
            return self.way.match(text, type="cross_fields", operator="and", tie_breaker=1.0)
        return self.way.match(text, type="most_fields")


PEERS = (
    Peer("standard OR", STANDARD, "or", STANDARD),
    Peer("standard AND", STANDARD, "and", STANDARD),
    Peer("pairs OR", PAIRS, "or", PAIRS),
    # words cut in a sentence and cut alone differ, and a phrase of them fails: who knows jieba has single characters for phrases
    Peer("jieba OR", WORDS, "or", STANDARD),
)


class Peers:
    """One index for all of them; terms of one field do not weigh on another's."""

    def __init__(self, client: Elasticsearch, index: str) -> None:
        self._client, self._index = client, index

    def ask(self, peer: Peer, question: Question, size: int) -> list[str]:
        found = self._client.search(
            index=self._index,
            query=peer.query(question),
            size=size,
            sort=[{"_score": "desc"}, {"id": "asc"}],
            source=False,
            docvalue_fields=[{"field": "id"}],
        )
        return [hit["fields"]["id"][0] for hit in found["hits"]["hits"]]


@contextmanager
def peers(url: str, passages: Sequence[Passage]) -> Iterator[Peers]:
    """Their index goes at the end."""
    client, index = Elasticsearch(url, request_timeout=60), f"relevance{uuid4().hex[:12]}"
    client.indices.create(index=index, settings={"index.number_of_shards": 1}, mappings={"properties": _mapping()})
    try:
        helpers.bulk(client, ({"_index": index, **_document(passage)} for passage in passages), refresh=True)
        yield Peers(client, index)
    finally:
        client.indices.delete(index=index)
        client.close()


def _mapping() -> Told:
    made: Told = {name: {"type": "keyword"} for name in ("id", "district", "part", "slogan")}
    made["year"] = {"type": "integer"}
    for way in WAYS:
        analyzer = "standard" if way is STANDARD else "whitespace"
        made |= {f"{name}{way.ending}": {"type": "text", "analyzer": analyzer} for name in READ}
    return made


def _document(passage: Passage) -> Told:
    made: Told = {"id": passage.id, **passage.values}
    for way in WAYS:
        made[f"text{way.ending}"] = way.cut(passage.text)
        made[f"headings{way.ending}"] = [way.cut(heading) for heading in passage.headings]
        made[f"title{way.ending}"] = way.cut(passage.title)
    return made
