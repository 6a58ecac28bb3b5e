"""Where we are asked: what the addresses in a file begin with, so that they lead back from any desk."""

from fastapi import Request


def site(request: Request) -> str:
    """The scheme and the name by which the client asks; the name was checked, and a proxy is believed only where it is trusted."""
    return str(request.base_url).rstrip("/")
