"""What Lens and Discover ask Elasticsearch: the columns of a panel as aggregations, Kibana's own language as a query."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

Native = dict[str, Any]
Key = tuple[str | int, ...]
Figures = dict[str, float]
CLAUSE = re.compile(r'(\w+) : (?:"([^"]*)"|(\*)|([^\s"]+))')
OF_NUMBERS = {"unique_count": "cardinality", "min": "min", "max": "max"}


def kuery(text: str) -> Native:
    """Of that language what the objects are written in: fields with a quoted text, a bare one, or any value, joined by ``and``."""
    clauses = [_clause(part) for part in text.split(" and ")] if text else [{"match_all": {}}]
    return {"bool": {"filter": clauses}}


def _clause(text: str) -> Native:
    found = CLAUSE.fullmatch(text)
    assert found, text
    field, quoted, any_value, bare = found.groups()
    if any_value:
        return {"exists": {"field": field}}
    return {"match_phrase": {field: quoted}} if quoted is not None else {"match": {field: bare}}


def aggregations(layer: Mapping[str, Any]) -> Native:
    """Buckets within each other, in the order of the columns; figures in each of them, as buckets are ordered by them too."""
    columns = [(name, layer["columns"][name]) for name in layer["columnOrder"]]
    figures = {name: _figure(column) for name, column in columns if column["operationType"] in OF_NUMBERS}
    nested = dict(figures)
    for name, column in reversed([each for each in columns if each[1]["isBucketed"]]):
        nested = {name: {**_bucket(column, layer["columns"]), "aggs": nested}, **figures}
    return nested


def _figure(column: Mapping[str, Any]) -> Native:
    return {OF_NUMBERS[column["operationType"]]: {"field": column["sourceField"]}}


def _bucket(column: Mapping[str, Any], columns: Mapping[str, Any]) -> Native:
    told = column["params"]
    by = "_key"
    if told["orderBy"]["type"] == "column":
        named = told["orderBy"]["columnId"]
        by = "_count" if columns[named]["operationType"] == "count" else named
    shard_size = max(1000, int(told["size"] * 1.5 + 10))
    order = {by: told["orderDirection"]}
    return {"terms": {"field": column["sourceField"], "size": told["size"], "shard_size": shard_size, "order": order}}


@dataclass(frozen=True)
class Elastic:
    client: Elasticsearch
    index: str

    def panel(self, state: Mapping[str, Any]) -> list[tuple[Key, Figures]]:
        """The rows of a panel, in the order in which Elasticsearch answers."""
        [layer] = state["datasourceStates"]["formBased"]["layers"].values()
        wanted = aggregations(layer)
        answer = self.client.search(
            index=self.index, query=kuery(state["query"]["query"]), aggs=wanted, size=0, track_total_hits=True
        )
        order: Sequence[str] = layer["columnOrder"]
        whole = {**answer.body.get("aggregations", {}), "doc_count": answer["hits"]["total"]["value"]}
        return list(_rows(whole, layer["columns"], order))

    def found(self, query: Native) -> set[str]:
        """The ids of all passages that a question finds."""
        answer = self.client.search(index=self.index, query=query, size=10_000, source_includes=["id"])
        return {hit["_source"]["id"] for hit in answer["hits"]["hits"]}


def _rows(
    told: Mapping[str, Any], columns: Mapping[str, Any], order: Sequence[str], key: Key = ()
) -> Iterator[tuple[Key, Figures]]:
    if order and columns[order[0]]["isBucketed"]:
        for bucket in told[order[0]]["buckets"]:
            yield from _rows(bucket, columns, order[1:], (*key, bucket["key"]))
        return
    counts = {name: columns[name]["operationType"] == "count" for name in order}
    yield key, {name: told["doc_count"] if count else told[name]["value"] for name, count in counts.items()}
