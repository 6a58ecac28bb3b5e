"""A saved object, as a line of a file that Kibana imports: what it is, what it refers to, and from which version on Kibana reads it."""

from collections.abc import Iterable
from typing import Any

from engine.question import COPY

Told = dict[str, Any]
DATA_VIEW = "tifa-passages"
# Its objects as Kibana wrote them in this version; a later one brings them up to date by itself.
CORE_VERSION = "8.8.0"
VERSIONS = {"index-pattern": "8.0.0", "search": "8.0.0", "lens": "8.9.0", "dashboard": "8.9.0"}


def saved(kind: str, name: str, attributes: Told, references: Iterable[Told] = ()) -> Told:
    return {
        "type": kind,
        "id": name,
        "attributes": attributes,
        "references": list(references),
        "coreMigrationVersion": CORE_VERSION,
        "typeMigrationVersion": VERSIONS[kind],
    }


def reference(kind: str, name: str, called: str) -> Told:
    """From an object to another, by what it calls it."""
    return {"type": kind, "id": name, "name": called}


def to_data_view(called: str) -> Told:
    return reference("index-pattern", DATA_VIEW, called)


def asked(query: str = "") -> Told:
    """A question in Kibana's own language."""
    return {"query": query, "language": "kuery"}


def is_value(field: str, value: str) -> str:
    """The same as a text of that language: the field holds this value, or these words one after the other."""
    return f'{field} : "{value}"'


[_NO_COPY] = COPY.values
COPY_FIELD, COPY_VALUE = COPY.field, str(_NO_COPY)
WITHOUT_COPIES = is_value(COPY_FIELD, COPY_VALUE)
