"""Where the index is: the flags that say so, and the engine and library made of them."""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from engine.port import Engine
    from indexer.library import Library


class EngineName(StrEnum):
    EMBEDDED = "embedded"
    ELASTICSEARCH = "elasticsearch"


def default_data() -> Path:
    """Where the system keeps the data of programs."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "tifa"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tifa"


_option = partial(typer.Option, rich_help_panel="Where the index is")
Data = Annotated[
    Path | None,
    _option(
        envvar="TIFA_DATA",
        help="The folder of the library and the embedded index.",
        show_default="the user's data folder",
    ),
]
ChosenEngine = Annotated[
    EngineName | None,
    _option(envvar="TIFA_ENGINE", help="Which engine is asked.", show_default="elasticsearch where its address is set"),
]
Url = Annotated[
    str,
    _option(
        "--elasticsearch-url",
        envvar="TIFA_ELASTICSEARCH_URL",
        help="Where Elasticsearch is: https://host:9200, several with commas between them.",
        show_default="none",
    ),
]
User = Annotated[
    str, _option("--elasticsearch-user", envvar="TIFA_ELASTICSEARCH_USER", help="Who we are to Elasticsearch.")
]
Password = Annotated[
    str,
    _option(
        "--elasticsearch-password",
        envvar="TIFA_ELASTICSEARCH_PASSWORD",
        help="Better as a variable: others see a flag.",
        show_default=False,
    ),
]
ApiKey = Annotated[
    str,
    _option(
        "--elasticsearch-api-key",
        envvar="TIFA_ELASTICSEARCH_API_KEY",
        help="In place of user and password; better as a variable.",
        show_default=False,
    ),
]
Authority = Annotated[
    Path | None,
    _option(
        "--elasticsearch-ca",
        envvar="TIFA_ELASTICSEARCH_CA",
        help="The certificate (PEM) that signed the servers'.",
        show_default="the system's",
    ),
]
Prefix = Annotated[
    str, _option("--prefix", envvar="TIFA_PREFIX", help="How the names of the indices and aliases begin.")
]
Shards = Annotated[int, _option(envvar="TIFA_SHARDS", min=1, help="Parts of a new index on Elasticsearch.")]
Replicas = Annotated[
    int | None,
    _option(
        envvar="TIFA_REPLICAS",
        min=0,
        help="Copies of each part on Elasticsearch.",
        show_default="1 as soon as there are two nodes",
    ),
]
Timeout = Annotated[
    float, _option(envvar="TIFA_TIMEOUT", min=0.1, help="Seconds that a request to Elasticsearch may take.")
]


@dataclass(frozen=True)
class Place:
    """Where the index is. The fields are the flags."""

    data: Data = None
    engine: ChosenEngine = None
    elasticsearch_url: Url = ""
    elasticsearch_user: User = ""
    elasticsearch_password: Password = ""
    elasticsearch_api_key: ApiKey = ""
    elasticsearch_ca: Authority = None
    prefix: Prefix = "tifa"
    shards: Shards = 1
    replicas: Replicas = None
    timeout: Timeout = 30.0

    @property
    def folder(self) -> Path:
        return self.data or default_data()

    @property
    def engine_name(self) -> EngineName:
        return self.engine or (EngineName.ELASTICSEARCH if self.elasticsearch_url else EngineName.EMBEDDED)

    def open_engine(self) -> "Engine":
        """Each engine is imported only where it is asked: both are slow to import."""
        if self.engine_name is EngineName.EMBEDDED:
            from engine.embedded.generations import EmbeddedEngine  # noqa: PLC0415

            return EmbeddedEngine(self.folder / "index")
        from engine.elastic.connection import Connection  # noqa: PLC0415
        from engine.elastic.generations import ElasticEngine  # noqa: PLC0415

        hosts = tuple(host.strip() for host in self.elasticsearch_url.split(",") if host.strip())
        if not hosts:
            raise typer.BadParameter("Elasticsearch is the engine, and its address is not set: TIFA_ELASTICSEARCH_URL")
        return ElasticEngine(
            Connection(
                hosts,
                self.elasticsearch_user,
                self.elasticsearch_password,
                self.elasticsearch_api_key,
                self.elasticsearch_ca,
                self.prefix,
                self.shards,
                self.replicas,
                self.timeout,
            )
        )

    def has_library(self) -> bool:
        return (self.folder / "library.sqlite").exists()

    def open_library(self) -> "Library":
        from indexer.library import Library  # noqa: PLC0415

        self.folder.mkdir(parents=True, exist_ok=True)
        return Library(self.folder)
