"""``tifa serve``: the API over the published index, until it is told to end."""

import os
import socket
from collections.abc import Callable
from types import FrameType
from typing import Any

import typer

from cli.flags import with_flags
from cli.listening import Listening, shown
from cli.place import Place

ENDED_AT_ONCE = 1


@with_flags
def serve(place: Place, listening: Listening) -> None:
    """Answer over HTTP, until Ctrl-C or SIGTERM; what is being answered then is finished, and a second signal ends it at once.

    It starts also before there is an index, and follows the one that is published.
    """
    from api.following import Following  # noqa: PLC0415 - slow to import, as what is below
    from api.http.app import application  # noqa: PLC0415
    from api.http.serving import Serving  # noqa: PLC0415

    listener = listening.bound(listening.port)
    app = application(Following(place.open_engine()), Serving())
    typer.echo(f"Tifa answers at {shown(listener)}/api/v1/search?q= (Ctrl-C ends it)")
    _run(app, listener)


def _run(app: Callable[..., Any], listener: socket.socket) -> None:
    import uvicorn  # noqa: PLC0415

    class Server(uvicorn.Server):
        def handle_exit(self, _sig: int, _frame: FrameType | None) -> None:
            if self.should_exit:
                os._exit(ENDED_AT_ONCE)
            self.should_exit = True

    config = uvicorn.Config(
        app, proxy_headers=False, server_header=False, access_log=False, log_level="warning", ws="none"
    )
    Server(config).run([listener])
