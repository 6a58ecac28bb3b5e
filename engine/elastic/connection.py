"""Where the servers are, who we are to them, and how long we wait."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from elasticsearch import Elasticsearch

from engine.elastic.wire import Wire
from engine.elastic.written import SERIALIZERS
from engine.errors import EngineError

_PREFIX = re.compile(r"[a-z0-9][a-z0-9_\-]{0,99}")


@dataclass(frozen=True, slots=True)
class Connection:
    """``hosts`` may name a user and a password, which are told nowhere. ``replicas`` None: one, as soon as there is a second node."""

    hosts: tuple[str, ...]
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    authority: Path | None = None  # the certificate that signed the servers'
    prefix: str = "tifa"
    shards: int = 1
    replicas: int | None = None
    timeout: float = 30.0  # seconds, of one request
    patience: float = 120.0  # seconds, that a build waits for a server which went, or is full

    @property
    def named(self) -> str:
        """The hosts as they may be told."""
        return ", ".join(_without_user(host) for host in self.hosts)

    def passages(self, name: str = "") -> str:
        """The index of a generation; of none, the alias."""
        return f"{self.prefix}-passages{name and '-'}{name}"

    def reports(self, name: str = "") -> str:
        return f"{self.prefix}-reports{name and '-'}{name}"


def connect(connection: Connection) -> Elasticsearch:
    """A client, which asks the next host where one does not answer. Nothing is sent yet."""
    if not _PREFIX.fullmatch(connection.prefix):
        what = f"{connection.prefix!r} cannot begin the name of an index"
        raise EngineError(what, "use small letters, digits, - and _, and begin with a letter or digit: TIFA_PREFIX")
    try:
        first = urlsplit(connection.hosts[0])
    except ValueError as error:
        raise EngineError(f"{connection.hosts[0]} is no address ({error})", "write it as https://host:9200") from None
    user, password = (
        connection.user or unquote(first.username or ""),
        connection.password or unquote(first.password or ""),
    )
    told: dict[str, Any] = {}
    if connection.api_key:
        told["api_key"] = connection.api_key
    elif user:
        told["basic_auth"] = (user, password)
    if connection.authority:
        if not connection.authority.is_file():
            raise EngineError(
                f"{connection.authority} is no file", "name the certificate (PEM) that signed the servers'"
            )
        told["ca_certs"] = str(connection.authority)
    try:
        return Elasticsearch(
            list(dict.fromkeys(_without_user(host) for host in connection.hosts)),
            request_timeout=connection.timeout,
            max_retries=len(connection.hosts),
            retry_on_status=(),
            retry_on_timeout=False,
            node_class=Wire,
            serializers=SERIALIZERS,
            meta_header=False,
            **told,
        )
    except ValueError as error:
        what = f"{connection.named} is no address of a server ({error})"
        raise EngineError(what, "write it as https://host:9200") from None


def _without_user(host: str) -> str:
    parts = urlsplit(host)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
