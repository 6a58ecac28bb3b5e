"""The address that was asked, as it was written: a slash or a question mark within a name stays one."""

from string import punctuation
from urllib.parse import quote, unquote_to_bytes

from starlette.types import Scope

from api.pages.language import language_of


def written_path(scope: Scope) -> str:
    """With the same percent signs, however the client wrote them."""
    raw: bytes = scope.get("raw_path") or quote(scope["path"]).encode("ascii")
    return "/".join(quote(unquote_to_bytes(name), safe="") for name in raw.split(b"/"))


def with_query(path: str, scope: Scope) -> str:
    query = quote(scope["query_string"], safe=punctuation)
    return f"{path}?{query}" if query else path


def chinese_address(scope: Scope) -> str:
    """As it is in Chinese, with its query string."""
    path = written_path(scope)
    return with_query(path.removeprefix(language_of(path).prefix) or "/", scope)
