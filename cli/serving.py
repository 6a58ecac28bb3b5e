"""Whom ``tifa serve`` answers and what it bears: the flags that say so, and the value made of them."""

from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

if TYPE_CHECKING:
    from api.http.serving import Serving

_option = partial(typer.Option, rich_help_panel="Whom it answers")
_limit = partial(typer.Option, rich_help_panel="What it bears")
Hosts = Annotated[
    str,
    _option(
        "--hosts",
        envvar="TIFA_HOSTS",
        help="Names it is asked by besides those of this machine itself, with commas between them.",
        show_default="none",
    ),
]
TrustedProxies = Annotated[
    str,
    _option(
        "--trusted-proxies",
        envvar="TIFA_TRUSTED_PROXIES",
        help="Addresses or networks whose X-Forwarded-For and X-Forwarded-Proto are believed, with commas between them.",
        show_default="none",
    ),
]
Cors = Annotated[
    str,
    _option(
        "--cors",
        envvar="TIFA_CORS",
        help="Origins whose pages may read answers: https://example.org, with commas between them.",
        show_default="none",
    ),
]
LogQueries = Annotated[
    bool, _option("--log-queries", envvar="TIFA_LOG_QUERIES", help="Also write into the log what is asked.")
]
MetricsPort = Annotated[
    int,
    _option(
        "--metrics-port",
        envvar="TIFA_METRICS_PORT",
        min=0,
        max=65535,
        help="A port of its own for figures (/metrics); 0 for none.",
    ),
]
Rate = Annotated[
    float, _limit("--rate", envvar="TIFA_RATE", min=0, help="Requests of one client a second; 0 for no limit.")
]
Burst = Annotated[int, _limit("--burst", envvar="TIFA_BURST", min=1, help="Requests of one client that come at once.")]
AtOnce = Annotated[int, _limit("--at-once", envvar="TIFA_AT_ONCE", min=1, help="Requests that are worked on at once.")]
EngineThreads = Annotated[
    int,
    _limit("--engine-threads", envvar="TIFA_ENGINE_THREADS", min=1, help="How many of them ask the engine at once."),
]
AnswerTime = Annotated[
    float, _limit("--answer-time", envvar="TIFA_ANSWER_TIME", min=0.1, help="Seconds until an answer must begin.")
]
IdleTime = Annotated[
    float,
    _limit(
        "--idle-time", envvar="TIFA_IDLE_TIME", min=0.1, help="Seconds in which a client takes a piece of a stream."
    ),
]
LongestUrl = Annotated[
    int, _limit("--longest-url", envvar="TIFA_LONGEST_URL", min=1000, help="Characters of an address.")
]
LargestBody = Annotated[
    int, _limit("--largest-body", envvar="TIFA_LARGEST_BODY", min=1, help="Kilobytes that a client may send.")
]
BodyTime = Annotated[
    float, _limit("--body-time", envvar="TIFA_BODY_TIME", min=0.1, help="Seconds in which they must come.")
]
KeptAnswers = Annotated[
    int,
    _limit(
        "--kept-answers",
        envvar="TIFA_KEPT_ANSWERS",
        min=0,
        help="Megabytes of answers that are kept for the next who asks the same; 0 for none.",
    ),
]


@dataclass(frozen=True)
class Audience:
    """Whom it answers, and what it tells of that. The fields are the flags."""

    hosts: Hosts = ""
    trusted_proxies: TrustedProxies = ""
    cors: Cors = ""
    log_queries: LogQueries = False
    metrics_port: MetricsPort = 0


@dataclass(frozen=True)
class Bounds:
    """What it bears. The fields are the flags."""

    rate: Rate = 50.0
    burst: Burst = 200
    at_once: AtOnce = 64
    engine_threads: EngineThreads = 16
    answer_time: AnswerTime = 20.0
    idle_time: IdleTime = 30.0
    longest_url: LongestUrl = 32_768
    largest_body: LargestBody = 1024
    body_time: BodyTime = 10.0
    kept_answers: KeptAnswers = 32


def serving(audience: Audience, bounds: Bounds, host: str) -> "Serving":
    """``host`` is the address that is listened on; it is a name of ours too."""
    from api.http.serving import Serving  # noqa: PLC0415

    return Serving(
        hosts=(*_names(host), *_each(audience.hosts)),
        trusted_proxies=tuple(map(_network, _each(audience.trusted_proxies))),
        cors=tuple(map(_origin, _each(audience.cors))),
        log_queries=audience.log_queries,
        longest_url=bounds.longest_url,
        largest_body=bounds.largest_body * 1024,
        body_time=bounds.body_time,
        rate=bounds.rate,
        burst=bounds.burst,
        at_once=bounds.at_once,
        engine_threads=bounds.engine_threads,
        answer_time=bounds.answer_time,
        idle_time=bounds.idle_time,
        kept_answers=bounds.kept_answers * 2**20,
    )


def _each(told: str) -> list[str]:
    return [part.strip() for part in told.split(",") if part.strip()]


def _names(host: str) -> list[str]:
    """The address that is listened on, unless it stands for all that there are."""
    try:
        return [] if ip_address(host).is_unspecified else [host]
    except ValueError:
        return [host]


def _network(told: str) -> str:
    try:
        return str(ip_network(told, strict=False))
    except ValueError as error:
        raise typer.BadParameter(f"--trusted-proxies: {told} is no address or network such as 10.0.0.0/8") from error


def _origin(told: str) -> str:
    parts = urlsplit(told)
    if told != "*" and (parts.scheme not in ("http", "https") or told != f"{parts.scheme}://{parts.netloc}"):
        raise typer.BadParameter(f"--cors: {told} is no origin such as https://example.org")
    return told
