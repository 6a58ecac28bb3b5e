"""Every setting, once: as a flag and as a ``TIFA_*`` variable. Nothing else reads the environment."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analyzers.segment import DEFAULT, SEGMENTERS
from cli import language, listening, place, serving
from cli.kibana import at

SegmenterName = StrEnum("SegmenterName", {name: name for name in SEGMENTERS})  # type: ignore[misc]

Dictionary = Annotated[
    Path | None,
    typer.Option(
        envvar="TIFA_DICTIONARY",
        help="A slogan dictionary of your own, a .toml file or a folder of them, laid over the bundled one.",
        show_default="the bundled one alone",
    ),
]
Segmenter = Annotated[
    SegmenterName,
    typer.Option(envvar="TIFA_SEGMENTER", help="What cuts words: rjieba is fast, jieba is its reference."),
]
DEFAULT_SEGMENTER = SegmenterName(DEFAULT)
PLACES_HELP = "Files (.txt, .md, .html, .docx, .pdf) and folders of them."
LargestFile = Annotated[
    int, typer.Option(envvar="TIFA_LARGEST_FILE", min=1, help="The largest file that is read, in megabytes.")
]
DEFAULT_LARGEST = 20
Keep = Annotated[
    int,
    typer.Option(envvar="TIFA_KEEP", min=1, help="How many generations stay: the published one and those before it."),
]
DEFAULT_KEEP = 3
Processes = Annotated[
    int | None,
    typer.Option(
        envvar="TIFA_PROCESSES",
        min=1,
        help="How many processes parse and cut.",
        show_default="one for each processor, 8 at most",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a program instead of text for a person.")]

SETTINGS = {
    "TIFA_DICTIONARY": Dictionary,
    "TIFA_SEGMENTER": Segmenter,
    "TIFA_LARGEST_FILE": LargestFile,
    "TIFA_KEEP": Keep,
    "TIFA_PROCESSES": Processes,
    "TIFA_LANG": language.Lang,
    "TIFA_DATA": place.Data,
    "TIFA_ENGINE": place.ChosenEngine,
    "TIFA_ELASTICSEARCH_URL": place.Url,
    "TIFA_ELASTICSEARCH_USER": place.User,
    "TIFA_ELASTICSEARCH_PASSWORD": place.Password,
    "TIFA_ELASTICSEARCH_API_KEY": place.ApiKey,
    "TIFA_ELASTICSEARCH_CA": place.Authority,
    "TIFA_PREFIX": place.Prefix,
    "TIFA_SHARDS": place.Shards,
    "TIFA_REPLICAS": place.Replicas,
    "TIFA_TIMEOUT": place.Timeout,
    "TIFA_HOST": listening.Host,
    "TIFA_PORT": listening.Port,
    "TIFA_ALLOW_REMOTE": listening.AllowRemote,
    "TIFA_HOSTS": serving.Hosts,
    "TIFA_TRUSTED_PROXIES": serving.TrustedProxies,
    "TIFA_CORS": serving.Cors,
    "TIFA_LOG_QUERIES": serving.LogQueries,
    "TIFA_METRICS_PORT": serving.MetricsPort,
    "TIFA_RATE": serving.Rate,
    "TIFA_BURST": serving.Burst,
    "TIFA_AT_ONCE": serving.AtOnce,
    "TIFA_ENGINE_THREADS": serving.EngineThreads,
    "TIFA_ANSWER_TIME": serving.AnswerTime,
    "TIFA_IDLE_TIME": serving.IdleTime,
    "TIFA_KEPT_ANSWERS": serving.KeptAnswers,
    "TIFA_LONGEST_URL": serving.LongestUrl,
    "TIFA_LARGEST_BODY": serving.LargestBody,
    "TIFA_BODY_TIME": serving.BodyTime,
    "TIFA_KIBANA_URL": at.Url,
    "TIFA_KIBANA_USER": at.User,
    "TIFA_KIBANA_PASSWORD": at.Password,
    "TIFA_KIBANA_PASSWORD_FILE": at.PasswordFile,
    "TIFA_KIBANA_API_KEY": at.ApiKey,
    "TIFA_KIBANA_API_KEY_FILE": at.ApiKeyFile,
    "TIFA_KIBANA_CA": at.Authority,
    "TIFA_KIBANA_SPACE": at.Space,
    "TIFA_KIBANA_WAIT": at.Wait,
}
