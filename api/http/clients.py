"""Who asks, and by which scheme: the other end, or what a trusted proxy tells. Nobody else is believed."""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

UNKNOWN = "unknown"
SCHEMES = ("http", "https")
Address = IPv4Address | IPv6Address


class Clients:
    """Notes the address of the client in the state of the request, and the scheme that it asks by in its own place."""

    def __init__(self, app: ASGIApp, trusted: Iterable[str]) -> None:
        self._app = app
        self._trusted = [ip_network(each, strict=False) for each in trusted]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"]["client"] = self._client(scope)
        scope["scheme"] = self._scheme(scope)
        await self._app(scope, receive, send)

    def _client(self, scope: Scope) -> str:
        """The last address in the row of proxies that is none of ours; what stands before it, anybody may have written."""
        at = _address((scope.get("client") or ("",))[0])
        told = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
        while at and self._is_trusted(at) and told:
            before = _address(told.pop())
            if before is None:
                break
            at = before
        return str(at) if at else UNKNOWN

    def _scheme(self, scope: Scope) -> str:
        at = _address((scope.get("client") or ("",))[0])
        told = ",".join(Headers(scope=scope).getlist("x-forwarded-proto")).split(",")[-1].strip().lower()
        return told if at and self._is_trusted(at) and told in SCHEMES else str(scope["scheme"])

    def _is_trusted(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def client_of(scope: Scope) -> str:
    return str(scope["state"].get("client", UNKNOWN))


def household(client: str) -> str:
    """What counts as one client: an IPv4 address, or a /64 of IPv6, of which each customer has a whole one."""
    address = _address(client)
    return str(IPv6Network((address, 64), strict=False)) if isinstance(address, IPv6Address) else client


def _address(text: str) -> Address | None:
    for each in _spellings(text.strip()):
        try:
            found = ip_address(each)
        except ValueError:
            continue
        mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
        return mapped or found
    return None


def _spellings(text: str) -> Sequence[str]:
    """With the port that some proxies write, and the zone that a socket tells, taken off."""
    bare = text.partition("%")[0]
    return bare, bare.removeprefix("[").partition("]")[0], bare.partition(":")[0] if bare.count(":") == 1 else bare
