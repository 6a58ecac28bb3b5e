"""Where ``tifa serve`` listens: the flags that say so, and the socket made of them."""

import errno
import socket
from dataclasses import dataclass
from functools import partial
from ipaddress import ip_address
from typing import Annotated, NoReturn

import typer

from cli.output import complain

_option = partial(typer.Option, rich_help_panel="Where it listens")
Host = Annotated[str, _option("--host", envvar="TIFA_HOST", help="The address it listens on.")]
Port = Annotated[int, _option("--port", envvar="TIFA_PORT", min=0, max=65535, help="Its port; 0 takes a free one.")]
AllowRemote = Annotated[
    bool,
    _option(
        "--allow-remote",
        envvar="TIFA_ALLOW_REMOTE",
        help="Also listen on an address that other machines reach; refused otherwise.",
    ),
]


@dataclass(frozen=True)
class Listening:
    """The fields are the flags."""

    host: Host = "127.0.0.1"
    port: Port = 8000
    allow_remote: AllowRemote = False

    def bound(self, port: int) -> socket.socket:
        """Listens there; ends the command where it cannot, or where other machines could ask and nobody allowed it."""
        family, address = self._address(port)
        if not self.allow_remote and not ip_address(address[0].partition("%")[0]).is_loopback:
            _end(
                f"{self.host} is an address that other machines reach",
                "allow it with --allow-remote, or listen on 127.0.0.1",
            )
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(2048)
        except OSError as error:
            _end(*_why(error, self.host, port))
        return listener

    def _address(self, port: int) -> tuple[int, tuple[str, int]]:
        try:
            found = socket.getaddrinfo(self.host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        except OSError as error:
            _end(f"{self.host} is no address ({error.strerror})", "--host 127.0.0.1, or an address of this machine")
        family, _, _, _, address = min(found)  # IPv4 first
        return family, address  # type: ignore[return-value]


def shown(listener: socket.socket) -> str:
    """The address as a browser takes it."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _why(error: OSError, host: str, port: int) -> tuple[str, str]:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} of {host} is taken", "take another with --port, or end what listens there"
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"port {port} may not be opened: those below 1024 are for root", "take another with --port"
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine", "--host 127.0.0.1, or an address that `ip address` lists"
    return f"{host}, port {port}: {error.strerror}", "look at --host and --port"


def _end(what: str, remedy: str) -> NoReturn:
    complain(what, f"remedy: {remedy}")
    raise typer.Exit(1)
