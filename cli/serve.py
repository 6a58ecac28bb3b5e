"""``tifa serve``: the API over the published index, until it is told to end."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType
from typing import Any

import typer

from cli.bounded import Bounded
from cli.flags import with_flags
from cli.listening import Listening, shown
from cli.place import Place
from cli.serving import Audience, Bounds, serving

ENDED_AT_ONCE = 1
ENGINE_TIME = (
    0.75  # of the time for an answer: an engine that hangs is told by its name, and not as a question that is too much
)
LAST_WORDS = 5  # seconds that an answer may take to go out when all is ended

Application = Callable[..., Any]


@with_flags
def serve(place: Place, listening: Listening, audience: Audience, bounds: Bounds) -> None:
    """Answer over HTTP, until Ctrl-C or SIGTERM; what is being answered then is finished, and a second signal ends it at once.

    It starts also before there is an index, and follows the one that is published.
    """
    served = serving(audience, bounds, listening.host)
    with listening.bound(listening.port) as listener:
        from api.following import Following  # noqa: PLC0415 - slow to import, as what is below
        from api.http.app import application, metrics_application  # noqa: PLC0415
        from api.http.log import log_packages  # noqa: PLC0415

        log_packages()
        hurried = replace(place, timeout=min(place.timeout, ENGINE_TIME * bounds.answer_time))
        app = application(Following(hurried.open_engine()), served)
        figures = listening.bound(audience.metrics_port) if audience.metrics_port else None
        typer.echo(f"Tifa answers at {shown(listener)}/ (Ctrl-C ends it)")
        with _beside(metrics_application(app, served), figures):
            _server(app, int(bounds.answer_time) + LAST_WORDS).run([listener])
    if threading.active_count() > 1:  # work whose client was sent away goes on, and nobody waits for it
        os._exit(0)


@contextmanager
def _beside(app: Application, listener: socket.socket | None) -> Iterator[None]:
    """Served by a thread of its own, so that it answers also where the other is busy."""
    if not listener:
        yield
        return
    server = _server(app, LAST_WORDS)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    typer.echo(f"its figures are at {shown(listener)}/metrics")
    thread.start()
    yield
    server.should_exit = True
    thread.join(LAST_WORDS)


def _server(app: Application, patience: int) -> Any:
    """``patience`` are the seconds in which answers that are under way must be finished at the end."""
    import uvicorn  # noqa: PLC0415 - slow to import

    class Server(uvicorn.Server):
        def handle_exit(self, _sig: int, _frame: FrameType | None) -> None:
            if self.should_exit:
                os._exit(ENDED_AT_ONCE)
            self.should_exit = True

    config = uvicorn.Config(
        app,
        http=_protocol(),
        ws="none",
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=patience,
    )
    return Server(config)


def _protocol() -> Any:
    try:
        from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol  # noqa: PLC0415
    except ImportError:
        return "h11"  # where the other has no wheel; it limits the size of a head itself

    from api.http.malformed import malformed  # noqa: PLC0415

    class Protocol(Bounded, HttpToolsProtocol):
        refusal = malformed()

    return Protocol
