"""The objects themselves, as bytes that Kibana imports: `tifa.ndjson`, for the indices of this prefix."""

import json
from pathlib import Path

NAME = "tifa.ndjson"


def objects(prefix: str) -> bytes:
    from engine.elastic.connection import Connection  # noqa: PLC0415 - with the client of Elasticsearch, slow to import

    alias = Connection((), prefix=prefix).passages()
    return b"".join(_of_alias(line, alias) for line in _file().read_bytes().splitlines(keepends=True))


def _file() -> Path:
    """Within the installed package, or at the top of a checkout."""
    bundled = Path(__file__).parent / NAME
    return bundled if bundled.is_file() else Path(__file__).parents[2] / "kibana" / NAME


def _of_alias(line: bytes, alias: str) -> bytes:
    """The data view with the alias that it is of; all else as it is."""
    one = json.loads(line)
    if one["type"] != "index-pattern" or one["attributes"]["title"] == alias:
        return line
    one["attributes"]["title"] = alias
    return json.dumps(one, ensure_ascii=False).encode() + b"\n"
