"""What one generation on Elasticsearch is asked. It goes to the index by its own name, so that what is published meanwhile is no matter.

An answer that lacks a shard, or was broken off, is an error and never shown as whole; a list of values that is not all of them is
asked again in pages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any

from engine.ask import Row
from engine.elastic.compile import EVERYTHING, compiled
from engine.elastic.edge import Edge
from engine.errors import EngineError, NoIndexError, UnreachableError
from engine.query import And, Query
from engine.question import Found, Hit, Question

# Of a facet: as many as there are divisions, and all facets together less than a server tells at once.
VALUES_AT_FIRST = 4_000
ROWS_AT_ONCE = 10_000
SCANNED_AT_ONCE = 1_000
TERMS_AT_ONCE = 400
# Several shards first tell each other how frequent the terms are, so that scores do not depend on where a passage lies; one alone does not.
KIND = "dfs_query_then_fetch"
KEPT = "2m"  # between two pages of a scan
GIVEN = ["id", "report", "text", "passage"]

Value = str | int
Body = dict[str, Any]
Counted = list[tuple[Value, int]]


class ElasticAsk:
    def __init__(self, edge: Edge, name: str) -> None:
        self._edge = edge
        self._passages = edge.connection.passages(name)
        self._reports = edge.connection.reports(name)
        self._whole_index = {"index": self._passages, "allow_partial_search_results": False, "search_type": KIND}

    def search(self, question: Question) -> Found:
        """One request: what is chosen in a facet that is counted filters the hits after the counting."""
        choices = question.choices()
        apart = {names: query for names, query in choices.items() if not set(names).isdisjoint(question.facets)}
        within = tuple(query for names, query in choices.items() if names not in apart)
        base = Question(And((question.query, *within)), copies=question.copies).wanted()
        body: Body = {"query": compiled(base), "track_total_hits": True, "size": question.size, "from": question.offset}
        body |= {"_source": GIVEN, "sort": _order(question)}
        if apart:
            body["post_filter"] = compiled(And(tuple(apart.values())))
        body["aggs"] = {name: _facet(name, apart) for name in question.facets}
        body["aggs"] |= {
            _also(at): {"filter": compiled(And((query, *apart.values())))} for at, query in enumerate(question.also)
        }
        told = self._search(body)
        hits = [_hit(hit) for hit in told["hits"]["hits"]]
        facets = {name: self._counted(question, name, told["aggregations"][name]["values"]) for name in question.facets}
        also = [told["aggregations"][_also(at)]["doc_count"] for at in range(len(question.also))]
        return Found(told["hits"]["total"]["value"], hits, facets, also)

    def leading(self, question: Question) -> list[str]:
        body: Body = {"query": compiled(question.wanted()), "sort": _order(question), "_source": ["report"]}
        body |= {
            "collapse": {"field": "report"},
            "size": question.size,
            "from": question.offset,
            "track_total_hits": False,
        }
        return [hit["_source"]["report"] for hit in self._search(body)["hits"]["hits"]]

    def best(self, queries: Sequence[Query], size: int) -> list[list[Hit]]:
        asked = {"sort": _order(Question()), "_source": GIVEN, "size": size, "track_total_hits": False}
        told = self._several([{**asked, "query": compiled(query)} for query in queries])
        return [[_hit(hit) for hit in answer["hits"]["hits"]] for answer in told]

    def totals(self, queries: Sequence[Query]) -> list[int]:
        asked = {"size": 0, "track_total_hits": True}
        told = self._several([{**asked, "query": compiled(query)} for query in queries])
        return [answer["hits"]["total"]["value"] for answer in told]

    def table(self, query: Query, names: Sequence[str], total: str = "") -> Iterator[Row]:
        if not names:
            yield self._all_in_one(query, total)
            return
        summed: Body = {"aggs": {"total": {"sum": {"field": total}}}} if total else {}
        rows: Body = {"sources": [{name: {"terms": {"field": name}}} for name in names], "size": ROWS_AT_ONCE}
        body: Body = {"query": compiled(query), "size": 0, "track_total_hits": False}
        while True:
            told = self._search({**body, "aggs": {"table": {"composite": rows, **summed}}})["aggregations"]["table"]
            for bucket in told["buckets"]:
                values = tuple(bucket["key"][name] for name in names)
                yield values, bucket["doc_count"], int(bucket["total"]["value"]) if total else 0
            if len(told["buckets"]) < ROWS_AT_ONCE:
                return
            rows["after"] = told["after_key"]

    def reports(self, query: Query) -> dict[str, int]:
        return {str(report): passages for (report,), passages, _ in self.table(query, ["report"])}

    def scan(self, query: Query) -> Iterator[Hit]:
        return map(_hit, self._pages(query, GIVEN))

    def texts(self, query: Query, most: int) -> Iterator[tuple[str, str]]:
        pages = self._pages(query, ["id", "folded"], at_once=min(most, ROWS_AT_ONCE))
        return ((hit["_source"]["id"], hit["_source"]["folded"]) for hit in islice(pages, most))

    def frequencies(self, terms: Sequence[str]) -> list[int]:
        found: list[int] = []
        for start in range(0, len(terms), TERMS_AT_ONCE):
            part = terms[start : start + TERMS_AT_ONCE]
            filters = {str(number): {"term": {"words": term}} for number, term in enumerate(part)}
            body: Body = {"size": 0, "track_total_hits": False, "aggs": {"terms": {"filters": {"filters": filters}}}}
            told = self._search(body)["aggregations"]["terms"]["buckets"]
            found += [told[str(number)]["doc_count"] for number in range(len(part))]
        return found

    def records(self, kind: str, names: Iterable[str]) -> dict[str, str]:
        ids = [f"{kind}:{name}" for name in names]
        if not ids:
            return {}
        asked = {"index": self._reports, "ids": ids, "source_includes": ["name", "body"]}
        told = self._edge.read(self._edge.client.mget, **asked)["docs"]
        for record in told:
            if "error" in record:
                raise NoIndexError(
                    f"Elasticsearch has lost the reports of this index ({record['error']})", "rebuild it"
                )
        return {record["_source"]["name"]: record["_source"].get("body", "") for record in told if record["found"]}

    def close(self) -> None:
        """The client belongs to the engine."""

    def _search(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        return _whole(self._edge.read(self._edge.client.search, body=dict(body), **self._whole_index).body)

    def _several(self, bodies: Sequence[Body]) -> list[Mapping[str, Any]]:
        """Several searches in one request."""
        if not bodies:
            return []
        searches = [line for body in bodies for line in (self._whole_index, body)]
        told = self._edge.read(self._edge.client.msearch, searches=searches)
        return [_whole(answer) for answer in told["responses"]]

    def _all_in_one(self, query: Query, total: str) -> Row:
        summed: Body = {"aggs": {"total": {"sum": {"field": total}}}} if total else {}
        told = self._search({"query": compiled(query), "size": 0, "track_total_hits": True, **summed})
        return (), told["hits"]["total"]["value"], int(told["aggregations"]["total"]["value"]) if total else 0

    def _counted(self, question: Question, name: str, told: Mapping[str, Any]) -> Counted:
        if told["sum_other_doc_count"] or told["doc_count_error_upper_bound"]:
            return [(values[0], held) for values, held, _ in self.table(question.wanted(but=name), [name])]
        return [(bucket["key"], bucket["doc_count"]) for bucket in told["buckets"]]

    def _pages(self, query: Query, fields: list[str], at_once: int = SCANNED_AT_ONCE) -> Iterator[Mapping[str, Any]]:
        """Hits in the order of ids, page by page, all of one moment."""
        client = self._edge.client
        moment = self._edge.read(client.open_point_in_time, index=self._passages, keep_alive=KEPT)["id"]
        body: Body = {"query": compiled(query), "sort": ["id"], "_source": fields}
        body |= {"size": at_once, "track_total_hits": False}
        try:
            while True:
                body["pit"] = {"id": moment, "keep_alive": KEPT}
                told = _whole(self._edge.read(client.search, body=body, allow_partial_search_results=False).body)
                moment = told.get("pit_id", moment)
                hits = told["hits"]["hits"]
                yield from hits
                if len(hits) < at_once:
                    return
                body["search_after"] = hits[-1]["sort"]
        finally:
            with suppress(EngineError):
                self._edge.once(client.close_point_in_time, id=moment)


def _also(at: int) -> str:
    """The name under which a further query is counted; no facet is called so."""
    return f"also {at}"


def _facet(name: str, apart: Mapping[tuple[str, ...], Query]) -> Body:
    """The values of a facet, without what is chosen in it."""
    others = tuple(query for others, query in apart.items() if name not in others)
    within = compiled(And(others)) if others else EVERYTHING
    return {"filter": within, "aggs": {"values": {"terms": {"field": name, "size": VALUES_AT_FIRST}}}}


def _order(question: Question) -> list[Any]:
    by_score = [{"_score": "desc"}, {"id": "asc"}]
    if question.sort == "score":
        return by_score
    return [{question.sort: {"order": "asc" if question.ascending else "desc", "missing": "_last"}}, *by_score]


def _hit(told: Mapping[str, Any]) -> Hit:
    source = told["_source"]
    return Hit(source["id"], source["report"], told.get("_score") or 0.0, source["text"], source["passage"])


def _whole(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answer, if every shard gave its part in time."""
    if "error" in told:
        raise UnreachableError(
            f"Elasticsearch cannot answer ({told['error'].get('reason')})", "look at its nodes and shards"
        )
    if told["timed_out"] or told["_shards"]["failed"]:
        what = f"{told['_shards']['failed']} of {told['_shards']['total']} shards did not answer in time"
        raise UnreachableError(what, "look at its nodes and shards, or ask for less")
    return told
