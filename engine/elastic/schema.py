"""The table of fields as strict mappings. Terms come ready-made and are cut at blanks; they are not kept in the stored document."""

from collections.abc import Mapping
from typing import Any

from elasticsearch.dsl import Date, Integer, Keyword, Text
from elasticsearch.dsl import Mapping as Mappings

from engine.elastic.connection import Connection
from engine.fields import FIELDS, Field, Kind

DETAIL: dict[Kind, Any] = {Kind.TERMS: "freqs", Kind.RUNS: "positions", Kind.SINGLES: "docs"}
NOT_KEPT = [field.name for field in FIELDS.values() if field.kind in DETAIL]
# What tells of a report, a source or the dictionary in the index beside the passages.
OF_RECORDS = ("report", "district", "district_name", "region", "year", "date", "kind", "copy", "title", "length")


def passages_mapping(meta: Mapping[str, Any]) -> dict[str, Any]:
    made = _strict(meta)
    made.meta("_source", excludes=NOT_KEPT)
    for field in FIELDS.values():
        made.field(field.name, _typed(field))
    return dict(made.to_dict())


def reports_mapping(meta: Mapping[str, Any]) -> dict[str, Any]:
    made = _strict(meta)
    for name in OF_RECORDS:
        made.field(name, _typed(FIELDS[name]))
    made.field("record", Keyword())
    made.field("name", Keyword())
    made.field("body", Keyword(index=False, doc_values=False))
    return dict(made.to_dict())


def index_settings(connection: Connection) -> dict[str, Any]:
    """Not refreshed while it is built."""
    replicas: dict[str, Any] = {"index.auto_expand_replicas": "0-1"}
    if connection.replicas is not None:
        replicas = {"index.number_of_replicas": connection.replicas}
    return {"index.number_of_shards": connection.shards, "index.refresh_interval": "-1", **replicas}


def _strict(meta: Mapping[str, Any]) -> Mappings:
    made = Mappings()
    made.meta("dynamic", "strict")
    made.meta("_meta", **meta)
    return made


def _typed(field: Field) -> Any:
    match field.kind:
        case Kind.TERMS | Kind.RUNS | Kind.SINGLES:
            return Text(analyzer="whitespace", index_options=DETAIL[field.kind])
        case Kind.READ:
            return Text(analyzer="standard")
        case Kind.KEYWORD:
            return Keyword()
        case Kind.INTEGER:
            return Integer()
        case Kind.DATE:
            return Date(format="strict_date")
        case Kind.STORED:
            return Keyword(index=False, doc_values=False)
